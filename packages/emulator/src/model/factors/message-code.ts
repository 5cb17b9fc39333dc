/** The code in every message that would be sent: the one that Clerk's own test addresses and numbers take. */
export const messageCode = '424242'
