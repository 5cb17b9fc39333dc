/** Runs once where the server starts. */
export async function register(): Promise<void> {
  // Next.js 15 leaves an import out of its build for the edge only where it stands inside of such a condition.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { plan } = await import('@account-routes/example-options')
    await plan.deletion?.start()
  }
}
