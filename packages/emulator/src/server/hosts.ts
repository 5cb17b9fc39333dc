import { isIP } from 'node:net'

/** The hosts that the emulator answers under and leads browsers back to. */
export interface Hosts {
  /** Takes a host name or an address, in brackets if IPv6, without a port. */
  isAllowed(hostname: string): boolean
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    (hostname.startsWith('127.') && isIP(hostname) === 4)
  )
}

/** The host name of a Host header, or of what a person typed: lower case, without a port or a dot at the end. */
export function hostnameOf(host: string): string {
  const text = host.trim().toLowerCase()
  const end = text.startsWith('[') ? text.indexOf(']') + 1 : text.indexOf(':')
  const name = end > 0 && (text.startsWith('[') || text.indexOf(':', end + 1) < 0) ? text.slice(0, end) : text
  if (isIP(name) === 6) return `[${name}]`
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/**
 * A page of a stranger's site can give this machine's address its own name (DNS rebinding) and would then be of the same
 * origin as the emulator. So names that a stranger could own are refused. No public name lacks a dot.
 */
export function createHosts(options: { readonly host: string; readonly allowed: readonly string[] }): Hosts {
  const own = hostnameOf(options.host)
  const named = new Set([own, 'host.docker.internal', ...options.allowed.map(hostnameOf)])
  const withoutDot = !isLoopback(own)
  return {
    isAllowed: (hostname) =>
      isLoopback(hostname) || named.has(hostname) || (withoutDot && /^[a-z0-9_-]+$/.test(hostname)),
  }
}
