/** A JWT template of the instance: claims in which `{{user.…}}` stands for a value. */
export interface JwtTemplate {
  readonly name: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly lifetime?: number | undefined
}
