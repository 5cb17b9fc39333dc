import { clerkLinks } from '@account-routes/example-react/server'
import { redirect } from 'react-router'
import type { Route } from './+types/sign-out'

export const loader = ({ request }: Route.LoaderArgs) => redirect(clerkLinks(request.headers).signOut)
