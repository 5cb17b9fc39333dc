import { conformance } from '../../src/conformance.ts'

conformance('nuxt')
