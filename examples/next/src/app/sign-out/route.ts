import { clerkLinks } from '@account-routes/example-react/server'
import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'

export const GET = ({ headers }: NextRequest) => redirect(clerkLinks(headers).signOut)
