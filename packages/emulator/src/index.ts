export type { Framework } from './env.ts'
export { defaultSeed, type Seed } from './seed.ts'
export { type Emulator, type EmulatorOptions, startEmulator } from './start.ts'
