import { auth, clerkClient } from '@clerk/tanstack-react-start/server'
import { createFileRoute } from '@tanstack/react-router'
import { deleteSelfByHand, getSelfByHand } from '../../hand-written.ts'

const answer = (work: typeof getSelfByHand) => async () => {
  const { status, headers, body } = await work(await auth(), clerkClient())
  return Response.json(body, { status, headers })
}
export const Route = createFileRoute('/hand/me')({
  server: { handlers: { GET: answer(getSelfByHand), DELETE: answer(deleteSelfByHand) } },
})
