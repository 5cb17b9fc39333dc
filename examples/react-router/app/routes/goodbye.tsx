import { Frame, Goodbye } from '@account-routes/example-react'

export default function GoodbyePage() {
  return (
    <Frame framework="React Router">
      <Goodbye />
    </Frame>
  )
}
