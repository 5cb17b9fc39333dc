import { createHash } from 'node:crypto'
import type { UserRow } from '../store/users/users.ts'

function initials(user: Pick<UserRow, 'first_name' | 'last_name' | 'username'>, email: string | null): string {
  const names = [user.first_name, user.last_name].filter((name) => name !== null)
  const source = names.length > 0 ? names : [user.username ?? email ?? '?']
  return source
    .map((name) => [...name][0] ?? '')
    .join('')
    .toUpperCase()
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
}

/** Draws the avatar of a user without a picture: initials on a color derived from the id. */
export function avatar(id: string, user: UserRow | undefined, email: string | null): string {
  const hue = ((createHash('sha256').update(id).digest()[0] ?? 0) * 360) / 256
  const text = user ? initials(user, email) : '?'
  return `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 128 128" role="img"><rect width="128" height="128" fill="hsl(${hue.toFixed(0)} 45% 38%)"/><text x="64" y="64" dy=".35em" text-anchor="middle" font-family="system-ui, sans-serif" font-size="52" fill="#fff">${escaped(text)}</text></svg>`
}
