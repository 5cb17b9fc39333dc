import { redirect } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** Leads back to the page of this app that the visitor came from. */
export const load: PageServerLoad = ({ locals, url }) => {
  const asked = url.searchParams.get('redirect_url') ?? '/'
  const target = URL.canParse(asked, url.origin) ? new URL(asked, url.origin) : url
  const back = target.origin === url.origin && target !== url ? target.pathname + target.search : '/'
  if (locals.auth().userId) redirect(307, back)
  return { back }
}
