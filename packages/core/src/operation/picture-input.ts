import { pictureLimit, readPicture } from '../http/pictures/picture.ts'
import type { Settings } from '../options/settings.ts'
import type { Input } from './input.ts'
import { UploadSlots } from './upload-slots.ts'

const slots = new WeakMap<Settings, UploadSlots>()

function slotsOf(settings: Settings): UploadSlots {
  const known = slots.get(settings) ?? new UploadSlots(Math.max(settings.uploads, pictureLimit))
  slots.set(settings, known)
  return known
}

/**
 * A picture of at most 10 MB: its bytes under any `image/*` type or none, or a multipart form with one file. The body
 * stays unread until there is room for it.
 */
export const picture: Input<Blob, File> = {
  from: 'picture',
  async read(attempt, userId) {
    const { request, settings } = attempt
    const declared = Number(request.header('content-length') ?? Number.NaN)
    const bytes = declared >= 0 && declared <= pictureLimit ? declared : pictureLimit
    attempt.release = await slotsOf(settings).reserve(userId, bytes, settings.timeoutMs)
    return readPicture(request)
  },
}
