import { conformance } from '../../src/conformance.ts'

conformance('express4')
