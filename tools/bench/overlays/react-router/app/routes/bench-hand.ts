import { clerkClient, getAuth } from '@clerk/react-router/server'
import type { LoaderFunctionArgs } from 'react-router'
import { deleteSelfByHand, getSelfByHand } from '../hand-written.ts'

const answer = (work: typeof getSelfByHand) => async (args: LoaderFunctionArgs) => {
  const { status, headers, body } = await work(await getAuth(args), clerkClient(args))
  return Response.json(body, { status, headers })
}
export const loader = answer(getSelfByHand)
export const action = answer(deleteSelfByHand)
