declare const proven: unique symbol

/** Proof that a caller was admitted. Only this library creates one, so code that has it doesn't need to check again. */
export interface Principal {
  readonly userId: string
  readonly sessionId: string | null
  readonly [proven]: true
}

/** Proof that a caller may act on an account: their own, or one that `authorize` allowed. */
export interface AccountPrincipal extends Principal {
  /** The account to act on. An operation has no other id to use. */
  readonly targetUserId: string
}
