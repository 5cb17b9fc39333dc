import { drawer } from '../../styles/drawer.ts'
import { overlays } from '../../styles/overlays.ts'

export { userPanels } from '../../texts/en-panels.ts'
export { acts } from '../acts.ts'
export { Panels } from './panels.tsx'
export const styles: readonly string[] = [overlays, drawer]
