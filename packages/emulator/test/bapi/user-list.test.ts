import { describe, expect } from 'vitest'
import type { api } from '../support/api.ts'
import { refusal } from '../support/api.ts'
import { test as base } from '../support/emulator.ts'

function seeded(name: string, more: object = {}) {
  return {
    id: `user_${name}`,
    username: `${name}_name`,
    email_address: [`${name}@example.com`],
    ...more,
  }
}

const test = base.override('options', {
  seed: {
    users: [
      seeded('anna', {
        first_name: 'Anna',
        last_name: 'Zimmer',
        created_at: '2024-01-01T00:00:00Z',
        external_id: 'x1',
        phone_number: ['+15555550101'],
        external_accounts: [{ provider: 'google', provider_user_id: '111', email_address: 'anna@gmail.example' }],
      }),
      seeded('bert', {
        first_name: 'Bert',
        last_name: 'Yoder',
        created_at: '2024-02-01T00:00:00Z',
        external_id: 'x2',
        web3_wallet: ['0x00000000000000000000000000000000000000aa'],
      }),
      seeded('carl', { first_name: 'Carl', last_name: 'Xu', created_at: '2024-03-01T00:00:00Z', banned: true }),
      seeded('dora', { first_name: 'Dora', created_at: '2024-04-01T00:00:00Z' }),
    ],
    organizations: [
      { id: 'org_one', name: 'One', members: [{ user: 'user_anna' }, { user: 'bert@example.com', role: 'org:admin' }] },
    ],
  },
})

async function names(call: ReturnType<typeof api>, query: string): Promise<string> {
  const { status, body } = await call.get(`/users?${query}`)
  expect(status).toBe(200)
  const count = await call.get(`/users/count?${query}`)
  const found = body.map((user: { username: string }) => user.username.slice(0, 4)).join(' ')
  expect(count.body).toEqual({ object: 'total_count', total_count: found ? found.split(' ').length : 0 })
  return found
}

describe('filters of lists and counts', () => {
  test.for([
    ['', 'dora carl bert anna'],
    ['email_address=anna@example.com', 'anna'],
    ['email_address=ANNA@example.com&email_address=dora@example.com&email_address=no@example.com', 'dora anna'],
    ['phone_number=%2B15555550101', 'anna'],
    ['web3_wallet=0x00000000000000000000000000000000000000aa', 'bert'],
    ['username=bert_name&username=CARL_NAME', 'carl bert'],
    ['external_id=x1', 'anna'],
    ['external_id=%2Bx1&external_id=x2', 'bert anna'],
    ['external_id=-x1', 'dora carl bert'],
    ['user_id=user_anna&user_id=user_no', 'anna'],
    ['user_id=-user_anna&user_id=-user_bert', 'dora carl'],
    ['organization_id=org_one', 'bert anna'],
    ['organization_id=-org_one', 'dora carl'],
    ['query=exam', 'dora carl bert anna'],
    ['query=ANNA@', 'anna'],
    ['query=zimm', 'anna'],
    ['query=anna%20zim', 'anna'],
    ['query=user_be', 'bert'],
    ['query=555501', 'anna'],
    ['query=00aa', 'bert'],
    ['query=xu', 'carl'],
    ['query=%25', ''],
    ['query=%22or', ''],
    ['query=ert_n', 'bert'],
    ['email_address_query=ERT@', 'bert'],
    ['email_address_query=zimmer', ''],
    ['phone_number_query=555', 'anna'],
    ['username_query=RL_n', 'carl'],
    ['name_query=ora', 'dora'],
    ['query=example&name_query=ber', 'bert'],
    ['banned=true', 'carl'],
    ['banned=false', 'dora bert anna'],
    ['created_at_before=1706745600000', 'anna'],
    ['created_at_after=1709251200000', 'dora'],
    ['created_at_after=1704067200000&created_at_before=1709251200000', 'bert'],
    ['last_active_at_after=1', ''],
    ['last_sign_in_at_before=9999999999999', ''],
    ['provider=oauth_google&provider_user_id=111', 'anna'],
    ['provider=oauth_google&provider_user_id=112', ''],
    ['nobody_knows=this', 'dora carl bert anna'],
  ] as const)('%s', async ([query, expected], { call }) => {
    expect(await names(call, query)).toBe(expected)
  })

  test('sessions update the activity of their user', async ({ call }) => {
    await call.post('/sessions', { user_id: 'user_bert' })
    expect(await names(call, 'last_active_at_since=1')).toBe('bert')
    expect(await names(call, 'last_sign_in_at_after=1')).toBe('bert')
  })
})

describe('order and pages', () => {
  const page = async (call: ReturnType<typeof api>, query: string) =>
    (await call.get(`/users?${query}`)).body.map((user: { username: string }) => user.username.slice(0, 4)).join(' ')

  test.for([
    ['order_by=created_at', 'anna bert carl dora'],
    ['order_by=%2Bcreated_at', 'anna bert carl dora'],
    ['order_by=-created_at', 'dora carl bert anna'],
    ['order_by=username', 'anna bert carl dora'],
    ['order_by=-email_address', 'dora carl bert anna'],
    ['order_by=-first_name', 'dora carl bert anna'],
    ['order_by=username&order_by=-created_at', 'anna bert carl dora'],
    ['limit=2', 'dora carl'],
    ['limit=2&offset=1', 'carl bert'],
    ['offset=4', ''],
    ['starting_after=user_carl', 'bert anna'],
    ['order_by=created_at&starting_after=user_bert&limit=1', 'carl'],
    ['starting_after=user_anna', ''],
  ] as const)('%s', async ([query, expected], { call }) => {
    expect(await page(call, query)).toBe(expected)
  })

  test.for([
    ['limit=0', '422 form_param_value_invalid limit'],
    ['limit=501', '422 form_param_value_invalid limit'],
    ['limit=ten', '422 form_param_format_invalid limit'],
    ['offset=-1', '422 form_param_value_invalid offset'],
    ['order_by=shoe_size', '422 form_param_value_invalid order_by'],
    ['banned=perhaps', '422 form_param_format_invalid banned'],
    ['created_at_after=monday', '422 form_param_format_invalid created_at_after'],
    ['starting_after=user_anna&order_by=username', '422 form_param_value_conflict order_by'],
    ['starting_after=user_anna&offset=1', '422 form_param_value_conflict offset'],
    ['starting_after=user_no', '422 form_param_value_invalid starting_after'],
    [`user_id=${Array(101).fill('user_x').join('&user_id=')}`, '422 form_param_array_size_exceeded user_id'],
  ] as const)('refuses %s', async ([query, expected], { call }) => {
    expect(refusal(await call.get(`/users?${query}`))).toBe(expected)
  })
})
