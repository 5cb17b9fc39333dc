import { conformance } from '../../src/conformance.ts'

conformance('react-router')
