import { pictureLimit, readPicture } from '../http/pictures/picture.ts'
import type { Settings } from '../options/settings.ts'
import type { Attempt } from './attempt.ts'
import { UploadSlots } from './upload-slots.ts'

const slots = new WeakMap<Settings, UploadSlots>()

function slotsOf(settings: Settings): UploadSlots {
  const known = slots.get(settings) ?? new UploadSlots(Math.max(settings.uploads, pictureLimit))
  slots.set(settings, known)
  return known
}

/** Reads a picture once there is room for it; until then its body stays unread. */
export async function receivePicture(attempt: Attempt, userId: string): Promise<File> {
  const { request, settings } = attempt
  const declared = Number(request.header('content-length') ?? Number.NaN)
  const bytes = declared >= 0 && declared <= pictureLimit ? declared : pictureLimit
  attempt.release = await slotsOf(settings).reserve(userId, bytes, settings.timeoutMs)
  return readPicture(request)
}
