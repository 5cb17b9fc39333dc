export { buildExample } from './build-example.ts'
export { freePort } from './ports.ts'
export { type RunningServer, type ServerProcess, startServer } from './server-process.ts'
export { type StartOptions, startExample } from './start-example.ts'
