import { clerkError, fieldError } from '../../errors.ts'
import { newId, newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  deleteRecord,
  findRecord,
  findRecordByName,
  insertRecord,
  listRecords,
  type RecordRow,
  updateRecord,
} from '../../store/records/records.ts'
import { needRecord } from '../records.ts'

export interface MachineData {
  readonly secret: string
  /** A rotated key that is still valid for a while. */
  readonly previous: { readonly secret: string; readonly until: number } | null
  readonly default_token_ttl: number
  /** Machines that may verify tokens of this one. */
  readonly scopes: readonly string[]
}

export type Machine = RecordRow<MachineData>

const oldestFirst = { column: 'created_at', descending: false }
const everything = { limit: 10_000, offset: 0 }

function bare(instance: Instance, row: Machine): object {
  return {
    object: 'machine',
    id: row.id,
    name: row.name,
    instance_id: instance.key.kid,
    default_token_ttl: row.data.default_token_ttl,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function machineResource(instance: Instance, row: Machine): object {
  const scoped = row.data.scopes.map((id) => needMachine(instance, id))
  return { ...bare(instance, row), scoped_machines: scoped.map((machine) => bare(instance, machine)) }
}

export function needMachine(instance: Instance, id: string): Machine {
  return needRecord<MachineData>(instance, 'machine', id)
}

function allMachines(instance: Instance): Machine[] {
  return listRecords<MachineData>(instance.db, 'machine', {}, oldestFirst, everything, instance.now()).rows
}

/** Finds the machine of a secret key. */
export function machineOf(instance: Instance, secret: string): Machine | undefined {
  const now = instance.now()
  return allMachines(instance).find(
    ({ data }) => data.secret === secret || (data.previous?.secret === secret && data.previous.until > now),
  )
}

function change(instance: Instance, row: Machine, data: Partial<MachineData>, name = row.name): Machine {
  updateRecord(instance.db, row.id, { name, data: { ...row.data, ...data }, updated_at: instance.now() })
  return needMachine(instance, row.id)
}

export function createMachine(
  instance: Instance,
  input: {
    readonly name: string
    readonly scoped_machines?: readonly string[] | undefined
    readonly default_token_ttl?: number | undefined
  },
): Machine {
  const now = instance.now()
  const scopes = [...new Set(input.scoped_machines ?? [])]
  const unknown = scopes.some((id) => !findRecord(instance.db, 'machine', id))
  if (unknown) throw fieldError('form_resource_not_found', 'scoped_machines')
  if (findRecordByName(instance.db, 'machine', input.name))
    throw clerkError('form_identifier_exists', 'name', { param_name: 'name' })
  const id = newId('mch', now)
  const secret = `ak_${newSecret(32)}`
  const data: MachineData = { secret, previous: null, default_token_ttl: input.default_token_ttl ?? 3600, scopes }
  instance.db.transaction(() => {
    insertRecord(instance.db, { kind: 'machine', id, name: input.name, data, created_at: now })
    // Scopes go both ways: each of the two may verify the tokens of the other.
    for (const other of scopes) connect(instance, other, id)
  })
  return needMachine(instance, id)
}

function connect(instance: Instance, from: string, to: string): void {
  const row = needMachine(instance, from)
  change(instance, row, { scopes: [...row.data.scopes.filter((id) => id !== to), to] })
}

function disconnect(instance: Instance, from: string, to: string): void {
  const row = needMachine(instance, from)
  change(instance, row, { scopes: row.data.scopes.filter((id) => id !== to) })
}

export function changeMachine(
  instance: Instance,
  id: string,
  input: { readonly name?: string | undefined; readonly default_token_ttl?: number | undefined },
): Machine {
  const row = needMachine(instance, id)
  const ttl = input.default_token_ttl ?? row.data.default_token_ttl
  return change(instance, row, { default_token_ttl: ttl }, input.name)
}

/** Deletes a machine with its scopes and tokens. */
export function removeMachine(instance: Instance, id: string): object {
  const row = needMachine(instance, id)
  instance.db.transaction(() => {
    for (const other of allMachines(instance)) if (other.data.scopes.includes(id)) disconnect(instance, other.id, id)
    deleteRecord(instance.db, row.id)
  })
  return { object: 'machine', id, deleted: true }
}

/** Gives a machine a new secret key. The former one stays valid for some seconds. */
export function rotateSecret(instance: Instance, id: string, previousSeconds: number): string {
  const row = needMachine(instance, id)
  const previous = { secret: row.data.secret, until: instance.now() + previousSeconds * 1000 }
  return change(instance, row, { secret: `ak_${newSecret(32)}`, previous }).data.secret
}

export function addScope(instance: Instance, id: string, other: string): object {
  const row = needMachine(instance, id)
  needMachine(instance, other)
  if (row.data.scopes.includes(other)) throw clerkError('machine_scope_exists')
  instance.db.transaction(() => {
    connect(instance, id, other)
    connect(instance, other, id)
  })
  return { object: 'machine_scope', from_machine_id: id, to_machine_id: other, created_at: instance.now() }
}

export function removeScope(instance: Instance, id: string, other: string): object {
  const row = needMachine(instance, id)
  if (!row.data.scopes.includes(other)) throw clerkError('resource_not_found', `The scope of ${id} for ${other}`)
  instance.db.transaction(() => {
    disconnect(instance, id, other)
    disconnect(instance, other, id)
  })
  return { object: 'machine_scope', from_machine_id: id, to_machine_id: other, deleted: true }
}
