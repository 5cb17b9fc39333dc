import * as v from 'valibot'
import { addSatellite, changeSatellite, listDomains, removeSatellite } from '../../model/instance/domains.ts'
import { code, maybe } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const path = '/domains/{domain_id}'
const stored = 'Satellites are stored, without an effect.'
const name = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/i, code('form_param_format_invalid')),
)
const proxyUrl = maybe(v.pipe(v.string(), v.url(code('form_param_format_invalid'))))

/** The domain of the instance, and its satellites. */
export const instanceDomainRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/domains',
    operation: 'ListDomains',
    run: ({ instance }) => listDomains(instance),
  }),
  route({
    method: 'POST',
    path: '/domains',
    operation: 'AddDomain',
    differs: stored,
    body: v.strictObject({
      name,
      is_satellite: v.pipe(v.boolean(), v.literal(true, code('form_param_value_invalid'))),
      proxy_url: proxyUrl,
    }),
    run: ({ instance, body }) => addSatellite(instance, body.name, body.proxy_url ?? null),
  }),
  route({
    method: 'PATCH',
    path,
    operation: 'UpdateDomain',
    differs: 'Only of satellites: the domain of the emulator is the address that it listens at.',
    body: v.strictObject({ name: maybe(name), proxy_url: proxyUrl, is_secondary: maybe(v.boolean()) }),
    run: ({ instance, param, body }) => changeSatellite(instance, param('domain_id'), body),
  }),
  route({
    method: 'DELETE',
    path,
    operation: 'DeleteDomain',
    run: ({ instance, param }) => removeSatellite(instance, param('domain_id')),
  }),
]
