import type { Database } from './database.ts'

export interface ImageRow {
  readonly id: string
  readonly content_type: string
  readonly bytes: Uint8Array
}

/** A picture as a request brings it. */
export interface Picture {
  readonly type: string
  readonly bytes: Uint8Array
}

export function insertImage(db: Database, image: ImageRow): void {
  db.run('INSERT INTO images (id, content_type, bytes) VALUES (?, ?, ?)', image.id, image.content_type, image.bytes)
}

export function findImage(db: Database, id: string): ImageRow | undefined {
  return db.get<ImageRow>('SELECT * FROM images WHERE id = ?', id)
}

export function deleteImage(db: Database, id: string): void {
  db.run('DELETE FROM images WHERE id = ?', id)
}
