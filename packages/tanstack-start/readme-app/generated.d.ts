import type { AnyRoute } from '@tanstack/react-router'
import type {} from '@tanstack/react-start'

interface Route<Path> {
  id: Path
  path: Path
  fullPath: Path
  preLoaderRoute: AnyRoute
  parentRoute: AnyRoute
}

declare module '@tanstack/react-router' {
  interface FileRoutesByPath {
    '/': Route<'/'>
    '/api/account/$': Route<'/api/account/$'>
    '/api/delete-account': Route<'/api/delete-account'>
  }
}
