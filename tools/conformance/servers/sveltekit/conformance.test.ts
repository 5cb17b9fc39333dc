import { conformance } from '../../src/conformance.ts'

conformance('sveltekit')
