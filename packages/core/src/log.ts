// For the other packages of this project, so that each log is written, and kept free of secrets, in one way.
export { logError, redact } from './http/log.ts'
