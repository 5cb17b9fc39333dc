import { createHash, randomFillSync } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const epoch = 1_400_000_000

/** Prefixes of ids, as Clerk uses them. */
export type IdPrefix =
  | 'user'
  | 'sess'
  | 'client'
  | 'idn'
  | 'eac'
  | 'org'
  | 'orgmem'
  | 'orginv'
  | 'role'
  | 'perm'
  | 'rset'
  | 'img'
  | 'sit'
  | 'act'
  | 'dvb'
  | 'ver'
  | 'totp'
  | 'tdev'
  | 'samlacc'
  | 'entacc'
  | 'msg'
  | 'dmn'
  | 'ema'
  | 'sms'
  | 'aconf'
  | 'backup_code'
  | 'sess_activity'
  | 'display_config'
  | 'sia'
  | 'sua'
  | 'inv'
  | 'alid'
  | 'blid'
  | 'ru'
  | 'jtmp'
  | 'wait'
  | 'orgdmn'
  | 'orgsug'
  | 'csub'
  | 'csub_item'
  | 'cplan'
  | 'mch'
  | 'oa'
  | 'ins'

function encode(bytes: Buffer): string {
  const words = [0, 4, 8, 12, 16].map((at) => bytes.readUInt32BE(at))
  const digits = new Array<string>(27)
  for (let digit = 26; digit >= 0; digit--) {
    let rest = 0
    for (let word = 0; word < 5; word++) {
      const value = rest * 0x1_0000_0000 + (words[word] as number)
      words[word] = Math.floor(value / 62)
      rest = value % 62
    }
    digits[digit] = alphabet[rest] as string
  }
  return digits.join('')
}

// Random bytes cost per call, so they are fetched for many ids at once.
const pool = Buffer.alloc(4096)
let used = pool.length

function fillRandom(target: Buffer, at: number): void {
  const wanted = target.length - at
  if (used + wanted > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  pool.copy(target, at, used, used + wanted)
  used += wanted
}

/** Creates an id like Clerk's: a prefix and a KSUID, 27 base62 digits that sort by the second of their creation. */
export function newId(prefix: IdPrefix, now: number = Date.now()): string {
  const bytes = Buffer.alloc(20)
  bytes.writeUInt32BE(Math.floor(now / 1000) - epoch, 0)
  fillRandom(bytes, 4)
  return `${prefix}_${encode(bytes)}`
}

/** Creates an id of 32 hexadecimal digits, as API keys and tokens have it. */
export function newHexId(prefix: 'ak' | 'mt' | 'oat' | 'ort'): string {
  return `${prefix}_${traceId()}`
}

/** Creates a trace id for a response. */
export function traceId(): string {
  const bytes = Buffer.allocUnsafe(16)
  fillRandom(bytes, 0)
  return bytes.toString('hex')
}

/** Derives an id from a text, always the same. */
export function derivedId(prefix: IdPrefix, text: string): string {
  return `${prefix}_${encode(createHash('sha256').update(text).digest().subarray(0, 20))}`
}

/** Creates an unguessable value for cookies and one-time links. */
export function newSecret(bytes = 24): string {
  return randomFillSync(Buffer.alloc(bytes)).toString('base64url')
}
