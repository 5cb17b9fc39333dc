import { drawer } from '../../styles/drawer.ts'
import { overlays } from '../../styles/overlays.ts'

export { returned } from '../../parts/history-entry.ts'
export { userPanels } from '../../texts/en-panels.ts'
export { acts } from '../acts.ts'
export { Panels } from './panels.tsx'
export { failureOf, perform } from './perform.ts'
export const styles: readonly string[] = [overlays, drawer]
