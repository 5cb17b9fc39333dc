/** Minutes of real clicks, of fifty large pictures and of a Clerk that hangs: apart from `npm test`. */
export const longTests: readonly string[] = [
  // The adapter of Express 5, on the major before.
  'servers/express4/conformance.test.ts',
  'test/accessibility.test.ts',
  'test/dashboard.test.ts',
  'test/deletions.test.ts',
  'test/first-paint.test.ts',
  'test/production-keys.test.ts',
  'test/resources.test.ts',
  'test/step-up.test.ts',
  'test/clerk-js/**/*.test.ts',
]
