import type { createClerkClient } from '@clerk/backend'

export type Client = ReturnType<typeof createClerkClient>

/** Values that later calls need. */
export type Kept = Record<string, string>

/** Calls a method of the real client. */
export type Call = (clerk: Client, kept: Kept) => Promise<unknown>

export type Calls = Readonly<Record<string, Call>>

export const ada = 'user_ada'
export const org = 'org_engines'
export const png = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])])

/** Remembers the id of a new resource under a name. */
export async function keep(kept: Kept, name: string, made: Promise<{ id: string }>): Promise<unknown> {
  const resource = await made
  kept[name] = resource.id
  return resource
}

/** A value that an earlier call has kept. */
export function the(kept: Kept, name: string): string {
  const value = kept[name]
  if (!value) throw new Error(`No earlier call has kept "${name}".`)
  return value
}
