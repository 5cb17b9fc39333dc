import * as v from 'valibot'
import { addToList, listedResource } from '../../model/instance/identifier-lists.ts'
import { removeRecord } from '../../model/records.ts'
import { inQuery, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { listed, pageOf } from './listed.ts'

const all = { limit: 500, offset: 0 }

/** The allow-list and the block-list of sign-ups. */
export const identifierListRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/allowlist_identifiers',
    operation: 'ListAllowlistIdentifiers',
    query: v.object({ paginated: inQuery.boolean, ...paging }),
    run: ({ instance, query }) =>
      listed<never>(instance, 'allowlist_identifier', query, (row) => listedResource(instance, row)),
  }),
  route({
    method: 'POST',
    path: '/allowlist_identifiers',
    operation: 'CreateAllowlistIdentifier',
    differs: 'No plan is required.',
    body: v.strictObject({ identifier: v.string(), notify: v.optional(v.boolean()) }),
    run: ({ instance, body }) => addToList(instance, 'allowlist_identifier', body.identifier, body.notify),
  }),
  route({
    method: 'DELETE',
    path: '/allowlist_identifiers/{identifier_id}',
    operation: 'DeleteAllowlistIdentifier',
    run: ({ instance, param }) => removeRecord(instance, 'allowlist_identifier', param('identifier_id')),
  }),
  route({
    method: 'GET',
    path: '/blocklist_identifiers',
    operation: 'ListBlocklistIdentifiers',
    run: ({ instance }) => pageOf<never>(instance, 'blocklist_identifier', all, (row) => listedResource(instance, row)),
  }),
  route({
    method: 'POST',
    path: '/blocklist_identifiers',
    operation: 'CreateBlocklistIdentifier',
    differs: 'No plan is required.',
    body: v.strictObject({ identifier: v.string() }),
    run: ({ instance, body }) => addToList(instance, 'blocklist_identifier', body.identifier),
  }),
  route({
    method: 'DELETE',
    path: '/blocklist_identifiers/{identifier_id}',
    operation: 'DeleteBlocklistIdentifier',
    run: ({ instance, param }) => removeRecord(instance, 'blocklist_identifier', param('identifier_id')),
  }),
]
