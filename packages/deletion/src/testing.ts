export {
  type CrashMatrixOptions,
  type CrashMatrixResult,
  type CrashPoints,
  type CrashPointsOptions,
  type CrashRun,
  crashMatrix,
  crashPoints,
} from './crash-matrix.ts'
export { type ManualScheduler, manualScheduler } from './manual-scheduler.ts'
export { type Check, type TestStepsOptions, type TestUser, testSteps } from './test-steps.ts'
export { testStore } from './test-store.ts'
