import { mergeMetadata } from '../metadata.ts'

export type Json = Readonly<Record<string, unknown>>

export function json(text: string): Json {
  return JSON.parse(text) as Json
}

/** A change to the metadata of an organization or a membership. */
export interface MetadataChange {
  readonly public_metadata?: Json | null | undefined
  readonly private_metadata?: Json | null | undefined
}

export function metadataColumns(
  row: { public_metadata: string; private_metadata: string },
  change: MetadataChange,
  merge: boolean,
) {
  return {
    ...(change.public_metadata
      ? {
          public_metadata: JSON.stringify(
            merge ? mergeMetadata(json(row.public_metadata), change.public_metadata) : change.public_metadata,
          ),
        }
      : {}),
    ...(change.private_metadata
      ? {
          private_metadata: JSON.stringify(
            merge ? mergeMetadata(json(row.private_metadata), change.private_metadata) : change.private_metadata,
          ),
        }
      : {}),
  }
}
