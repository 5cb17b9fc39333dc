// Placeholder: the plugin of TanStack Start writes this file when the app starts.
import { Route } from './routes/__root.tsx'

export const routeTree = Route
