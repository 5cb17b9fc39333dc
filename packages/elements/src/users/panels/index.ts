import { createAccountClient } from '@account-routes/client'
import { returned } from '../../parts/history-entry.ts'
import { drawer } from '../../styles/drawer.ts'
import { overlays } from '../../styles/overlays.ts'
import { userPanels } from '../../texts/en-panels.ts'
import { acts } from '../acts.ts'
import { Panels } from './panels.tsx'
import { failureOf, perform } from './perform.ts'

/** Everything that opens over the table, loaded after the first rows. */
export const panels = {
  Panels,
  acts,
  createAccountClient,
  english: userPanels,
  failureOf,
  perform,
  returned,
  styles: [overlays, drawer],
} as const
