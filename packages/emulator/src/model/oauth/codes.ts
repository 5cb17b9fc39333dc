import { newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { findRecordByName, insertRecord, updateRecord } from '../../store/records/records.ts'
import type { Code, CodeData, Grant } from './grants.ts'

const lifetime = 600_000

/** Creates an authorization code, which is valid once and for ten minutes. */
export function createCode(
  instance: Instance,
  userId: string,
  grant: Grant,
  asked: Pick<CodeData, 'redirectUri' | 'challenge'>,
): string {
  const now = instance.now()
  const secret = `clk_code_${newSecret(32)}`
  const data: CodeData = { ...grant, ...asked, secret }
  insertRecord(instance.db, {
    kind: 'oauth_code',
    id: grant.grant,
    owner: userId,
    name: secret,
    data,
    expires_at: now + lifetime,
    created_at: now,
  })
  return secret
}

/** Finds a code, used or not. */
export function findCode(instance: Instance, secret: string): Code | undefined {
  const row = findRecordByName<CodeData>(instance.db, 'oauth_code', secret)
  return row?.data.secret === secret ? row : undefined
}

export function useUpCode(instance: Instance, code: Code): void {
  updateRecord(instance.db, code.id, { status: 'used', updated_at: instance.now() })
}
