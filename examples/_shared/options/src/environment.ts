/** The JSON object in `ACCOUNT_ROUTES_OPTIONS`. */
export function readEnvironment(json = process.env.ACCOUNT_ROUTES_OPTIONS): Readonly<Record<string, unknown>> {
  if (!json) return {}
  const options: unknown = JSON.parse(json)
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new Error('ACCOUNT_ROUTES_OPTIONS must be a JSON object of options.')
  }
  return { ...options }
}
