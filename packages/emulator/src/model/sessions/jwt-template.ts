/** A JWT template of the instance. Shortcodes such as `{{user.id}}` in its claims stand for values. */
export interface JwtTemplate {
  readonly name: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly lifetime?: number | undefined
}
