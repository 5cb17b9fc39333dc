/** Minutes of real clicks, apart from `npm test`. */
export const longTests: readonly string[] = [
  'test/accessibility.test.ts',
  'test/step-up.test.ts',
  'test/clerk-js/**/*.test.ts',
]
