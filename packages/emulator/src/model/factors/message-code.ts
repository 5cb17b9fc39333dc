/** The code in every message, the same as for Clerk's own test addresses and numbers. */
export const messageCode = '424242'
