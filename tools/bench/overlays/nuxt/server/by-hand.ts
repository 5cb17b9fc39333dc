import { clerkClient } from '@clerk/nuxt/server'
import { type getSelfByHand, isClerkHeader } from '../hand-written'
export const byHand = (work: typeof getSelfByHand) =>
  defineEventHandler(async (event) => {
    const { status, headers, body } = await work(event.context.auth(), clerkClient(event))
    for (const name of event.node.res.getHeaderNames()) if (isClerkHeader(name)) event.node.res.removeHeader(name)
    setResponseStatus(event, status)
    setResponseHeaders(event, headers)
    return body
  })
