import { Frame, Goodbye } from '@account-routes/example-react'

export default function Page() {
  return (
    <Frame framework="Next.js">
      <Goodbye />
    </Frame>
  )
}
