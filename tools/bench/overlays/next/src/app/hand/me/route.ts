import { auth, clerkClient } from '@clerk/nextjs/server'
import { deleteSelfByHand, getSelfByHand } from '../../../hand-written.ts'

const answer = (work: typeof getSelfByHand) => async () => {
  const { status, headers, body } = await work(await auth(), await clerkClient())
  return Response.json(body, { status, headers })
}
export const GET = answer(getSelfByHand)
export const DELETE = answer(deleteSelfByHand)
