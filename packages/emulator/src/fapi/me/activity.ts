import { derivedId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { userAgentOf } from '../../store/sessions/activities.ts'
import type { SessionRow } from '../../store/sessions/sessions.ts'

/** The order matters: most browsers name Safari and Chrome as well. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /Edg\/([\d.]+)/],
  ['Firefox', /Firefox\/([\d.]+)/],
  ['Chrome', /(?:Headless)?Chrome\/([\d.]+)/],
  ['Safari', /Version\/([\d.]+).* Safari\//],
]

const devices: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Macintosh', /Macintosh/],
  ['Windows', /Windows/],
  ['Linux', /Linux/],
]

function read(agent: string) {
  const [browser, version] = browsers
    .map(([name, pattern]) => [name, pattern.exec(agent)?.[1]] as const)
    .find(([, found]) => found) ?? [undefined, undefined]
  return { browser, version, device: devices.find(([, pattern]) => pattern.test(agent))?.[0] }
}

/** A browser in words: "Chrome on Linux". */
export function deviceName(agent: string): string {
  const { browser = 'Browser', device } = read(agent)
  return device ? `${browser} on ${device}` : browser
}

/** The device on which a session was last used, according to its user agent. */
export function activityResource(instance: Instance, session: SessionRow): object {
  const agent = userAgentOf(instance.db, session.id)
  const { browser, version, device } = read(agent)
  return {
    object: 'session_activity',
    id: derivedId('sess_activity', session.id),
    ...(device ? { device_type: device } : {}),
    is_mobile: /Mobile|Android|iPhone|iPad/.test(agent),
    ...(browser && version ? { browser_name: browser, browser_version: version } : {}),
    ip_address: '127.0.0.1',
    city: 'Localhost',
  }
}
