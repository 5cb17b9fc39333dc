/** Reasons that several rows give for the checks they cannot pass. */

export const noBodyParsers = 'there are no body parsers before a route'

/** Limits of servers that hand web objects to a route, with Clerk's middleware around it. */
export const webObjects = {
  trace: 'the server makes a web Request of what comes, and there is none with this method',
  'clerk-headers': "Clerk's middleware adds its headers after the route has answered",
} as const

export const copiedRequest =
  "Clerk's middleware copies the request into a web Request, and there is none with this method"

/** Limits of `app.post('/deleteUser', …)`, the shape that Clerk's documents use. */
export const postOnly = {
  'other-methods-answer': 'a route of `app.post()` is asked for POST alone, and the framework answers the rest',
} as const

export const noUnsetRole = 'a program has its variables when it starts, so the adapter throws then'
