import { clerkError } from '../../errors.ts'
import { derivedId, newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  deleteRecord,
  findRecordByName,
  insertRecord,
  listRecords,
  type RecordRow,
  updateRecord,
} from '../../store/records/records.ts'
import { needRecord } from '../records.ts'

interface SatelliteData {
  readonly proxy_url: string | null
}

type Satellite = RecordRow<SatelliteData>

const primaryId = ({ key }: Instance): string => derivedId('dmn', key.kid)

function resource(
  instance: Instance,
  domain: { readonly id: string; readonly name: string; readonly proxyUrl: string | null; readonly satellite: boolean },
): object {
  return {
    object: 'domain',
    id: domain.id,
    name: domain.name,
    is_satellite: domain.satellite,
    frontend_api_url: instance.url,
    accounts_portal_url: domain.satellite ? null : instance.url,
    proxy_url: domain.proxyUrl,
    development_origin: '',
    cname_targets: [],
  }
}

function primary(instance: Instance): object {
  const { host: name } = new URL(instance.url)
  return resource(instance, { id: primaryId(instance), name, proxyUrl: instance.url, satellite: false })
}

function shown(instance: Instance, { id, name, data }: Satellite): object {
  return resource(instance, { id, name, proxyUrl: data.proxy_url, satellite: true })
}

/** Lists the emulator's own domain, then the satellites. */
export function listDomains(instance: Instance): object {
  const order = { column: 'created_at', descending: false }
  const all = { limit: 500, offset: 0 }
  const { rows, total } = listRecords<SatelliteData>(instance.db, 'domain', {}, order, all, instance.now())
  return { data: [primary(instance), ...rows.map((row) => shown(instance, row))], total_count: total + 1 }
}

function assertNameFree(instance: Instance, name: string): void {
  if (findRecordByName(instance.db, 'domain', name))
    throw clerkError('form_identifier_exists', 'name', { param_name: 'name' })
}

export function addSatellite(instance: Instance, name: string, proxyUrl: string | null): object {
  assertNameFree(instance, name)
  const now = instance.now()
  const id = newId('dmn', now)
  const data: SatelliteData = { proxy_url: proxyUrl }
  insertRecord(instance.db, { kind: 'domain', id, name, data, created_at: now })
  return shown(instance, needRecord<SatelliteData>(instance, 'domain', id))
}

/** The emulator's own domain is the address that it listens at. */
function needSatellite(instance: Instance, id: string): Satellite {
  if (id === primaryId(instance)) throw clerkError('not_allowed_access')
  return needRecord<SatelliteData>(instance, 'domain', id)
}

export function changeSatellite(
  instance: Instance,
  id: string,
  change: { readonly name?: string | null | undefined; readonly proxy_url?: string | null | undefined },
): object {
  const row = needSatellite(instance, id)
  const name = change.name ?? row.name
  if (name.toLowerCase() !== row.name.toLowerCase()) assertNameFree(instance, name)
  const data: SatelliteData = { proxy_url: change.proxy_url === undefined ? row.data.proxy_url : change.proxy_url }
  updateRecord(instance.db, row.id, { name, data, updated_at: instance.now() })
  return shown(instance, needSatellite(instance, id))
}

export function removeSatellite(instance: Instance, id: string): object {
  const row = needSatellite(instance, id)
  deleteRecord(instance.db, row.id)
  return { object: 'domain', id: row.id, deleted: true }
}
