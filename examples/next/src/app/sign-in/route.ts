import { clerkLinks } from '@account-routes/example-react/server'
import { auth } from '@clerk/nextjs/server'
import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'

export async function GET({ headers, nextUrl }: NextRequest) {
  const { isAuthenticated } = await auth()
  const { signIn, back } = clerkLinks(headers, nextUrl.searchParams.get('redirect_url'))
  redirect(isAuthenticated ? back : signIn)
}
