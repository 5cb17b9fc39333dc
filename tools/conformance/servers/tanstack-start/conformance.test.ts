import { conformance } from '../../src/conformance.ts'

conformance('tanstack-start')
