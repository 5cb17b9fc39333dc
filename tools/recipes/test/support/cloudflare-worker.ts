// The entry of the Worker: the printed file, and a route that asks for a deletion.
export const entry = `
import { countPoints } from './plan.ts'
import { deletion, handlers } from './with-cloudflare.ts'

export default {
  ...handlers,
  async fetch(request, _, context) {
    const { userId, instance } = await request.json()
    const count = countPoints()
    const waitUntil = (work) => context.waitUntil(work)
    const { outcome } = await deletion.request({ userId, instance, requestedBy: 'self', waitUntil })
    return Response.json({ outcome, points: count() })
  },
}
`
