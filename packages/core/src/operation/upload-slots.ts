import { Refusal } from '../http/refusal.ts'

interface Waiting {
  readonly bytes: number
  grant(): void
}

/** Bytes of calls that are no longer awaited. */
interface Abandoned {
  readonly bytes: number
  readonly since: number
}

/** After this long, the runtime has ended an abandoned call, or never tells: some drop promises with their request. */
const forgetAfterMs = 300_000

const maxWaiting = 64
const maxPerUser = 2

/**
 * Bounds the bytes of uploads held at once. One more waits its turn with its body unread; one user holds or waits with
 * at most two, so that one user can't keep everybody else out.
 */
export class UploadSlots {
  declare private readonly capacity: number
  declare private held: number
  declare private readonly abandoned: Set<Abandoned>
  declare private readonly waiting: Set<Waiting>
  declare private readonly perUser: Map<string, number>

  /** @param capacity bytes */
  constructor(capacity: number) {
    this.capacity = capacity
    this.held = 0
    this.abandoned = new Set()
    this.waiting = new Set()
    this.perUser = new Map()
  }

  /**
   * Waits for room.
   * @returns gives the room back; a promise says until when the bytes are still in memory although nobody waits
   * @throws Refusal `busy` when too many wait or the time is up
   */
  async reserve(userId: string, bytes: number, timeoutMs: number): Promise<(until?: Promise<unknown>) => void> {
    const own = this.perUser.get(userId) ?? 0
    if (own >= maxPerUser || this.waiting.size >= maxWaiting) throw busy()
    this.perUser.set(userId, own + 1)
    try {
      if (this.waiting.size > 0 || !this.fits(bytes)) await this.wait(bytes, timeoutMs)
      else this.held += bytes
    } catch (error) {
      this.forget(userId)
      throw error
    }
    return (until) => {
      this.held -= bytes
      this.forget(userId)
      if (until) {
        const abandoned = { bytes, since: performance.now() }
        this.abandoned.add(abandoned)
        const end = () => {
          this.abandoned.delete(abandoned)
          this.next()
        }
        until.then(end, end)
      }
      this.next()
    }
  }

  /** Abandoned bytes may double what is held, so that a Clerk that hangs doesn't fill the memory. */
  private fits(bytes: number): boolean {
    if (this.held + bytes > this.capacity) return false
    const limit = performance.now() - forgetAfterMs
    let abandoned = 0
    for (const call of this.abandoned) {
      if (call.since < limit) this.abandoned.delete(call)
      else abandoned += call.bytes
    }
    return this.held + abandoned + bytes <= 2 * this.capacity
  }

  private wait(bytes: number, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const expire = () => {
        this.waiting.delete(waiting)
        reject(busy())
        this.next()
      }
      const timer = setTimeout(expire, timeoutMs)
      const waiting: Waiting = {
        bytes,
        grant: () => {
          clearTimeout(timer)
          this.held += bytes
          resolve()
        },
      }
      this.waiting.add(waiting)
    })
  }

  private next(): void {
    for (const waiting of this.waiting) {
      if (!this.fits(waiting.bytes)) return
      this.waiting.delete(waiting)
      waiting.grant()
    }
  }

  private forget(userId: string): void {
    const left = (this.perUser.get(userId) ?? 1) - 1
    if (left === 0) this.perUser.delete(userId)
    else this.perUser.set(userId, left)
  }
}

const busy = (): Refusal => new Refusal('busy', { headers: [['Retry-After', '1']] })
