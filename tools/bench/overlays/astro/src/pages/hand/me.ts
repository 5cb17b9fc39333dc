import { clerkClient } from '@clerk/astro/server'
import type { APIRoute } from 'astro'
import { deleteSelfByHand, getSelfByHand } from '../../hand-written.ts'

const answer =
  (work: typeof getSelfByHand): APIRoute =>
  async (context) => {
    const { status, headers, body } = await work(context.locals.auth(), clerkClient(context))
    return Response.json(body, { status, headers })
  }
export const GET = answer(getSelfByHand)
export const DELETE = answer(deleteSelfByHand)
