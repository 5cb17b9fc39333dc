import type { Emulator } from '@account-routes/emulator'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

// Actions of people in an example, by the names that its page gives to things: the same for every framework.

export interface Person {
  readonly email: string
  readonly name: string
  readonly password: string
}

export const ada: Person = { email: 'ada@example.com', name: 'Ada Lovelace', password: 'analytical-engine' }
export const grace: Person = { email: 'grace@example.com', name: 'Grace Hopper', password: 'first-compiler' }

export interface Visit {
  readonly page: Page
  /** The address of the example, without a slash at the end. */
  readonly url: string
  readonly emulator: Emulator
}

/** A picture of one pixel, as small as a PNG gets. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const pictureFile = { name: 'me.png', mimeType: 'image/png', buffer: picture }

const yourAccount = (page: Page) => page.getByRole('heading', { name: 'Your account', exact: true })

/** Text as a person reads it: without the marks that isolate the direction of names. */
export const read = (text: string | null): string => (text ?? '').replace(/[\u2068\u2069]/g, '')

/** Waits until the page says so. */
const says = (page: Page, text: string): Promise<void> =>
  expect
    .poll(
      () =>
        page
          .getByRole('status')
          .allInnerTexts()
          .then((all) => read(all.join())),
      { timeout: 10_000 },
    )
    .toContain(text)

/** Signs in by the link of the page, which leads to Clerk's component, or to the page of the emulator. */
export async function signInByLink({ page }: Pick<Visit, 'page'>, { email, password }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Sign in' }).click()
  const field = page.getByLabel(/^E-?mail address/)
  const hosted = page.getByRole('link', { name: 'Sign in without JavaScript' })
  await field.or(hosted).first().waitFor()
  if (await hosted.isVisible()) await hosted.click()
  await field.fill(email)
  const proceed = page.getByRole('button', { name: 'Continue', exact: true })
  if (await proceed.isVisible()) await proceed.click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: /^(?:Continue|Sign in)$/ }).click()
}

/** Signs in at the emulator, which takes the visitor to the app. */
export async function signIn({ page, url, emulator }: Visit, { email, password }: Person): Promise<void> {
  await page.goto(`${emulator.url}/sign-in?redirect_url=${encodeURIComponent(`${url}/`)}`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await yourAccount(page).waitFor()
  // Nobody is quicker than the scripts of a page, which hear of a chosen file only once they run.
  await page.waitForLoadState()
}

/** The page is the app's own, and shows who is signed in. */
export async function seeYourself({ page, url }: Visit, { name, email }: Person): Promise<void> {
  await yourAccount(page).waitFor()
  expect(new URL(page.url()).origin).toBe(url)
  await page.getByText(name, { exact: true }).first().waitFor()
  await page.getByText(email, { exact: true }).first().waitFor()
}

export async function signOut({ page, url }: Visit): Promise<void> {
  const link = page.getByRole('link', { name: 'Sign out' })
  const menu = page.getByRole('button', { name: 'Open user menu' })
  await link.or(menu).first().waitFor()
  if (await menu.isVisible()) {
    await menu.click()
    await page
      .getByRole('menuitem', { name: 'Sign out' })
      .or(page.getByRole('button', { name: 'Sign out' }))
      .first()
      .click()
  } else await link.click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  expect(new URL(page.url()).origin).toBe(url)
}

export async function changePicture({ page }: Visit): Promise<void> {
  const shown = page.getByRole('img', { name: 'You', exact: true })
  const before = await shown.getAttribute('src')
  await page.getByLabel('Change picture').setInputFiles(pictureFile)
  await says(page, 'Your picture is changed.')

  await expect.poll(() => shown.getAttribute('src')).not.toBe(before)
  const source = await shown.getAttribute('src')
  const stored = await fetch(source ?? '')
  expect(Buffer.from(await stored.arrayBuffer()).equals(picture), 'the picture arrives byte for byte').toBe(true)

  await page.getByRole('button', { name: 'Remove picture' }).click()
  await says(page, 'Your picture is removed.')
  await expect.poll(() => shown.getAttribute('src')).not.toBe(source)
}

/** Opens the danger zone and types the word. */
export async function askToDelete(page: Page): Promise<void> {
  await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('delete my account')
}
export const confirmDeletion = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click()
export const goodbye = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Your account is deleted' }).waitFor()

/** Waits until the server knows nobody, also where Clerk's script wrote the session's cookie again after the deletion. */
export async function expectSignedOut(page: Page, url: string): Promise<void> {
  const status = async () => (await page.context().request.get(`${url}/api/account/me`)).status()
  await expect.poll(status, { timeout: 10_000 }).toBe(401)
}

export async function deleteYourself({ page, url, emulator }: Visit, person: Person): Promise<void> {
  const dialog = page.getByRole('dialog')
  await askToDelete(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await deletions(emulator), 'nothing is deleted on Cancel').toEqual([])

  await askToDelete(page)
  await confirmDeletion(page)
  await goodbye(page)
  expect(await deletions(emulator)).toHaveLength(1)
  expect(await page.getByRole('link', { name: 'Sign in' }).count(), 'a goodbye asks nobody back').toBe(0)

  await expectSignedOut(page, url)
  await page.getByRole('link', { name: 'Go to the home page' }).click()
  await page.getByRole('heading', { name: 'Sign in to see your account' }).waitFor()

  await page.goto(`${emulator.url}/sign-in`)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').waitFor()
}

/** A session token lives for a minute; a person may look at a page for longer than that. */
export async function goOnAfterTheTokenExpired(visit: Visit): Promise<void> {
  await carryToken(visit, { expiresInSeconds: -60 })
  await visit.page.getByLabel('Change picture').setInputFiles(pictureFile)
  await says(visit.page, 'Your picture is changed.')
}

/** The next page load renews an expired token, unseen. */
export async function loadAfterTheTokenExpired(visit: Visit): Promise<void> {
  await carryToken(visit, { expiresInSeconds: -60 })
  await visit.page.reload()
  await yourAccount(visit.page).waitFor()
}

/** Moves the sign-in of this browser into the past, so that an operation that needs a fresh one is refused. */
export async function growStale(visit: Visit): Promise<void> {
  const { page, emulator } = visit
  await control(emulator, `sessions/${await sessionOf(visit)}/age`, { minutes: 11 })
  await carryToken(visit, { claims: { fva: [11, -1] } })
  // Clerk's browser SDK, where the page has it, keeps the former token.
  await page.evaluate(async () => {
    const { Clerk } = globalThis as { Clerk?: { loaded?: boolean; session?: { getToken(options: object): unknown } } }
    if (Clerk?.loaded) await Clerk.session?.getToken({ skipCache: true })
  })
}

const password = (page: Page) => page.getByLabel('Password', { exact: true })

/** A deletion long after the sign-in opens Clerk's dialog. Cancelled, nothing is deleted; verified, it goes on by itself. */
export async function verifyToDelete(visit: Visit, person: Person): Promise<void> {
  const { page, emulator } = visit
  await growStale(visit)
  await askToDelete(page)
  await confirmDeletion(page)
  await password(page).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').getByText(canceled).waitFor()
  expect(await deletions(emulator)).toEqual([])

  await confirmDeletion(page)
  await verify(visit, person)
  await goodbye(page)
  expect(await deletions(emulator)).toHaveLength(1)
}

/** Proves in Clerk's dialog who is there. */
export async function verify({ page }: Pick<Visit, 'page'>, person: Person): Promise<void> {
  await password(page).fill(person.password)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}

const canceled = 'You canceled the verification. Your account has not been deleted.'

/** The page that asks by a form: with a script it stays, and opens Clerk's dialog. */
export async function confirmDeletionOnItsPage(visit: Visit, person: Person): Promise<void> {
  const { page, url, emulator } = visit
  await growStale(visit)
  await page.goto(`${url}/delete`)
  await growStale(visit)
  const button = page.getByRole('button', { name: 'Delete account' })
  await button.click()
  await password(page).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText(canceled).waitFor()
  expect(await deletions(emulator)).toEqual([])
  await button.click()
  await verify(visit, person)
  await goodbye(page)
  expect(await deletions(emulator)).toHaveLength(1)
}

/** The danger zone as a page of Clerk's component, which renders its pages anew when a verification begins. */
export async function deleteInUserProfile(visit: Visit, person: Person): Promise<void> {
  const { page, url, emulator } = visit
  await page.goto(`${url}/profile`)
  await page.getByRole('button', { name: 'Delete account' }).first().click()
  await page.locator('delete-account').waitFor()
  await growStale(visit)
  await askToDelete(page)
  await confirmDeletion(page)
  await verify(visit, person)
  await goodbye(page)
  expect(await deletions(emulator)).toHaveLength(1)
}

/** Clerk fails: the page says so, keeps the visitor signed in, and works again afterwards. */
export async function seeProblem({ page, url, emulator }: Visit): Promise<void> {
  await control(emulator, 'faults', { method: 'GET', path: '/v1/users/*', status: 503, times: 100 })
  await page.goto(url)
  await page.getByRole('heading', { name: 'We couldn’t load your account' }).waitFor()
  expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0)
  await fetch(`${emulator.url}/_emulator/faults`, { method: 'DELETE' })
  await page.getByText('Try again', { exact: true }).click()
  await yourAccount(page).waitFor()
}

/** The name of what has the focus, inside of elements too. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
  })

/** Refusals are told in words, with the time to wait where the server names one. */
export async function beRefusedInWords({ page, emulator }: Visit): Promise<void> {
  const noPicture = { ...pictureFile, buffer: Buffer.from('not a picture') }
  await page.getByLabel('Change picture').setInputFiles(noPicture)
  await says(page, 'Send a picture')

  await control(emulator, 'faults', { method: 'POST', path: '/v1/users/*/profile_image', status: 429, retryAfter: 7 })
  await page.getByLabel('Change picture').setInputFiles(pictureFile)
  await says(page, 'Try again in 7 seconds.')
}

/** Members don't see that there is a table of users. */
export async function beKeptFromOthers({ page, url }: Visit): Promise<void> {
  const answer = await page.evaluate(async () => (await fetch('/api/account/users')).status)
  expect(answer).toBe(403)
  await page.goto(url)
  await yourAccount(page).waitFor()
  expect(await page.getByRole('heading', { name: 'Users', exact: true }).count()).toBe(0)
  expect(await page.locator('user-table').count()).toBe(0)
}

/** Adds people until a list of them takes more than one page. Their names would break a page that made HTML of them. */
export async function addPeople({ url, secretKey }: Emulator, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const response = await fetch(`${url}/v1/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        first_name: `<img src=x onerror=alert(${number})>`,
        last_name: `Person ${number}`,
        email_address: [`person${number}@example.com`],
        password: 'correct-horse-battery',
      }),
    })
    if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`)
  }
}

const rows = (page: Page) => page.locator('user-table tbody tr:not(.bones)')

async function search(page: Page, text: string, count: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search users' }).fill(text)
  await page.getByRole('status').getByText(count, { exact: true }).first().waitFor()
}

/** An administrator among 14 people: ada, grace and the twelve of `addPeople`. */
export async function findPeople({ page }: Visit): Promise<void> {
  await page.getByText('1–10 of 14').waitFor()
  await expect.poll(() => rows(page).count()).toBe(10)
  await rows(page).getByText('<img src=x onerror=alert(12)> Person 12', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByText('11–14 of 14').waitFor()
  await expect.poll(() => rows(page).count()).toBe(4)
  await page.getByRole('button', { name: 'Previous' }).click()
  await page.getByText('1–10 of 14').waitFor()

  await search(page, 'grace', '1 user')
  await expect.poll(() => rows(page).allInnerTexts()).toEqual([expect.stringContaining('grace@example.com')])

  await search(page, 'nobody at all', '0 users')
  await page.getByText('No users found').waitFor()
}

/** Actions that the page offers an administrator on somebody. */
export async function manage({ page, emulator }: Visit, person: Person): Promise<void> {
  await search(page, person.email, '1 user')
  const row = rows(page).filter({ hasText: person.email })
  const dialog = page.getByRole('dialog')
  const choose = async (action: string) => {
    await row.getByRole('button', { name: /^Actions for/ }).click()
    await page.getByRole('menuitem', { name: action }).click()
  }

  await choose('Ban user')
  await dialog.getByLabel('Reason').fill('Spam')
  await dialog.getByRole('button', { name: 'Ban user' }).click()
  await says(page, `${person.name} is banned.`)
  await row.getByText('Banned').waitFor()
  await choose('Lift ban')
  await says(page, `${person.name} can sign in again.`)

  await choose('Lock user')
  await dialog.getByRole('button', { name: 'Lock user' }).click()
  await row.getByText('Locked').waitFor()
  await choose('Unlock user')
  await says(page, `${person.name} is unlocked.`)

  await row.getByRole('button', { name: person.name, exact: true }).click()
  await dialog.getByRole('button', { name: 'JSON' }).first().click()
  await dialog.getByRole('textbox', { name: 'JSON' }).fill('{ "role": "editor" }')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await says(page, `The metadata of ${person.name} was saved.`)
  await page.keyboard.press('Escape')
  await row.getByText('editor', { exact: true }).waitFor()

  await choose('Delete user')
  await dialog.getByRole('textbox').fill(person.email)
  await dialog.getByRole('button', { name: 'Delete user' }).click()
  await says(page, `${person.name} was deleted.`)
  await page.getByText('No users found').waitFor()
  expect(await deletions(emulator)).toHaveLength(1)
}

interface Claims {
  readonly sub: string
  readonly sid: string
}

async function claimsOf({ page, url }: Visit): Promise<Claims> {
  const [cookie] = (await page.context().cookies(url)).filter(({ name }) => name.startsWith('__session'))
  const [, payload = ''] = cookie?.value.split('.') ?? []
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}

const sessionOf = async (visit: Visit): Promise<string> => (await claimsOf(visit)).sid

/** Puts another token of the same session into this browser. */
export async function carryToken(visit: Visit, token: object): Promise<void> {
  const { page, url, emulator } = visit
  const { sub, sid } = await claimsOf(visit)
  const { jwt } = await (await control(emulator, 'tokens', { userId: sub, sessionId: sid, ...token })).json()
  const context = page.context()
  const cookies = (await context.cookies(url)).filter(({ name }) => name.startsWith('__session'))
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, value: jwt })))
}

async function control({ url }: Emulator, what: string, body: object): Promise<Response> {
  const response = await fetch(`${url}/_emulator/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`The emulator answered ${response.status}: ${await response.text()}`)
  return response
}

/** Deletions that the Backend API was told to do so far. */
async function deletions({ url }: Emulator): Promise<readonly string[]> {
  const response = await fetch(`${url}/_emulator/requests`)
  const requests = (await response.json()) as { method: string; path: string }[]
  return requests
    .filter(({ method, path }) => method === 'DELETE' && /^\/v1\/users\/\w+$/.test(path))
    .map(({ path }) => path)
}
