import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and where there is no JavaScript. What only works with it is not shown before. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
