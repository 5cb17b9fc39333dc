import { createHash, timingSafeEqual } from 'node:crypto'
import bcrypt from 'bcryptjs'

const isBcrypt = (code: string): boolean => /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(code)

const digestOf = (code: string): string => `sha256:${createHash('sha256').update(code.trim()).digest('hex')}`

/** Backup codes as they are stored: those that come as bcrypt digests stay so, the others are hashed. */
export const storedBackupCodes = (codes: readonly string[]): string =>
  JSON.stringify(codes.map((code) => (isBcrypt(code) ? code : digestOf(code))))

/** Whether this code is the stored one. */
export const isBackupCode = async (stored: string, code: string): Promise<boolean> =>
  isBcrypt(stored)
    ? bcrypt.compare(code.trim(), stored)
    : timingSafeEqual(Buffer.from(stored), Buffer.from(digestOf(code)))
