/** Runs once where the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { plan } = await import('@account-routes/example-options')
  await plan.deletion?.start()
}
