import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { deleteImage, insertImage, type Picture } from '../../store/images.ts'
import {
  deleteOrganization,
  findOrganization,
  insertOrganization,
  type OrganizationRow,
  updateOrganization,
} from '../../store/organizations/organizations.ts'
import { findUser } from '../../store/users/users.ts'
import { settingsOf } from '../instance/settings.ts'
import { needOrganization } from './find.ts'
import { addMember } from './members.ts'
import { type Json, type MetadataChange, metadataColumns } from './metadata.ts'
import { organizationResource } from './resources.ts'
import { adminRole } from './role-records.ts'

function slugOf(instance: Instance, name: string): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'organization'
  if (!findOrganization(instance.db, base)) return base
  for (let number = 2; ; number++) {
    if (!findOrganization(instance.db, `${base}-${number}`)) return `${base}-${number}`
  }
}

function assertSlugFree(instance: Instance, slug: string, self?: string): void {
  const other = findOrganization(instance.db, slug)
  if (other && other.id !== self) throw clerkError('form_identifier_exists', 'slug', { param_name: 'slug' })
}

export interface OrganizationInput {
  readonly id?: string | undefined
  readonly name: string
  readonly slug?: string | null | undefined
  readonly created_by?: string | null | undefined
  readonly max_allowed_memberships?: number | null | undefined
  readonly public_metadata?: Json | null | undefined
  readonly private_metadata?: Json | null | undefined
  readonly created_at?: number | null | undefined
}

export function createOrganization(instance: Instance, input: OrganizationInput): OrganizationRow {
  const { db } = instance
  const now = instance.now()
  const id = input.id ?? newId('org', now)
  return db.transaction(() => {
    if (input.slug) assertSlugFree(instance, input.slug)
    if (input.created_by && !findUser(db, input.created_by)) throw clerkError('organization_creator_not_found')
    insertOrganization(db, {
      id,
      name: input.name,
      slug: input.slug ?? slugOf(instance, input.name),
      max_allowed_memberships:
        input.max_allowed_memberships ?? settingsOf(instance, 'organizations').max_allowed_memberships,
      admin_delete_enabled: 1,
      public_metadata: JSON.stringify(input.public_metadata ?? {}),
      private_metadata: JSON.stringify(input.private_metadata ?? {}),
      created_by: input.created_by ?? null,
      created_at: input.created_at ?? now,
      updated_at: now,
    })
    const row = told(instance, 'created', id)
    if (input.created_by) addMember(instance, id, { user_id: input.created_by, role: adminRole })
    return row
  })
}

/** Emits an event about an organization, and returns the organization. */
function told(instance: Instance, what: 'created' | 'updated', id: string): OrganizationRow {
  const row = needOrganization(instance, id)
  instance.emit(`organization.${what}`, () => organizationResource(instance, row))
  return row
}

export function changeOrganization(
  instance: Instance,
  id: string,
  change: {
    readonly name?: string | null | undefined
    readonly slug?: string | null | undefined
    readonly max_allowed_memberships?: number | null | undefined
    readonly admin_delete_enabled?: boolean | null | undefined
    readonly created_at?: number | null | undefined
  },
): OrganizationRow {
  const row = needOrganization(instance, id)
  if (change.slug) assertSlugFree(instance, change.slug, row.id)
  updateOrganization(instance.db, row.id, {
    ...(change.name ? { name: change.name } : {}),
    ...(change.slug ? { slug: change.slug } : {}),
    ...(typeof change.max_allowed_memberships === 'number'
      ? { max_allowed_memberships: change.max_allowed_memberships }
      : {}),
    ...(typeof change.admin_delete_enabled === 'boolean'
      ? { admin_delete_enabled: Number(change.admin_delete_enabled) }
      : {}),
    ...(typeof change.created_at === 'number' ? { created_at: change.created_at } : {}),
    updated_at: instance.now(),
  })
  return told(instance, 'updated', row.id)
}

export function setOrganizationMetadata(
  instance: Instance,
  id: string,
  change: MetadataChange,
  merge: boolean,
): OrganizationRow {
  const row = needOrganization(instance, id)
  updateOrganization(instance.db, row.id, { ...metadataColumns(row, change, merge), updated_at: instance.now() })
  return told(instance, 'updated', row.id)
}

/** Sets or removes the logo of an organization. */
export function setLogo(instance: Instance, id: string, picture: Picture | undefined): OrganizationRow {
  const { db } = instance
  const row = needOrganization(instance, id)
  const now = instance.now()
  const imageId = picture ? newId('img', now) : null
  return db.transaction(() => {
    if (row.image_id) deleteImage(db, row.image_id)
    if (picture && imageId) insertImage(db, { id: imageId, content_type: picture.type, bytes: picture.bytes })
    updateOrganization(db, row.id, { image_id: imageId, updated_at: now })
    return told(instance, 'updated', row.id)
  })
}

export function removeOrganization(instance: Instance, id: string): object {
  const row = needOrganization(instance, id)
  const deleted = { object: 'organization', id: row.id, slug: row.slug, deleted: true }
  instance.db.transaction(() => {
    if (row.image_id) deleteImage(instance.db, row.image_id)
    deleteOrganization(instance.db, row.id)
    instance.emit('organization.deleted', () => deleted)
  })
  return deleted
}
