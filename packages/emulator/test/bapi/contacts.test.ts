import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'

describe.for([
  {
    kind: 'email_address',
    base: '/email_addresses',
    values: ['two@example.com', 'three@example.com'],
    taken: 'grace@example.com',
  },
  { kind: 'phone_number', base: '/phone_numbers', values: ['+15555550102', '+15555550103'], taken: '+15555550109' },
] as const)('$kind', ({ kind, base, values, taken }) => {
  const primary = `primary_${kind}_id`
  const list = kind === 'email_address' ? 'email_addresses' : 'phone_numbers'

  test('is added, changed, read and removed', async ({ call }) => {
    const { body } = await call.post(base, { user_id: 'user_ada', [kind]: values[0] })
    expect(body).toMatchObject({ object: kind, [kind]: values[0], verification: null, reserved: false })
    expect((await call.get(`${base}/${body.id}`)).body).toEqual(body)
    const changed = await call.patch(`${base}/${body.id}`, { verified: true, primary: true })
    expect(changed.body.verification).toMatchObject({ status: 'verified', strategy: 'admin' })
    const user = await call.get('/users/user_ada')
    expect(user.body[primary]).toBe(body.id)
    expect(user.body[list]).toHaveLength(2)
    expect((await call.remove(`${base}/${body.id}`)).body).toEqual({ object: kind, id: body.id, deleted: true })
    expect((await call.get('/users/user_ada')).body[primary]).toBe(user.body[list][0].id)
    expect(refusal(await call.get(`${base}/${body.id}`))).toBe('404 resource_not_found')
    expect(refusal(await call.remove(`${base}/${body.id}`))).toBe('404 resource_not_found')
  })

  test('belongs to one user once it is verified', async ({ call }) => {
    await call.post(base, { user_id: 'user_grace', [kind]: taken, verified: true }).catch(() => {})
    const answer = await call.post(base, { user_id: 'user_ada', [kind]: taken })
    expect(refusal(answer)).toBe(`422 form_identifier_exists ${kind}`)
    const mine = await call.post(base, { user_id: 'user_ada', [kind]: values[1] })
    const theirs = await call.post(base, { user_id: 'user_grace', [kind]: values[1] })
    expect([mine.status, theirs.status]).toEqual([200, 200])
    await call.patch(`${base}/${mine.body.id}`, { verified: true })
    expect(refusal(await call.patch(`${base}/${theirs.body.id}`, { verified: true }))).toMatch('form_identifier_exists')
    expect(refusal(await call.post(base, { user_id: 'user_no', [kind]: values[0] }))).toBe('404 resource_not_found')
    expect(refusal(await call.post(base, { user_id: 'user_ada', [kind]: 'nonsense' }))).toBe(
      `422 form_param_format_invalid ${kind}`,
    )
  })

  test('one contact can replace all others', async ({ call }) => {
    await call.post(base, { user_id: 'user_ada', [kind]: values[0] })
    const { body } = await call.put(`/users/user_ada/${kind}`, { [kind]: values[1] })
    expect(body).toMatchObject({ [kind]: values[1], verification: { strategy: 'admin' } })
    const user = await call.get('/users/user_ada')
    expect(user.body[list]).toEqual([body])
    expect(user.body[primary]).toBe(body.id)
    expect((await call.get(`/users/count?query=${encodeURIComponent(values[1])}`)).body.total_count).toBe(1)
    const reserved = await call.put(`/users/user_ada/${kind}`, { [kind]: values[0], identification_status: 'reserved' })
    expect(reserved.body).toMatchObject({ reserved: true, verification: null })
  })

  test('is verified by a code', async ({ call }) => {
    const { body } = await call.post(base, { user_id: 'user_ada', [kind]: values[0] })
    const path = `${base}/${body.id}`
    const sent = await call.post(`${path}/prepare_verification`)
    expect(sent.body).toMatchObject({ status: 'unverified', attempts: 0 })
    const attempt = (code: string) => call.post(`${path}/attempt_verification`, { verification_id: sent.body.id, code })
    expect((await attempt('000000')).body).toMatchObject({ status: 'unverified', attempts: 1 })
    expect((await attempt('424242')).body).toMatchObject({ status: 'verified', attempts: 2 })
    expect(refusal(await attempt('424242'))).toBe('400 verification_already_verified')
    expect((await call.get(path)).body.verification).toMatchObject({ status: 'verified', object: 'verification_otp' })
    const again = await call.post(`${path}/prepare_verification`)
    for (const code of ['1', '2', '3']) {
      await call.post(`${path}/attempt_verification`, { verification_id: again.body.id, code })
    }
    const late = await call.post(`${path}/attempt_verification`, { verification_id: again.body.id, code: '424242' })
    expect(late.body).toMatchObject({ status: 'failed', attempts: 3 })
    expect(refusal(await call.post(`${path}/attempt_verification`, { verification_id: 'ver_no', code: '1' }))).toBe(
      '404 resource_not_found',
    )
  })
})

test('a second factor must be verified', async ({ call }) => {
  const { body } = await call.post('/phone_numbers', { user_id: 'user_ada', phone_number: '+15555550104' })
  expect(refusal(await call.patch(`/phone_numbers/${body.id}`, { reserved_for_second_factor: true }))).toBe(
    '422 form_param_value_conflict reserved_for_second_factor',
  )
})
