import { ada, grace, type Person, signIn } from '@account-routes/conformance/journey'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Example, startExampleWith } from './support/example.ts'
import { expectAccessibleEverywhere, focused, read, visitEach } from './support/visit.ts'

const count = 2000
/** Others are deleted on the way. */
const all = /^2,00\d users$/
const day = 86_400_000
const idOf = (index: number): string => `user_Seeded${String(index).padStart(21, '0')}`
const someone = (index: number) => ({
  id: idOf(index),
  first_name: 'Person',
  last_name: String(index).padStart(4, '0'),
  email_address: [`person${index}@example.com`],
  created_at: new Date(Date.UTC(2026, 0, 1) - index * day).toISOString(),
})

const seed = {
  users: [
    {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email_address: [ada.email],
      password: ada.password,
      public_metadata: { role: 'admin' },
    },
    { first_name: 'Grace', last_name: 'Hopper', email_address: [grace.email], password: grace.password },
    ...Array.from({ length: count }, (_, index) => someone(index)),
    {
      id: 'user_Stranger',
      first_name: '<img src=x onerror=alert(1)>',
      last_name: '\u202eevil\u202c',
      email_address: ['stranger@example.com'],
      public_metadata: { role: '<b>boss</b>', '<script>': 'x' },
    },
  ],
  organizations: [
    { id: 'org_Acme', name: '<i>Acme</i>', members: [{ user: idOf(5), role: 'org:admin' }, { user: idOf(6) }] },
  ],
}

describe('<user-table> on Express', () => {
  const visit = visitEach()
  let example: Example
  beforeAll(async () => {
    example = await startExampleWith(seed)
  })
  afterAll(() => example?.stop())

  const show = async (person: Person = ada, attributes = '', query = '') => {
    await signIn({ page: visit.page, url: example.url, emulator: example.emulator }, person)
    await example.show(visit.page, `<user-table ${attributes}></user-table>`, { query, script })
  }
  const script = `
    window.events = []
    for (const name of ['user-changed', 'users-forbidden']) addEventListener(name, (event) => window.events.push([name, event.detail]))`
  const rows = () => visit.page.locator('tbody tr:not(.bones)')
  const names = () => rows().locator('button.name').allInnerTexts()
  const status = (text: string | RegExp) =>
    visit.page.getByRole('status').getByText(text, { exact: true }).first().waitFor()
  const dialog = () => visit.page.getByRole('dialog')
  const row = (name: string) => rows().filter({ hasText: name })
  const choose = async (name: string, act: string) => {
    await row(name)
      .getByRole('button', { name: /^Actions for/ })
      .click()
    await visit.page.getByRole('menuitem', { name: act }).click()
  }
  const search = async (text: string) => {
    await visit.page.getByRole('searchbox', { name: 'Search users' }).fill(text)
    await visit.page.waitForURL((url) => url.searchParams.get('users-q') === text)
  }
  const toast = (text: RegExp) =>
    expect.poll(async () => (await visit.page.getByRole('status').allInnerTexts()).map(read).join('\n')).toMatch(text)
  const find = async (name: string) => {
    await search(name)
    await status('1 user')
    await row(name).waitFor()
  }

  test('lists, turns pages, and sorts', async () => {
    await show()
    await status(all)
    expect(await rows().count()).toBe(25)
    await visit.page.getByText('1–25 of 2,003').waitFor()
    await visit.page.getByRole('button', { name: 'Next' }).click()
    await visit.page.getByText('26–50 of 2,003').waitFor()
    expect(new URL(visit.page.url()).searchParams.get('users-page')).toBe('2')
    await visit.page.getByRole('button', { name: 'Previous' }).click()
    await visit.page.getByText('1–25 of 2,003').waitFor()

    const joined = visit.page.getByRole('columnheader', { name: 'Joined' })
    expect(await joined.getAttribute('aria-sort')).toBe('descending')
    await joined.getByRole('button').click()
    await row('Person 1999').waitFor()
    expect(await joined.getAttribute('aria-sort')).toBe('ascending')
    expect((await names()).slice(0, 2)).toEqual(['Person 1999', 'Person 1998'])
    await visit.page.getByRole('columnheader', { name: 'User' }).getByRole('button').click()
    await row('Ada Lovelace').waitFor()
    await visit.page.reload()
    await row('Ada Lovelace').waitFor()
    expect(await visit.page.getByRole('columnheader', { name: 'User' }).getAttribute('aria-sort')).toBe('ascending')
  })

  test('searches and filters, and keeps both in the address', async () => {
    await show()
    await find('Person 0042')
    await visit.page.reload()
    await row('Person 0042').waitFor()
    expect(await visit.page.getByRole('searchbox').inputValue()).toBe('Person 0042')
    await search('no such person')
    await visit.page.getByText('No users found').waitFor()
    await visit.page.getByRole('button', { name: 'Clear filters' }).last().click()
    await status(all)
    expect(new URL(visit.page.url()).search).toBe('')
    expect(await visit.page.getByRole('searchbox').inputValue()).toBe('')

    await example.backend(`/users/${idOf(7)}/ban`, 'POST')
    await visit.page.getByLabel('Status').selectOption('Banned')
    await status('1 user')
    expect(await names()).toEqual(['Person 0007'])
    await visit.page.getByRole('button', { name: 'Clear filters' }).click()
    await visit.page.getByRole('button', { name: 'Joined any time' }).click()
    await visit.page.getByLabel('Joined from').fill('2025-12-25')
    await visit.page.getByLabel('Joined to').fill('2025-12-27')
    await status('3 users')
    expect(await names()).toEqual(['Person 0005', 'Person 0006', 'Person 0007'])
  })

  test('bans with a reason, and undoes it from the notice', async () => {
    await show()
    await find('Person 0011')
    await choose('Person 0011', 'Ban user')
    await dialog().getByText('All their sessions end').waitFor()
    await dialog().getByLabel('Reason').fill('Spam')
    await dialog().getByRole('button', { name: 'Ban user' }).click()
    await toast(/Person 0011 is banned\./)
    await row('Banned').waitFor()
    expect(example.output()).toMatch(/"operation":"banUser".*"reason":"Spam"/)
    await visit.page.getByRole('button', { name: 'Undo' }).click()
    await toast(/Person 0011 can sign in again\./)
    await row('Active').waitFor()
    expect(await visit.page.evaluate(() => (globalThis as unknown as { events: unknown[] }).events)).toEqual([
      ['user-changed', { action: 'ban', userId: idOf(11), reason: 'Spam' }],
      ['user-changed', { action: 'unban', userId: idOf(11) }],
    ])
  })

  test('locks and unlocks', async () => {
    await show()
    await find('Person 0012')
    await choose('Person 0012', 'Lock user')
    await dialog().getByRole('button', { name: 'Lock user' }).click()
    await row('Locked').waitFor()
    await choose('Person 0012', 'Unlock user')
    await toast(/Person 0012 is unlocked\./)
  })

  test('deletes once the e-mail address is typed', async () => {
    await show()
    await find('Person 0013')
    await choose('Person 0013', 'Delete user')
    const act = dialog().getByRole('button', { name: 'Delete user' })
    await act.click({ force: true })
    await dialog()
      .getByText(/^Type .*person13@example\.com.* first\.$/)
      .waitFor()
    await dialog().getByRole('textbox').fill('person13@example.com')
    await act.click()
    await toast(/Person 0013 was deleted\./)
    await visit.page.getByText('No users found').waitFor()
    await expect(example.backend(`/users/${idOf(13)}`)).rejects.toThrow('404')
  })

  test('shows one user, ends their sessions, and lists the members of their organization', async () => {
    await example.backend('/sessions', 'POST', { user_id: idOf(5) })
    await example.backend('/sessions', 'POST', { user_id: idOf(5) })
    await show()
    await find('Person 0005')
    await row('Person 0005').getByRole('button', { name: 'Person 0005', exact: true }).click()
    await dialog().getByRole('heading', { name: 'Person 0005' }).waitFor()
    expect(await focused(visit.page)).toBe('Close')
    await dialog().getByText('person5@example.com').first().waitFor()
    await dialog().getByRole('button', { name: 'End all' }).waitFor()
    expect(new URL(visit.page.url()).searchParams.get('users-id')).toBe(idOf(5))

    await dialog()
      .getByRole('button', { name: /^End the session on/ })
      .first()
      .click()
    await dialog().getByText('The session has ended.').waitFor()
    await expect
      .poll(() =>
        dialog()
          .getByRole('button', { name: /^End the session on/ })
          .count(),
      )
      .toBe(1)
    expect(await example.backend(`/sessions?user_id=${idOf(5)}&status=active`)).toHaveLength(1)

    await dialog().getByRole('button', { name: '<i>Acme</i>' }).click()
    await status('2 users')
    await dialog().waitFor({ state: 'hidden' })
    expect(await names()).toEqual(['Person 0005', 'Person 0006'])
    const { searchParams } = new URL(visit.page.url())
    expect([searchParams.get('users-org'), searchParams.get('users-id')]).toEqual(['org_Acme', null])
  })

  test('opens the drawer that the address names, and Back leaves the page as it was', async () => {
    await show(ada, '', `?keep=1&users-q=Person+002&users-id=${idOf(20)}`)
    await dialog().getByRole('heading', { name: 'Person 0020' }).waitFor()
    await visit.page.goBack()
    await dialog().waitFor({ state: 'hidden' })
    expect(new URL(visit.page.url()).search).toBe('?keep=1&users-q=Person+002')
    await status('10 users')
  })

  test('changes metadata by form and as JSON', async () => {
    await show()
    await find('Person 0014')
    await rows().first().click()
    const add = dialog().getByRole('button', { name: 'Add field' })
    const save = dialog().getByRole('button', { name: 'Save' })
    await add.click()
    await dialog().getByLabel('Key').fill('role')
    await dialog().getByLabel('role', { exact: true }).fill('editor')
    await save.click()
    await dialog()
      .getByText(/The metadata of .*Person 0014.* was saved\./)
      .waitFor()
    const metadata = async () =>
      ((await example.backend(`/users/${idOf(14)}`)) as { public_metadata: object }).public_metadata
    expect(await metadata()).toEqual({ role: 'editor' })

    await example.backend(`/users/${idOf(14)}/metadata`, 'PATCH', { public_metadata: { elsewhere: true } })
    await dialog().getByRole('button', { name: 'JSON' }).click()
    const area = dialog().getByRole('textbox', { name: 'JSON' })
    await area.fill('{\n  "role": "editor",\n  "limits" 3\n}')
    await save.click()
    await dialog().getByText('Line 3 is not valid JSON.').waitFor()
    expect(
      await area.evaluate((element) => getSelection()?.toString() || (element as HTMLTextAreaElement).selectionStart),
    ).toBeTruthy()
    await area.fill('[]')
    await save.click()
    await dialog().getByText("This isn't a JSON object.").waitFor()

    await area.fill('{ "role": "owner", "limits": { "seats": 3 } }')
    await dialog().getByRole('button', { name: 'Form' }).click()
    await dialog().getByLabel('limits', { exact: true }).fill('{"seats":4}')
    await dialog()
      .getByRole('button', { name: /^Remove .*role/ })
      .click()
    await save.click()
    await expect.poll(metadata).toEqual({ limits: { seats: 4 }, elsewhere: true })
    await expect.poll(() => rows().first().locator('td.role').innerText()).toBe('–')
  })

  test('shows strangers’ text as text', async () => {
    await show()
    await find('stranger@example.com')
    expect(await names()).toEqual(['<img src=x onerror=alert(1)> evil'])
    await rows().first().click()
    await dialog().getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor()
    await dialog().getByText('<script>').waitFor()
    expect(await visit.page.locator('user-table img, user-table i, user-table b').count()).toBe(0)
    await expectAccessibleEverywhere(visit.page)
  })

  test('works with the keyboard alone', async () => {
    await show()
    await status(all)
    const { keyboard } = visit.page
    await keyboard.press('/')
    expect(await focused(visit.page)).toBe('Search users')
    await keyboard.type('Person 0015')
    await status('1 user')
    await row('Person 0015').waitFor()
    const tabTo = async (name: string) => {
      for (let presses = 0; (await focused(visit.page)) !== name; presses++) {
        expect(presses, `the way to ${name}`).toBeLessThan(15)
        await keyboard.press('Tab')
      }
    }
    await tabTo('Person 0015')
    await keyboard.press('Enter')
    await dialog().getByRole('heading', { name: 'Person 0015' }).waitFor()
    await keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    expect(await focused(visit.page)).toBe('Person 0015')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    expect(await focused(visit.page)).toBe('View details')
    await keyboard.press('ArrowDown')
    expect(await focused(visit.page)).toBe('Ban user')
    await keyboard.press('End')
    expect(await focused(visit.page)).toBe('Delete user')
    await keyboard.press('ArrowDown')
    expect(await focused(visit.page)).toBe('View details')
    await keyboard.press('Escape')
    await expect.poll(async () => read(await focused(visit.page))).toBe('Actions for Person 0015')
    await keyboard.press('Enter')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await dialog().waitFor()
    expect(await focused(visit.page)).toBe('Cancel')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await toast(/Person 0015 is banned\./)
  })

  test('shows nothing at all to members', async () => {
    await show(grace)
    await expect
      .poll(() => visit.page.evaluate(() => (globalThis as unknown as { events: unknown[] }).events))
      .toEqual([['users-forbidden', {}]])
    expect(await visit.page.locator('user-table').boundingBox()).toMatchObject({ height: 0 })
    expect(await visit.page.getByRole('table').count()).toBe(0)
  })

  test('is accessible: the table, its menu, its dialogs', async () => {
    await show()
    await status(all)
    await expectAccessibleEverywhere(visit.page)
    await rows()
      .first()
      .getByRole('button', { name: /^Actions for/ })
      .click()
    await visit.page.getByRole('menu').waitFor()
    await expectAccessibleEverywhere(visit.page)
  })
})
