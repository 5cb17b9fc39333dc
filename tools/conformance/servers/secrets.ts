/** Of the servers' webhook: no secret, since it is printed here. */
export const signingSecret = `whsec_${btoa('signs the events of the conformance suite')}`

/** The secret that a cron service sends to the servers' sweep. */
export const sweepSecret = 'runs-the-deletions-of-the-conformance-suite'
