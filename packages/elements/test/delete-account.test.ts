import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Routes, refusals, startTestServer, type TestServer } from './support/server.ts'
import { expectAccessibleEverywhere, focused, read, visitEach } from './support/visit.ts'

const steps = [
  { name: 'billing', title: 'Your subscription' },
  { name: 'clerk', title: 'Your profile' },
  { name: 'invoices', title: 'Invoices', retained: { ground: 'tax_law', until: Date.UTC(2036, 11, 31, 12) } },
]
const plan = { state: null, steps, blockers: [] }
const due = Date.UTC(2026, 11, 12, 12)
const deletion = { id: 'del_2xYVq0tqRkq0zjW0mS3b1c9dE7f', state: 'running' }
const planned: Routes = { 'GET /me/deletion': () => ({ body: plan }) }
const deletes: Routes = { 'DELETE /me': () => ({ body: { success: true } }) }

/** Verifies at once, or asks with a button of the page where `window.ask` is set. */
const script = `
window.events = []
for (const name of ['account-deleted', 'account-kept']) addEventListener(name, (event) => window.events.push([name, event.detail]))
const element = document.querySelector('delete-account')
element.verify = ({ level }) => new Promise((resolve) => {
  for (const [text, answer] of [['Verified', true], ['Not now', false]]) {
    const button = document.createElement('button')
    button.textContent = text + ' ' + level
    button.onclick = () => { button.parentNode.querySelectorAll(':scope > button').forEach((each) => each.remove()); resolve(answer) }
    document.querySelector('main').append(button)
  }
})
// As a router does.
history.replaceState({ router: 1 }, '')
window.heard = []
addEventListener('popstate', ({ state }) => window.heard.push([state, location.pathname]))
`

describe('<delete-account>', () => {
  const visit = visitEach()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server?.stop())

  const show = async (routes: Routes, attributes = '', page: object = {}) => {
    server.show(`<delete-account ${attributes}><a href="/delete">Delete account</a></delete-account>`, routes, {
      script,
      ...page,
    })
    await visit.page.goto(server.url)
    await opener().waitFor()
  }
  const opener = () => visit.page.getByRole('button').first()
  const dialog = () => visit.page.getByRole('dialog')
  const within = (name: string) => dialog().getByRole('button', { name })
  const open = async () => {
    await opener().click()
    await dialog().waitFor()
  }
  const type = (word = 'delete my account') => dialog().getByRole('textbox').fill(word)
  const confirm = async (word?: string) => {
    await open()
    await type(word)
    await within('Delete account').click()
  }
  const heading = async (name: string | RegExp) => dialog().getByRole('heading', { name }).waitFor()
  const deletions = () => server.asked.filter(({ method }) => method === 'DELETE').length
  const events = () => visit.page.evaluate(() => (globalThis as unknown as { events: unknown[] }).events)

  test('deletes once the word is typed, says goodbye, and leads home', async () => {
    await show({ ...planned, ...deletes }, 'home="/bye"')
    await confirm()
    await heading('Your account is deleted')
    expect(await focused(visit.page)).toBe('Your account is deleted')
    expect(await dialog().getByRole('link').getAttribute('href')).toBe(`${server.url}/bye`)
    expect(await visit.page.getByRole('button', { name: /sign in/i }).count()).toBe(0)
    expect(await events()).toEqual([['account-deleted', { state: 'finished' }]])
    await visit.page.keyboard.press('Escape')
    await visit.page.keyboard.press('Escape')
    expect(await dialog().isVisible()).toBe(true)
    expect(deletions()).toBe(1)
  })

  test('leads to a goodbye of the app’s own', async () => {
    const goodbye = `addEventListener('account-deleted', (event) => { event.preventDefault(); location.assign('/?goodbye') })`
    await show({ ...planned, ...deletes }, '', { script: goodbye })
    await open()
    await within('Cancel').click()
    await confirm()
    await visit.page.waitForURL(`${server.url}/?goodbye`)
    await opener().waitFor()
    expect(await dialog().count()).toBe(0)
    expect(visit.page.url()).toBe(`${server.url}/?goodbye`)
  })

  test('works with the keyboard alone, and Enter never deletes', async () => {
    await show({ ...planned, ...deletes })
    const { keyboard } = visit.page
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await dialog().waitFor()
    expect(await focused(visit.page)).toBe('Cancel')
    await keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
    expect(await focused(visit.page)).toBe('Delete account')

    await keyboard.press('Enter')
    await dialog().waitFor()
    await keyboard.press('Shift+Tab')
    await keyboard.type('Delete my account')
    await keyboard.press('Enter')
    await keyboard.press('Tab')
    expect(await focused(visit.page)).toBe('Cancel')
    await keyboard.press('Tab')
    expect(await focused(visit.page)).toBe('Delete account')
    await keyboard.press('Enter')
    await dialog().getByText('Press Space to confirm.').waitFor()
    expect(deletions()).toBe(0)
    await keyboard.press('Space')
    await heading('Your account is deleted')
    expect(deletions()).toBe(1)
  })

  test('deletes nothing before the word is typed', async () => {
    await show({ ...planned, ...deletes })
    await open()
    await type('delete')
    await within('Delete account').click({ force: true })
    await dialog()
      .getByText(/^Type .*delete my account.* first\.$/)
      .waitFor()
    expect(await dialog().getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
    expect(deletions()).toBe(0)
  })

  test('closes when going back, and a router stays on its page', async () => {
    await show(planned)
    const address = visit.page.url()
    const length = () => visit.page.evaluate(() => history.length)
    await open()
    await visit.page.goBack()
    await dialog().waitFor({ state: 'hidden' })
    expect(visit.page.url()).toBe(address)
    const before = await length()
    for (let times = 0; times < 3; times++) {
      await open()
      await within('Cancel').click()
      await dialog().waitFor({ state: 'hidden' })
    }
    expect(await length()).toBe(before)
    const heard = await visit.page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)
    expect(heard).toEqual(Array(4).fill([{ router: 1 }, '/']))
  })

  test('tells what goes and what stays, and asks the blockers only on opening', async () => {
    await show(planned)
    await open()
    await dialog().getByText('Your subscription').waitFor()
    const lists = dialog().getByRole('list')
    expect(await lists.first().getByRole('listitem').allInnerTexts()).toEqual(['Your subscription', 'Your profile'])
    expect(read(await lists.last().innerText())).toBe('Invoices\nTax law, until Dec 31, 2036')
    await dialog().getByText("This can't be undone.").waitFor()
    expect(server.asked.map(({ path, query }) => `${path}?${query}`)).toEqual([
      '/me/deletion?',
      '/me/deletion?blockers=true',
    ])
  })

  test('promises no end that a grace period takes back', async () => {
    await show({ 'GET /me/deletion': () => ({ body: { ...plan, gracePeriod: 14 * 86_400_000 } }) })
    await open()
    await dialog().getByText('You have 14 days to change your mind.').waitFor()
    expect(await dialog().getByText("This can't be undone.").count()).toBe(0)
  })

  test('needs no plan', async () => {
    await show(deletes)
    await open()
    await dialog().getByText('Your profile, sign-in methods, and sessions are deleted.').waitFor()
    await type()
    await within('Delete account').click()
    await heading('Your account is deleted')
    expect(server.asked.filter(({ path }) => path === '/me/deletion')).toHaveLength(1)
  })

  test('shows all blockers, with safe links, and continues once there are none', async () => {
    const blockers = [
      { code: 'sole_organization_admin', message: 'No.', organizationName: 'Acme', href: '/organizations/acme' },
      { code: 'open_invoice', message: 'An invoice is open.', href: 'javascript:alert(1)' },
      { code: 'other', message: 'Ask us.', href: 'http://evil.example/' },
    ]
    let isBlocked = true
    await show({ ...deletes, 'GET /me/deletion': () => ({ body: { ...plan, blockers: isBlocked ? blockers : [] } }) })
    await open()
    await heading("You can't delete your account yet")
    const items = await dialog().getByRole('listitem').allInnerTexts()
    expect(items.map(read)).toEqual([
      "You're the only admin of Acme. Make someone else an admin or delete the organization first.\nResolve",
      'An invoice is open.',
      'Ask us.',
    ])
    expect(await dialog().getByRole('link').getAttribute('href')).toBe(`${server.url}/organizations/acme`)
    expect(await dialog().getByRole('textbox').count()).toBe(0)
    await expectAccessibleEverywhere(visit.page)
    isBlocked = false
    await within('Check again').click()
    await heading('Delete your account?')
    await type()
    await within('Delete account').click()
    await heading('Your account is deleted')
  })

  test('shows blockers that only the deletion itself reports', async () => {
    await show({ ...planned, 'DELETE /me': () => refusals.blocked([{ code: 'vip', message: 'Talk to us first.' }]) })
    await confirm()
    await dialog().getByText('Talk to us first.').waitFor()
    expect(await focused(visit.page)).toBe("You can't delete your account yet")
    expect(await events()).toEqual([])
  })

  test('steps aside for the verification and then goes on by itself', async () => {
    let isVerified = false
    await show({ ...planned, 'DELETE /me': () => (isVerified ? { body: { success: true } } : refusals.stepUp) })
    await confirm()
    const button = visit.page.getByRole('button', { name: 'Verified second_factor' })
    await button.waitFor()
    expect(await dialog().isVisible()).toBe(false)
    isVerified = true
    await button.click()
    await heading('Your account is deleted')
    expect(deletions()).toBe(2)
  })

  test('tells that the verification was canceled, and keeps what was typed', async () => {
    await show({ ...planned, 'DELETE /me': () => refusals.stepUp })
    await confirm()
    await visit.page.getByRole('button', { name: 'Not now' }).click()
    await dialog().getByText('You canceled the verification. Your account has not been deleted.').waitFor()
    expect(await dialog().getByRole('textbox').inputValue()).toBe('delete my account')
    expect(deletions()).toBe(1)
  })

  test('follows a deletion to its end', async () => {
    const answers = [{ state: 'running', step: 'billing' }, { state: 'running', step: 'clerk' }, { state: 'finished' }]
    await show({
      ...planned,
      'DELETE /me': () => ({ status: 202, body: { success: true, deletion } }),
      'GET /deletion-status/:id': () => ({ body: answers.shift() }),
    })
    await confirm()
    await heading("We're deleting your account")
    await dialog().getByText('You can close this page.').waitFor()
    await dialog()
      .getByText(/^\W*Your subscription\W*…$/)
      .waitFor()
    await heading('Your account is deleted')
    const planCalls = server.asked.filter(({ path }) => path === '/me/deletion')
    expect(planCalls).toHaveLength(2)
    expect(server.asked.filter(({ path }) => path === `/deletion-status/${deletion.id}`)).toHaveLength(3)
    expect(await events()).toEqual([['account-deleted', { state: 'running', deletion }]])
  })

  test('says that an account is deleted while the rest is cleaned up', async () => {
    await show({ ...planned, 'DELETE /me': () => ({ body: { success: true, cleanup: 'pending', deletion } }) })
    await confirm()
    await heading('Your account is deleted')
    await dialog().getByText("We're removing the last of your data.").waitFor()
  })

  test('names the day of a scheduled deletion', async () => {
    const scheduled = { ...deletion, state: 'scheduled', dueAt: due }
    await show({ ...planned, 'DELETE /me': () => ({ status: 202, body: { success: true, deletion: scheduled } }) })
    await confirm()
    await heading(/^Your account will be deleted on .*Dec 12, 2026/)
    await dialog().getByText('sign in before then').waitFor()
    expect(server.asked.some(({ path }) => path.startsWith('/deletion-status'))).toBe(false)
  })

  test('undoes a scheduled deletion, with a verification', async () => {
    let isVerified = false
    await show({
      'GET /me/deletion': () => ({ body: { ...plan, state: 'scheduled', dueAt: due } }),
      'POST /me/deletion/cancel': () => (isVerified ? { body: { success: true } } : refusals.stepUp),
    })
    await visit.page.getByText(/^Your account will be deleted on/).waitFor()
    await expectAccessibleEverywhere(visit.page)
    await visit.page.getByRole('button', { name: 'Keep account' }).click()
    isVerified = true
    await visit.page.getByRole('button', { name: 'Verified second_factor' }).click()
    await visit.page.getByText('You kept your account. Nothing was deleted.').waitFor()
    await visit.page.getByRole('button', { name: 'Delete account' }).waitFor()
    expect(await events()).toEqual([['account-kept', {}]])
  })

  test.each([
    ['busy', refusals.busy, 'The server is busy. Try again in a moment. Your account has not been deleted.'],
    ['too many tries', refusals.rateLimited, 'Try again in 7 seconds. Your account has not been deleted.'],
    ['an ended session', refusals.signedOut, 'Sign in again. Your account has not been deleted.'],
    ['a lost answer', { isLost: true }, "Try again; it's safe to repeat."],
    ['an answer of something else', { body: { message: 'Hello' } }, "it's safe to repeat."],
    ['an empty answer', { body: {} }, "it's safe to repeat."],
    ['a time-out at Clerk', { status: 504, body: { code: 'clerk_timeout', message: '…' } }, "it's safe to repeat."],
  ])('tells %s truthfully, and lets the user try again', async (_name, failure, words) => {
    let isFailing = true
    await show({ ...planned, 'DELETE /me': () => (isFailing ? failure : { body: { success: true } }) })
    await confirm()
    await dialog().getByRole('alert').filter({ hasText: words }).waitFor()
    isFailing = false
    await within('Delete account').click()
    await heading('Your account is deleted')
  })

  test('tells that it is offline, also before it knows the plan', async () => {
    await show(planned)
    await visit.context.setOffline(true)
    await open()
    await dialog().getByText("You're offline. Check your connection. Your account has not been deleted.").waitFor()
    await visit.context.setOffline(false)
    await within('Try again').click()
    await dialog().getByRole('textbox').waitFor()
  })

  test('asks for the email address if the page wants that', async () => {
    const me = {
      id: 'user_1',
      primaryEmailAddressId: 'idn_2',
      emailAddresses: [
        { id: 'idn_1', emailAddress: 'old@example.com' },
        { id: 'idn_2', emailAddress: 'ada@example.com' },
      ],
    }
    await show({ ...deletes, 'GET /me': () => ({ body: me }) }, 'confirm="email"')
    await confirm('ada@example.com')
    await heading('Your account is deleted')
  })

  test('leaves the goodbye to a page that prevents it', async () => {
    await show({ ...planned, ...deletes }, '', {
      script: `${script}\naddEventListener('account-deleted', (event) => event.preventDefault())`,
    })
    await confirm()
    await expect.poll(events).toHaveLength(1)
    await dialog().waitFor({ state: 'hidden' })
  })

  test('speaks the language of the page, in its direction', async () => {
    await show(planned, '', { lang: 'de' })
    await opener().click()
    await dialog().getByText('Das wird gelöscht').waitFor()
    expect(read(await dialog().getByRole('list').last().innerText())).toContain('bis 31.12.2036')
    await visit.page.evaluate(() => document.documentElement.setAttribute('lang', 'fr'))
    await dialog().getByText('Ce qui est supprimé').waitFor()
    await show(planned, 'locale="ja"', { lang: 'de' })
    await visit.page.getByText('アカウントの削除').waitFor()
    await show(planned, '', {
      lang: 'ar',
      dir: 'rtl',
      script: "document.querySelector('delete-account').texts = { deleteAccount: { title: 'حذف الحساب' } }",
    })
    await visit.page.getByText('حذف الحساب').waitFor()
    await opener().click()
    const [cancel, act] = await Promise.all([within('Cancel').boundingBox(), within('Delete account').boundingBox()])
    expect(cancel?.x).toBeGreaterThan(act?.x ?? 0)
    // Sentences of the other direction keep their own, so that a full stop stays at their end.
    const bidi = dialog().getByText("This can't be undone.")
    expect(await bidi.evaluate((shown) => getComputedStyle(shown).unicodeBidi)).toBe('plaintext')
  })

  test('shows strangers’ text as text', async () => {
    const evil = '<img src=x onerror=alert(1)>\u202egnirts'
    await show({
      'GET /me/deletion': () => ({
        body: {
          steps: [
            { name: 'x', title: evil },
            { name: 'y', title: 'long '.repeat(2000) },
          ],
          blockers: [],
        },
      }),
    })
    await open()
    await dialog().getByText('<img src=x onerror=alert(1)> gnirts', { exact: true }).waitFor()
    expect((await dialog().innerText()).length).toBeLessThan(1000)
    expect(await dialog().locator('img').count()).toBe(0)
  })

  test('takes a client of the app, set before the element is defined', async () => {
    await show(planned, '', {
      script: `
        const element = document.createElement('delete-account')
        element.client = { me: { delete: async () => ({ success: true }) } }
        document.querySelector('main').replaceChildren(element)`,
    })
    await confirm()
    await heading('Your account is deleted')
    expect(deletions()).toBe(0)
  })

  test('is a link without JavaScript', async () => {
    server.show('<delete-account><a href="/delete">Delete account</a></delete-account>', {})
    const context = await visit.context.browser()?.newContext({ javaScriptEnabled: false })
    const page = await context?.newPage()
    await page?.goto(server.url)
    expect(await page?.getByRole('link', { name: 'Delete account' }).getAttribute('href')).toBe('/delete')
    await context?.close()
  })

  test('is accessible in each of its states', async () => {
    let isFailing = true
    await show({ ...planned, 'DELETE /me': () => (isFailing ? refusals.busy : { body: { success: true } }) })
    await expectAccessibleEverywhere(visit.page)
    await open()
    await dialog().getByText('Your subscription').waitFor()
    await expectAccessibleEverywhere(visit.page)
    await type()
    await within('Delete account').click()
    await dialog().getByRole('alert').waitFor()
    await expectAccessibleEverywhere(visit.page)
    isFailing = false
    await within('Delete account').click()
    await heading('Your account is deleted')
    await expectAccessibleEverywhere(visit.page)
  })
})
