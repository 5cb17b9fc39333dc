// Names, organizations and metadata are written by strangers and shown to administrators.

const longest = 300

/** Characters that reorder, hide or break the text around them. */
const controls = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu

/** Text to show: without characters that affect the text around it, and cut to a readable length. */
export function plain(text: string, length: number = longest): string {
  const clean = text
    .slice(0, length * 2)
    .replace(controls, ' ')
    .trim()
  return clean.length > length ? `${clean.slice(0, length - 1)}…` : clean
}

/** An address from data, if following it is safe: one of this origin, or https. */
export function safeAddress(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address, document.baseURI)) return undefined
  const { protocol, origin, href } = new URL(address, document.baseURI)
  return protocol === 'https:' || (protocol === 'http:' && origin === location.origin) ? href : undefined
}
