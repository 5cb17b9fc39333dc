import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { person, session } from './support/people.ts'
import { type Routes, refusals, startTestServer, type TestServer } from './support/server.ts'
import { expectAccessibleEverywhere, read, visitEach } from './support/visit.ts'

const people = Array.from({ length: 6 }, (_, index) => person(index))
const list = (data: readonly object[] = people, totalCount = data.length): Routes => ({
  'GET /users': () => ({ body: { data, totalCount } }),
})
const sessions: Routes = {
  'GET /users/:id/sessions': () => ({ body: { data: [session('sess_1'), session('sess_2')], totalCount: 2 } }),
  'GET /users/:id/organization-memberships': () => ({ body: { data: [], totalCount: 0 } }),
}
const script = `
  const element = document.querySelector('user-table')
  element.verify = ({ level }) => new Promise((resolve) => {
    const button = document.createElement('button')
    button.textContent = 'Verified ' + level
    button.onclick = () => { button.remove(); resolve(true) }
    document.querySelector('main').append(button)
  })
  element.history = async () => [{ at: Date.now() - 86400000, text: '<b>Banned</b> for spam' }]`

describe('<user-table>', () => {
  const visit = visitEach()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server?.stop())

  const show = async (routes: Routes, attributes = '') => {
    server.show(`<user-table ${attributes}></user-table>`, routes, { script })
    await visit.page.goto(server.url)
  }
  const rows = () => visit.page.locator('tbody tr:not(.bones)')
  const dialog = () => visit.page.getByRole('dialog')
  const text = (words: string | RegExp) => visit.page.getByText(words).first().waitFor()
  const choose = async (index: number, act: string) => {
    await visit.page
      .getByRole('button', { name: /^Actions for/ })
      .nth(index)
      .click()
    await visit.page.getByRole('menuitem', { name: act }).click()
  }
  const search = (words: string) => visit.page.getByRole('searchbox').fill(words)

  test('shows the shape of the rows while it loads, and nothing at first', async () => {
    await show({ 'GET /users': () => ({ delay: 700, body: { data: people, totalCount: 6 } }) })
    const bone = visit.page.locator('.bone').first()
    await bone.waitFor({ state: 'attached' })
    const height = (await visit.page.locator('tbody tr').first().boundingBox())?.height
    expect(height).toBe(48)
    await rows().first().waitFor()
    expect((await rows().first().boundingBox())?.height).toBe(height)
    expect(await visit.page.getByRole('table').getAttribute('aria-busy')).toBe('false')
  })

  test('says that there are no users yet', async () => {
    await show(list([]))
    await text('No users yet')
    await expectAccessibleEverywhere(visit.page)
  })

  test('tells what failed, and tries again', async () => {
    let isFailing = true
    await show({ 'GET /users': () => (isFailing ? refusals.busy : { body: { data: people, totalCount: 6 } }) })
    await visit.page.getByRole('alert').filter({ hasText: "We couldn't load the users" }).waitFor()
    await expectAccessibleEverywhere(visit.page)
    isFailing = false
    await visit.page.getByRole('button', { name: 'Try again' }).click()
    await rows().first().waitFor()
  })

  test('comes back by itself after having been offline', async () => {
    await show(list())
    await rows().first().waitFor()
    await visit.page.waitForLoadState('networkidle')
    await visit.context.setOffline(true)
    await search('ada')
    await text("You're offline. Check your connection.")
    await visit.context.setOffline(false)
    await rows().first().waitFor()
  })

  test('shows the answer to the last question, whichever comes last', async () => {
    await show({
      'GET /users': ({ query }) => {
        const isSlow = query.get('query') === 'slow'
        const data = [people[isSlow ? 0 : 1]]
        return { delay: isSlow ? 900 : 0, body: { data, totalCount: 1 } }
      },
    })
    await rows().first().waitFor()
    await search('slow')
    await expect.poll(() => server.asked.some(({ query }) => query.get('query') === 'slow')).toBe(true)
    await search('quick')
    await expect.poll(() => server.asked.some(({ query }) => query.get('query') === 'quick')).toBe(true)
    await visit.page.waitForTimeout(1000)
    expect(await rows().locator('button.name').allInnerTexts()).toEqual(['Grace Hopper'])
  })

  test('goes to the last page if the one in the address is past the end', async () => {
    const totalCount = 60
    server.show('<user-table></user-table>', {
      'GET /users': ({ query }) => ({
        body: { data: Number(query.get('offset')) < totalCount ? people : [], totalCount },
      }),
    })
    await visit.page.goto(`${server.url}?users-page=99&users-sort=evil&users-org=%3Cb%3E&users-idle=3`)
    await text('51–60 of 60')
    expect(new URL(visit.page.url()).searchParams.get('users-page')).toBe('3')
    expect(server.asked.filter(({ path }) => path === '/users').map(({ query }) => String(query))).toEqual([
      'limit=25&offset=2450&orderBy=-created_at',
      'limit=25&offset=50&orderBy=-created_at',
    ])
  })

  test('steps aside for a verification, and then goes on', async () => {
    let isVerified = false
    await show({ ...list(), 'DELETE /users/:id': () => (isVerified ? { body: { success: true } } : refusals.stepUp) })
    await choose(1, 'Delete user')
    await dialog().getByRole('textbox').fill('grace@example.com')
    await dialog().getByRole('button', { name: 'Delete user' }).click()
    const button = visit.page.getByRole('button', { name: 'Verified second_factor' })
    await button.waitFor()
    expect(await dialog().isVisible()).toBe(false)
    isVerified = true
    await button.click()
    await expect
      .poll(async () => (await visit.page.getByRole('status').allInnerTexts()).map(read))
      .toContain('Grace Hopper was deleted.')
  })

  test.each([
    [
      'a refusal',
      { status: 409, body: { code: 'own_account', message: '…' } },
      "You can't do this to your own account.",
    ],
    [
      'what blocks',
      refusals.blocked([
        { code: 'a', message: 'One reason.' },
        { code: 'b', message: 'Another.' },
      ]),
      'One reason. Another.',
    ],
    ['a lost answer', { isLost: true }, "We couldn't confirm the change. Reload to see whether it went through."],
    [
      'a code that it has no words for',
      { status: 422, body: { code: 'too_odd', message: 'That is too odd.' } },
      'That is too odd.',
    ],
  ])('tells %s where the eye is, and keeps the reason', async (_name, failure, words) => {
    await show({ ...list(), 'POST /users/:id/ban': () => failure })
    await choose(1, 'Ban user')
    await dialog().getByLabel('Reason').fill('Spam')
    await dialog().getByRole('button', { name: 'Ban user' }).click()
    await dialog().getByRole('alert').filter({ hasText: words }).waitFor()
    expect(await dialog().getByLabel('Reason').inputValue()).toBe('Spam')
    await expectAccessibleEverywhere(visit.page)
  })

  test('says how many sessions it ended if some failed', async () => {
    await show({
      ...list(),
      ...sessions,
      'POST /users/:id/sessions/sess_1/revoke': () => ({ body: session('sess_1') }),
      'POST /users/:id/sessions/sess_2/revoke': () => refusals.busy,
    })
    await rows().nth(1).click()
    await dialog().getByRole('button', { name: 'End all' }).click()
    await dialog().getByText('1 of 2 sessions ended. Try again for the rest. The server is busy.').waitFor()
  })

  test('shows the other parts of the drawer if one can’t be read', async () => {
    let isFailing = true
    await show({
      ...list(),
      ...sessions,
      'GET /users/:id/sessions': () => (isFailing ? refusals.unavailable : { body: { data: [], totalCount: 0 } }),
    })
    await rows().nth(1).click()
    await dialog().getByRole('alert').waitFor()
    await dialog().getByText('Not in any organization.').waitFor()
    await dialog().getByText('<b>Banned</b> for spam').waitFor()
    isFailing = false
    await dialog().getByRole('alert').getByRole('button', { name: 'Try again' }).click()
    await dialog().getByText('Not signed in anywhere.').waitFor()
    await expectAccessibleEverywhere(visit.page)
  })

  test('keeps all rows at the same height', async () => {
    const long = 'x'.repeat(10_000)
    const odd = person(1, {
      firstName: long,
      lastName: '\u202e\n\n'.repeat(50),
      emailAddresses: [{ id: 'idn_1', emailAddress: `${long}@example.com`, verification: null }],
      publicMetadata: { role: long },
    })
    await show(list([people[0] as object, odd, person(2, { firstName: null, lastName: null, emailAddresses: [] })]))
    const heights = await rows().evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
    expect(new Set(heights)).toEqual(new Set([48]))
    expect((await rows().nth(1).innerText()).length).toBeLessThan(1000)
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await visit.page.setViewportSize({ width: 390, height: 800 })
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await choose(1, 'Delete user')
    expect(await dialog().evaluate((element) => element.scrollWidth <= innerWidth)).toBe(true)
  })

  test('loads pictures from https alone, and tells them nothing', async () => {
    const asked: { url: string; referrer: string | undefined }[] = []
    await visit.page.route(/^https:/, (route) => {
      asked.push({ url: route.request().url(), referrer: route.request().headers().referer })
      return route.abort()
    })
    const addresses = [
      'https://img.example/a.png',
      'javascript:alert(1)',
      'data:image/png;base64,AAAA',
      'http://img.example/b.png',
    ]
    await show(list(addresses.map((imageUrl, index) => person(index, { hasImage: true, imageUrl }))))
    await rows().first().waitFor()
    await expect.poll(() => asked).toEqual([{ url: 'https://img.example/a.png', referrer: undefined }])
    await expect.poll(() => visit.page.locator('user-table img').count()).toBe(0)
    expect(await visit.page.locator('.avatar').first().innerText()).toBe('AL')
  })

  test('sorts on a phone, where there are no heads', async () => {
    await visit.page.setViewportSize({ width: 390, height: 800 })
    await show(list())
    await rows().first().waitFor()
    await visit.page.getByLabel('Sort').selectOption('By name')
    await expect.poll(() => server.asked.at(-1)?.query.get('orderBy')).toBe('first_name')
  })

  test('leaves the address alone if the page wants that', async () => {
    await show(list(), 'address-prefix="none"')
    await search('ada')
    await expect.poll(() => server.asked.at(-1)?.query.get('query')).toBe('ada')
    expect(new URL(visit.page.url()).search).toBe('')
  })

  test('keeps the focus and the nodes of rows that stay when others go', async () => {
    let gone = false
    await show({
      'GET /users': () => ({ body: { data: gone ? [people[2], people[1]] : people, totalCount: 2 } }),
      'POST /users/:id/unban': () => ({ body: people[3] }),
    })
    const name = visit.page.getByRole('button', { name: 'Grace Hopper', exact: true })
    await name.evaluate((element) => element.setAttribute('data-kept', ''))
    gone = true
    await search('x')
    await expect.poll(() => rows().count()).toBe(2)
    expect(await rows().nth(1).locator('[data-kept]').count()).toBe(1)
  })
})
