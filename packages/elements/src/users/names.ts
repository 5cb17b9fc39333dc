import type { common, userTable } from '../texts/en.ts'
import type { userPanels } from '../texts/en-panels.ts'

/** The texts that this element says. */
export type Names = keyof typeof common | keyof typeof userTable | keyof typeof userPanels
