import type { common, deletionList } from '../texts/en.ts'

/** The texts that this element says. */
export type Names = keyof typeof common | keyof typeof deletionList
