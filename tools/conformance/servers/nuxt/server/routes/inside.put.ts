import { defineEventHandler, readRawBody } from 'h3'

/** Asks the routes without leaving the server, as a page does that is rendered there. */
export default defineEventHandler(async (event) =>
  event.$fetch('/api/account/me/profile-image', { method: 'PUT', body: await readRawBody(event, false) }),
)
