import '@account-routes/example-page/page.css'
import { ClerkProvider } from '@clerk/nextjs'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = { title: 'Your account · Next.js example', icons: { icon: 'data:,' } }

// Clerk's keys are those of the server that runs, not of the build.
export const dynamic = 'force-dynamic'

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <ClerkProvider signInUrl="/sign-in">{children}</ClerkProvider>
      </body>
    </html>
  )
}
