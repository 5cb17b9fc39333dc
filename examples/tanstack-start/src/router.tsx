import { Frame, Problem } from '@account-routes/example-react'
import { createRouter } from '@tanstack/react-router'
import { routeTree } from './routeTree.gen.ts'

const Failed = () => (
  <Frame framework="TanStack Start">
    <Problem title="Something went wrong" />
  </Frame>
)

export const getRouter = () => createRouter({ routeTree, defaultErrorComponent: Failed })
