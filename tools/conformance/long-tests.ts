/** Minutes of real clicks, apart from `npm test`. */
export const longTests: readonly string[] = ['accessibility', 'clerk-js', 'step-up'].map(
  (name) => `test/${name}.test.ts`,
)
