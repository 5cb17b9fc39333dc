import { createHash, timingSafeEqual } from 'node:crypto'
import bcrypt from 'bcryptjs'

function isBcrypt(code: string): boolean {
  return /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(code)
}

function digestOf(code: string): string {
  return `sha256:${createHash('sha256').update(code.trim()).digest('hex')}`
}

/** Hashes backup codes for storage. Codes that are bcrypt digests already stay as they are. */
export function storedBackupCodes(codes: readonly string[]): string {
  return JSON.stringify(codes.map((code) => (isBcrypt(code) ? code : digestOf(code))))
}

/** Returns true if the code matches the stored one. */
export async function isBackupCode(stored: string, code: string): Promise<boolean> {
  return isBcrypt(stored)
    ? bcrypt.compare(code.trim(), stored)
    : timingSafeEqual(Buffer.from(stored), Buffer.from(digestOf(code)))
}
