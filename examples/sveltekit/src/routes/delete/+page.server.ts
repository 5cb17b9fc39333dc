import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({ isFresh: locals.auth().has({ reverification: 'strict' }) })
