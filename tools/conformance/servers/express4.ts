import { createRequire } from 'node:module'
import { start } from './express-app.ts'

// The other major is a dependency of its example alone.
const example = new URL('../../../examples/express4/package.json', import.meta.url)
start(createRequire(example)('express'))
