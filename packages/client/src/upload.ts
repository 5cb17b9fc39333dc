import type { ClientOptions, UploadOptions } from './options.ts'
import { request } from './request.ts'

/** Sends a picture, with XMLHttpRequest if progress is wanted, because fetch() reports none for uploads. */
export async function upload(
  method: string,
  path: string,
  picture: Blob,
  { onProgress, ...options }: ClientOptions & UploadOptions = {},
): Promise<never> {
  // Loaded on demand: few uploads of one picture need a bar.
  const fetch = onProgress && (await import('./progress.ts')).fetchWithProgress(onProgress)
  return request(method, path, { ...(fetch && { fetch }), ...options }, picture)
}
