import { describe, expect } from 'vitest'
import { routes } from '../../src/bapi/routes.ts'
import { test } from '../support/emulator.ts'

const odd = [
  '\0',
  'a\0bc',
  '"',
  '"""',
  '%',
  '\\',
  "' OR 1=1 --",
  '*',
  'AND OR NOT',
  '{name} : x',

  '💥💥💥',
  'ß',
  ' ',
  '-',
  '+',
  '../..',
  'x'.repeat(5000),
]
const queryNames = [
  'query',
  'email_address_query',
  'name_query',
  'user_id',
  'external_id',
  'order_by',
  'limit',
  'status',
  'role',
  'provider',
  'nonce',
  'starting_after',
]

describe('odd input never causes a server error', () => {
  test.for(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async ([, { method, path }], { emulator }) => {
      const headers = { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' }
      const send = async (target: string, body?: unknown): Promise<void> => {
        const init = {
          method,
          headers,
          ...(method === 'GET' || body === undefined ? {} : { body: JSON.stringify(body) }),
        }
        const { status } = await fetch(`${emulator.url}/v1${target}`, init)
        expect(status, `${target} ${JSON.stringify(body)?.slice(0, 80)}`).toBeLessThan(500)
      }
      const plain = path.replace('{user_id}', 'user_ada').replace(/\{\w+\}/g, 'none')
      for (const value of odd) {
        const text = encodeURIComponent(value)
        await send(path.replace(/\{\w+\}/g, text.slice(0, 500)))
        if (method === 'GET')
          await send(
            `${plain}?${queryNames
              .slice(0, 3)
              .map((name) => `${name}=${text.slice(0, 2000)}`)
              .join('&')}`,
          )
      }
      if (method === 'GET') for (const name of queryNames) await send(`${plain}?${name}=%00&${name}=${'x'.repeat(300)}`)
      for (const body of [
        [],
        [[]],
        'text',
        1,
        null,
        { user_id: '\0' },
        { name: '\0', role: '\0', user_id: {} },
        { public_metadata: [] },
        { email_address: ['\0@\0.\0'] },
      ]) {
        await send(plain, body)
      }
    },
  )
})
