import { defineEventHandler, readRawBody } from 'h3'

/** Such as a middleware that checks a signature over the body. */
export default defineEventHandler(async (event) => {
  if (event.path.startsWith('/parsed')) await readRawBody(event)
})
