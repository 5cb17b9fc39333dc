import * as v from 'valibot'
import {
  addScope,
  changeMachine,
  createMachine,
  type MachineData,
  machineResource,
  needMachine,
  removeMachine,
  removeScope,
  rotateSecret,
} from '../../model/machines/machines.ts'
import { code, inQuery, paging } from '../../validation.ts'
import { pageOf, recordOrder } from '../instance/listed.ts'
import { type Route, route } from '../route.ts'

const path = '/machines/{machine_id}'
const name = v.pipe(v.string(), v.trim(), v.minLength(1, code('form_param_format_invalid')))
const seconds = (min: number) => v.pipe(v.number(), v.integer(), v.minValue(min, code('form_param_value_invalid')))

/** Machines and the scopes in which they trust each other's tokens. */
export const machineRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/machines',
    operation: 'ListMachines',
    query: v.object({ query: inQuery.text, order_by: inQuery.text, ...paging }),
    run: ({ instance, query }) => {
      const order = recordOrder(query.order_by, { created_at: 'created_at', name: 'name' })
      return pageOf<MachineData>(instance, 'machine', { ...query, order, filters: { query: query.query } }, (row) =>
        machineResource(instance, row),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/machines',
    operation: 'CreateMachine',
    body: v.strictObject({
      name,
      scoped_machines: v.optional(v.array(v.string())),
      default_token_ttl: v.optional(seconds(1)),
    }),
    run: ({ instance, body }) => {
      const row = createMachine(instance, body)
      return { ...machineResource(instance, row), secret_key: row.data.secret }
    },
  }),
  route({
    method: 'GET',
    path,
    operation: 'GetMachine',
    run: ({ instance, param }) => machineResource(instance, needMachine(instance, param('machine_id'))),
  }),
  route({
    method: 'PATCH',
    path,
    operation: 'UpdateMachine',
    body: v.strictObject({ name: v.optional(name), default_token_ttl: v.optional(seconds(1)) }),
    run: ({ instance, param, body }) => machineResource(instance, changeMachine(instance, param('machine_id'), body)),
  }),
  route({
    method: 'DELETE',
    path,
    operation: 'DeleteMachine',
    run: ({ instance, param }) => removeMachine(instance, param('machine_id')),
  }),
  route({
    method: 'GET',
    path: `${path}/secret_key`,
    operation: 'GetMachineSecretKey',
    run: ({ instance, param }) => ({
      object: 'machine_secret_key',
      secret: needMachine(instance, param('machine_id')).data.secret,
    }),
  }),
  route({
    method: 'POST',
    path: `${path}/secret_key/rotate`,
    operation: 'RotateMachineSecretKey',
    body: v.strictObject({ previous_token_ttl: seconds(0) }),
    run: ({ instance, param, body }) => ({
      object: 'machine_secret_key',
      secret: rotateSecret(instance, param('machine_id'), body.previous_token_ttl),
    }),
  }),
  route({
    method: 'POST',
    path: `${path}/scopes`,
    operation: 'CreateMachineScope',
    body: v.strictObject({ to_machine_id: v.string() }),
    run: ({ instance, param, body }) => addScope(instance, param('machine_id'), body.to_machine_id),
  }),
  route({
    method: 'DELETE',
    path: `${path}/scopes/{other_machine_id}`,
    operation: 'DeleteMachineScope',
    run: ({ instance, param }) => removeScope(instance, param('machine_id'), param('other_machine_id')),
  }),
]
