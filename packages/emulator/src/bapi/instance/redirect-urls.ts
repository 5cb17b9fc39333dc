import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { needRecord, removeRecord } from '../../model/records.ts'
import { findRecordByName, insertRecord, type RecordRow } from '../../store/records/records.ts'
import { code, inQuery, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { listed } from './listed.ts'

function resource({ id, name, created_at, updated_at }: RecordRow): object {
  return { object: 'redirect_url', id, url: name, created_at, updated_at }
}

const absoluteUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), code('form_param_format_invalid')),
)

/** Addresses that native apps may be led back to. */
export const redirectUrlRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/redirect_urls',
    operation: 'ListRedirectURLs',
    query: v.object({ paginated: inQuery.boolean, ...paging }),
    run: ({ instance, query }) => listed(instance, 'redirect_url', query, resource),
  }),
  route({
    method: 'POST',
    path: '/redirect_urls',
    operation: 'CreateRedirectURL',
    differs: 'Stored, without an effect on where a sign-in leads back to.',
    body: v.strictObject({ url: absoluteUrl }),
    run: ({ instance, body }) => {
      if (findRecordByName(instance.db, 'redirect_url', body.url))
        throw clerkError('duplicate_record', 'The redirect URL')
      const now = instance.now()
      const id = newId('ru', now)
      insertRecord(instance.db, { kind: 'redirect_url', id, name: body.url, data: {}, created_at: now })
      return resource(needRecord(instance, 'redirect_url', id))
    },
  }),
  route({
    method: 'GET',
    path: '/redirect_urls/{id}',
    operation: 'GetRedirectURL',
    run: ({ instance, param }) => resource(needRecord(instance, 'redirect_url', param('id'))),
  }),
  route({
    method: 'DELETE',
    path: '/redirect_urls/{id}',
    operation: 'DeleteRedirectURL',
    run: ({ instance, param }) => removeRecord(instance, 'redirect_url', param('id')),
  }),
]
