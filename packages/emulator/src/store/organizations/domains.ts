import type { Database } from '../database.ts'
import { findRecordByName, type RecordRow } from '../records/records.ts'

export const enrollmentModes = [
  'manual_invitation',
  'automatic_invitation',
  'automatic_suggestion',
  'enterprise_sso',
] as const

export type EnrollmentMode = (typeof enrollmentModes)[number]

/** A verification by a code to an address at the domain. */
export interface Affiliation {
  readonly email: string
  readonly attempts: number
  readonly expire_at: number
}

/** The status of a domain's record is its enrollment mode. */
export interface DomainData {
  readonly verified_at: number | null
  readonly affiliation?: Affiliation
}

export type Domain = RecordRow<DomainData>

/** The verified domain of an email address. */
export function domainOfAddress(db: Database, address: string): Domain | undefined {
  const name = address.slice(address.lastIndexOf('@') + 1)
  const domain = findRecordByName<DomainData>(db, 'organization_domain', name)
  return domain?.data.verified_at == null ? undefined : domain
}
