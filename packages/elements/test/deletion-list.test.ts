import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeletionDetails } from '../src/account-client.ts'
import { person } from './support/people.ts'
import { type Answer, type Routes, refusals, startTestServer, type TestServer } from './support/server.ts'
import { expectAccessibleEverywhere, focused, read, visitEach } from './support/visit.ts'

const day = 86_400_000
const steps = [
  { name: 'clerk', title: 'Your profile' },
  { name: 'invoices', title: 'Your invoices' },
]
const stuck = (index: number, changes: Partial<DeletionDetails> = {}): DeletionDetails => ({
  id: `del_${index}`,
  userId: person(index).id,
  state: 'stuck',
  requestedBy: 'self',
  requestedAt: Date.now() - 2 * day,
  dueAt: null,
  step: 'invoices',
  error: 'card_declined',
  steps,
  ...changes,
})
const scheduled = (index: number): DeletionDetails =>
  stuck(index, { state: 'scheduled', dueAt: Date.UTC(2026, 11, 12, 12), step: null, error: null })

/** The lists of a server with these deletions, whose users are found by their names. */
const listOf = (deletions: readonly DeletionDetails[], people: readonly object[] = [person(1), person(2)]): Routes => ({
  'GET /deletions': ({ query }) => {
    const data = deletions.filter(({ state }) => state === query.get('state'))
    return { body: { data: data.slice(0, Number(query.get('limit'))), totalCount: data.length } }
  },
  'GET /users': () => ({ body: { data: people, totalCount: people.length } }),
})

const script = `
  window.events = []
  for (const name of ['deletion-changed', 'deletions-hidden'])
    addEventListener(name, ({ detail }) => window.events.push([name, detail]))
  document.querySelector('deletion-list').verify = ({ level }) => new Promise((resolve) => {
    const button = document.createElement('button')
    button.textContent = 'Verified ' + level
    button.onclick = () => { button.remove(); resolve(true) }
    document.querySelector('main').append(button)
  })`

describe('<deletion-list>', () => {
  const visit = visitEach()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server?.stop())

  const show = async (routes: Routes, attributes = '', page: object = {}) => {
    server.show(`<deletion-list ${attributes}></deletion-list>`, routes, { script, heading: 'Deletions', ...page })
    await visit.page.goto(server.url)
  }
  const rows = () => visit.page.locator('deletion-list li')
  const texts = async () => (await rows().allInnerTexts()).map(read)
  const button = (name: string | RegExp) => visit.page.getByRole('button', { name })
  const says = (text: string) =>
    expect
      .poll(async () => read(await visit.page.locator('deletion-list [role=status]').innerText()), { timeout: 8000 })
      .toBe(text)
  const events = () => visit.page.evaluate(() => (globalThis as unknown as { events: unknown[] }).events)

  test('shows stuck deletions before scheduled ones, with what they wait for', async () => {
    await show(
      listOf([
        scheduled(2),
        stuck(1),
        stuck(3, { userId: 'user_gone', requestedBy: 'clerk', error: 'unresponsive' }),
        stuck(4, { userId: 'user_other', requestedBy: 'user_admin', error: 'crashed' }),
      ]),
    )
    await rows().getByText('Grace Hopper').waitFor()
    expect(await texts()).toEqual([
      expect.stringMatching(
        /^Stuck\s+Grace Hopper\s+“Your invoices” failed too often \(card_declined\)\.\s+Requested by the user, 2 days ago\s+Try again$/,
      ),
      expect.stringMatching(/user_gone\s+“Your invoices” didn't stop when .* it\.\s+Deleted in Clerk, detected/),
      expect.stringMatching(/user_other\s+The server went down three times .*\s+Requested by an administrator/),
      expect.stringMatching(
        /^Scheduled\s+Katherine Johnson\s+The account will be deleted on Dec 12, 2026\..*\s+Requested by the user.*\s+Keep account$/s,
      ),
    ])
    await expectAccessibleEverywhere(visit.page)
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test('says in a line that there is nothing to do', async () => {
    await show(listOf([]))
    await visit.page.getByText('No deletions need attention.').waitFor()
    expect(server.asked.map(({ path }) => path)).toEqual(['/deletions', '/deletions'])
    expect((await visit.page.locator('deletion-list').boundingBox())?.height).toBeLessThan(40)
    await expectAccessibleEverywhere(visit.page)
  })

  test('shows the shape of rows while it loads', async () => {
    await show({ 'GET /deletions': () => ({ delay: 700, body: { data: [], totalCount: 0 } }) })
    await visit.page.locator('deletion-list .bone').first().waitFor({ state: 'attached' })
    await says('Loading deletions')
    await visit.page.getByText('No deletions need attention.').waitFor()
    await says('')
  })

  test.each<readonly [string, Answer]>([
    ['members', refusals.forbidden],
    ['a server without a plan', refusals.notFound],
  ])('shows nothing to %s, and says so to the page', async (_whom, answer) => {
    // Late enough for the page's script to listen.
    await show({ 'GET /deletions': () => ({ ...answer, delay: 300 }) })
    await expect.poll(events).toEqual([['deletions-hidden', {}]])
    expect((await visit.page.locator('deletion-list').boundingBox())?.height).toBe(0)
  })

  test('tells what failed, and tries again', async () => {
    let isFailing = true
    const routes = listOf([stuck(1)])
    await show({
      ...routes,
      'GET /deletions': (asked) => (isFailing ? refusals.busy : (routes['GET /deletions']?.(asked) as Answer)),
    })
    await visit.page
      .getByRole('alert')
      .filter({ hasText: "We couldn't load the deletions. The server is busy." })
      .waitFor()
    expect((await visit.page.getByRole('status').allInnerTexts()).join(), 'nothing is loading any more').toBe('')
    await expectAccessibleEverywhere(visit.page)
    isFailing = false
    await button('Try again').click()
    await rows().first().waitFor()
  })

  test('tries a stuck one again after a verification, and follows it to its end', async () => {
    let [isVerified, reads] = [false, 0]
    await show({
      ...listOf([stuck(1), scheduled(2)]),
      'POST /deletions/:id/retry': () => (isVerified ? { body: stuck(1, { state: 'running' }) } : refusals.stepUp),
      'GET /deletions/:id': () => ({ body: stuck(1, { state: ++reads > 1 ? 'finished' : 'running', error: null }) }),
    })
    await button('Try again: Grace Hopper').click()
    const verified = button('Verified second_factor')
    await verified.waitFor()
    isVerified = true
    await verified.click()
    await says('The deletion of Grace Hopper continues.')
    await expect.poll(() => focused(visit.page)).toContain('“\u2068Your invoices\u2069” is running.')
    expect(await button(/^Try again/).count()).toBe(0)
    await says('The deletion of Grace Hopper has finished.')
    expect((await texts())[0]).toMatch(/^Finished\s+Grace Hopper/)
    const detail = { action: 'retry', deletionId: 'del_1', userId: person(1).id }
    expect(await events()).toEqual([['deletion-changed', detail]])
    await expectAccessibleEverywhere(visit.page)
  })

  test('says that one is stuck again, and offers to try it once more', async () => {
    await show({
      ...listOf([stuck(1)]),
      'POST /deletions/:id/retry': () => ({ body: stuck(1, { state: 'running', error: null }) }),
      'GET /deletions/:id': () => ({ body: stuck(1, { error: 'still_declined' }) }),
    })
    await button('Try again: Grace Hopper').click()
    await says('The deletion of Grace Hopper is stuck again.')
    expect((await texts())[0]).toContain('(still_declined)')
    await button('Try again: Grace Hopper').waitFor()
  })

  test('reloads once a user is deleted on the same page', async () => {
    const deletions: DeletionDetails[] = []
    await show(listOf(deletions))
    await visit.page.getByText('No deletions need attention.').waitFor()
    deletions.push(stuck(1))
    const tell = (action: string) =>
      visit.page.evaluate(
        (detail) => document.body.dispatchEvent(new CustomEvent('user-changed', { detail, bubbles: true })),
        { action },
      )
    await tell('ban')
    await visit.page.waitForTimeout(200)
    expect(server.asked).toHaveLength(2)
    await tell('delete')
    await rows().getByText('Grace Hopper').waitFor()
  })

  test('undoes a scheduled one', async () => {
    await show({ ...listOf([scheduled(2)]), 'POST /deletions/:id/cancel': () => ({ body: { success: true } }) })
    await button('Keep account: Katherine Johnson').click()
    await says('The account of Katherine Johnson is kept.')
    expect((await texts())[0]).toMatch(/^Undone\s+Katherine Johnson/)
    expect(server.asked.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
      '/deletions/del_2/cancel',
    ])
  })

  test.each<readonly [string, Answer, string]>([
    [
      'that it is too late',
      { status: 409, body: { code: 'deletion_in_progress', message: '…' } },
      'The deletion has already started.',
    ],
    [
      'that it is their own',
      { status: 403, body: { code: 'own_account', message: '…' } },
      "You can't do this to your own account.",
    ],
    [
      'that an answer was lost',
      { isLost: true },
      "We couldn't confirm the change. Reload to see whether it went through.",
    ],
  ])('tells in its row %s', async (_what, answer, words) => {
    await show({ ...listOf([scheduled(2), stuck(1)]), 'POST /deletions/:id/cancel': () => answer })
    await button(/^Keep account/).click()
    await rows().nth(1).getByRole('alert').filter({ hasText: words }).waitFor()
    await expectAccessibleEverywhere(visit.page)
  })

  test('shows more if there are more', async () => {
    const many = Array.from({ length: 5 }, (_, index) => stuck(index, { id: `del_${index}`, userId: `user_${index}` }))
    await show(listOf(many), 'page-size="2"')
    await visit.page.getByText('2 of 5').waitFor()
    await button('Show more').click()
    await visit.page.getByText('4 of 5').waitFor()
    await button('Show more').click()
    await expect.poll(() => rows().count()).toBe(5)
    expect(await button('Show more').count()).toBe(0)
  })

  test("shows ids if names can’t be read, and strangers' text as text", async () => {
    const evil = '<img src=x onerror=alert(1)>\u202e'
    const long = 'x'.repeat(10_000)
    await show({
      ...listOf([
        stuck(1, { error: evil as never, steps: [{ name: 'invoices', title: evil }] }),
        stuck(2, { userId: long, step: long }),
      ]),
      'GET /users': () => refusals.busy,
    })
    await rows().getByText(person(1).id).waitFor()
    await rows().first().getByText('<img src=x onerror=alert(1)>').first().waitFor()
    expect(await visit.page.locator('deletion-list img').count()).toBe(0)
    for (const width of [320, 1280]) {
      await visit.page.setViewportSize({ width, height: 800 })
      expect(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
  })

  test('speaks the language of the page', async () => {
    await show(listOf([stuck(1)]), '', { lang: 'de' })
    await button('Erneut versuchen: Grace Hopper').waitFor()
    expect((await texts())[0]).toContain('Hängt fest')
  })
})
