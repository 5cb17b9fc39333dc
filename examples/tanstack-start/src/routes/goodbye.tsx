import { Frame, Goodbye } from '@account-routes/example-react'
import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/goodbye')({ component: GoodbyePage })

function GoodbyePage() {
  return (
    <Frame framework="TanStack Start">
      <Goodbye />
    </Frame>
  )
}
