import { Frame, NotFound } from '@account-routes/example-react'

export default function Page() {
  return (
    <Frame framework="Next.js">
      <NotFound />
    </Frame>
  )
}
