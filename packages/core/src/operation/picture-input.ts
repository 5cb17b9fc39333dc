import type { Input } from './input.ts'

/** A picture of at most 10 MB: its bytes under any `image/*` type or none, or a multipart form with one file. */
export const picture: Input<Blob, File> = {
  from: 'picture',
  async read(attempt, userId) {
    // Loaded on demand: uploads are rare.
    const { receivePicture } = await import('./upload.ts')
    return receivePicture(attempt, userId)
  },
}
