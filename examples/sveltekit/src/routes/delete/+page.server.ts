import { redirect } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  const { userId, has } = locals.auth()
  if (!userId) redirect(307, '/sign-in?redirect_url=/delete')
  return { isFresh: has({ reverification: 'strict' }) }
}
