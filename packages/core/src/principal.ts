declare const proven: unique symbol

/** Proof that a caller was let in. Only a guard can make one, so whoever holds it need not ask again. */
export interface Principal {
  readonly userId: string
  readonly sessionId: string | null
  readonly [proven]: true
}

/** Proof that a caller may act on an account: their own, or one that `authorize` allowed. */
export interface AccountPrincipal extends Principal {
  /** The account to act on. It is the only one that an operation knows of. */
  readonly targetUserId: string
}
