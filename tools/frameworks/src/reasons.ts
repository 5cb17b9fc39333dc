/** Reasons that several rows give for the checks they cannot pass. */

export const noBodyParsers = 'there are no body parsers before a route'

/** Limits of servers that hand web objects to a route, with Clerk's middleware around it. */
export const webObjects = {
  trace: 'the server creates a web Request, which cannot have this method',
  'clerk-headers': "Clerk's middleware adds its headers after the route has answered",
} as const

export const copiedRequest = "Clerk's middleware copies the request into a web Request, which cannot have this method"

/** Limits of `app.post('/deleteUser', …)`, the shape that Clerk's documents use. */
export const postOnly = {
  'other-methods-answer': 'a route of `app.post()` gets only POST, and the framework answers the rest',
} as const

export const noUnsetRole = 'a program has its variables when it starts, so the adapter throws at startup'
