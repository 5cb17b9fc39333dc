'use client'
import { Frame, Problem } from '@account-routes/example-react'

export default function Page() {
  return (
    <Frame framework="Next.js">
      <Problem title="Something went wrong" />
    </Frame>
  )
}
