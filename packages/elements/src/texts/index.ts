import type { VerificationTexts } from '@account-routes/client'
import type { Message } from '../base/words.ts'
import type { common, deleteAccount, deletionList, userTable } from './en.ts'
import type { userPanels } from './en-panels.ts'

type Translated<Group> = { readonly [Name in keyof Group]: Message }

/** Everything that the elements say. English is the list of names. */
export interface Texts {
  readonly common: Translated<typeof common>
  readonly deleteAccount: Translated<typeof deleteAccount>
  readonly deletionList: Translated<typeof deletionList>
  readonly userTable: Translated<typeof userTable>
  /** Everything that opens over the table. */
  readonly userPanels: Translated<typeof userPanels>
  /** The form that asks for a verification if Clerk's own dialog can't open. */
  readonly verification: { readonly [Name in keyof VerificationTexts]: string }
}

/** Texts that replace those of the language. */
export type TextChanges = { readonly [Group in keyof Texts]?: Partial<Texts[Group]> }
