// The plugin of TanStack Start generates this beside an app's routes.
import type { AnyRoute } from '@tanstack/react-router'
import type {} from '@tanstack/react-start'

declare module '@tanstack/react-router' {
  interface FileRoutesByPath {
    '/api/account/$': {
      id: '/api/account/$'
      path: '/api/account/$'
      fullPath: '/api/account/$'
      preLoaderRoute: AnyRoute
      parentRoute: AnyRoute
    }
  }
}
