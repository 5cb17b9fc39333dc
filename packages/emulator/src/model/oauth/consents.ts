import { newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { deleteRecord, insertRecord, listRecords, type RecordRow } from '../../store/records/records.ts'
import type { OauthApplication } from '../machines/oauth-applications.ts'

interface ConsentData {
  readonly application: string
  readonly scopes: readonly string[]
}

function findConsent(instance: Instance, userId: string, { id }: OauthApplication): RecordRow<ConsentData> | undefined {
  const order = { column: 'created_at', descending: true }
  const filters = { owner: userId, names: [id] }
  const { rows } = listRecords<ConsentData>(
    instance.db,
    'oauth_consent',
    filters,
    order,
    { limit: 1, offset: 0 },
    instance.now(),
  )
  return rows[0]
}

/** Returns true if the user has agreed to all these scopes before. */
export function hasConsented(
  instance: Instance,
  userId: string,
  application: OauthApplication,
  scopes: readonly string[],
): boolean {
  const known = findConsent(instance, userId, application)?.data.scopes ?? []
  return scopes.every((scope) => known.includes(scope))
}

/** Remembers the scopes that a user has agreed to, beside those of former times. */
export function rememberConsent(
  instance: Instance,
  userId: string,
  application: OauthApplication,
  scopes: readonly string[],
): void {
  const former = findConsent(instance, userId, application)
  const data: ConsentData = {
    application: application.id,
    scopes: [...new Set([...(former?.data.scopes ?? []), ...scopes])],
  }
  if (former) deleteRecord(instance.db, former.id)
  insertRecord(instance.db, {
    kind: 'oauth_consent',
    id: `consent_${newSecret()}`,
    owner: userId,
    name: application.id,
    data,
    created_at: instance.now(),
  })
}
