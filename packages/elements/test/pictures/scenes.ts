import type { Page } from 'playwright-core'
import type { PageOptions } from '../support/page.ts'
import { person, session } from '../support/people.ts'
import { type Answer, type Asked, type Routes, refusals } from '../support/server.ts'

export interface Scene {
  readonly name: string
  readonly body: string
  readonly routes: Routes
  readonly options?: PageOptions
  readonly act?: (page: Page) => Promise<void>
  /** The looks of it that the documents show. */
  readonly docs?: readonly string[]
}

const element = '<delete-account></delete-account>'
const steps = [
  { name: 'sessions', title: 'Your sessions on all devices' },
  { name: 'billing', title: 'Your subscription' },
  { name: 'clerk', title: 'Your profile and sign-in methods' },
  { name: 'files', title: 'Your files and projects' },
  { name: 'invoices', title: 'Invoices', retained: { ground: 'tax_law', until: Date.UTC(2036, 11, 31) } },
]
const plan = { state: null, steps, blockers: [] }
const blockers = [
  {
    code: 'sole_organization_admin',
    message: "You're the only admin of Acme.",
    organization: { id: 'org_1', name: 'Acme' },
    href: '/organizations/acme',
  },
  { code: 'unpaid_invoice', message: 'An invoice of €120 is open.', href: 'https://example.com/invoices' },
]
const due = Date.UTC(2026, 11, 12)
const deletion = { id: 'del_2xYVq0tqRkq0zjW0mS3b1c9dE7f', state: 'running' }
const ok =
  (body: unknown): (() => Answer) =>
  () => ({ body })

const open = (page: Page): Promise<void> => page.getByRole('button', { name: 'Delete account' }).click()
const confirm = async (page: Page): Promise<void> => {
  await open(page)
  await page.getByRole('textbox').fill('delete my account')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click()
}
const deleteScene = (
  name: string,
  routes: Routes,
  act?: Scene['act'],
  options?: PageOptions,
  body = element,
): Scene => ({
  name: `delete-${name}`,
  body,
  routes: { 'GET /me/deletion': ok(plan), ...routes },
  ...(act && { act }),
  ...(options && { options }),
})

const total = 104_233
const people = Array.from({ length: 14 }, (_, index) => person(index))
const table = '<user-table page-size="14"></user-table>'
const list = (data: readonly object[], totalCount: number = data.length): Routes => ({
  'GET /users': ok({ data, totalCount }),
  'GET /me': ok(person(0)),
})
const drawn: Routes = {
  ...list(people, total),
  'GET /users/:id/sessions': ok({
    data: [
      session('sess_1'),
      session('sess_2', {
        lastActiveAt: Date.now() - 3 * 86_400_000,
        latestActivity: {
          isMobile: true,
          deviceType: 'iPhone',
          browserName: 'Safari',
          browserVersion: '19.1',
          city: 'Porto',
          country: 'PT',
        },
      }),
    ],
    totalCount: 2,
  }),
  'GET /users/:id/organization-memberships': ok({
    data: [
      { id: 'orgmem_1', role: 'org:admin', organization: { id: 'org_1', name: 'Acme' } },
      { id: 'orgmem_2', role: 'org:billing_manager', organization: { id: 'org_2', name: 'Globex Corporation' } },
    ],
    totalCount: 2,
  }),
}
const drawerPerson = person(1, {
  phoneNumbers: [{ id: 'idn_p', phoneNumber: '+351 912 345 678', verification: { status: 'unverified' } }],
  externalAccounts: [{ id: 'eac_1', provider: 'oauth_google', emailAddress: 'grace.hopper@gmail.com', username: null }],
  publicMetadata: { role: 'editor', seats: 12, beta: true, limits: { projects: 3 } },
  twoFactorEnabled: true,
})
const withDrawer: Routes = { ...drawn, ...list([people[0] as object, drawerPerson, ...people.slice(2)], total) }
const openDrawer = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Grace Hopper', exact: true }).click()
  await page.getByRole('dialog').getByText('Acme').waitFor()
}
const openMenu = (page: Page): Promise<void> => page.getByRole('button', { name: 'Actions for' }).nth(1).click()
const choose = async (page: Page, name: string): Promise<void> => {
  await openMenu(page)
  await page.getByRole('menuitem', { name }).click()
}
const tableScene = (name: string, routes: Routes, act?: Scene['act'], options?: PageOptions, body = table): Scene => ({
  name: `table-${name}`,
  body,
  routes,
  ...(act && { act }),
  options: { heading: 'Users', ...options },
})
const byState =
  (states: Readonly<Record<string, Answer>>) =>
  ({ query }: Asked): Answer =>
    states[query.get('query') ?? ''] ?? { body: { data: people, totalCount: total } }

const waiting = {
  id: 'del_0000000000000000000000000000001',
  userId: person(1).id,
  state: 'stuck',
  requestedBy: 'self',
  requestedAt: Date.now() - 2 * 86_400_000,
  dueAt: null,
  step: 'billing',
  attempts: 20,
  error: 'card_declined',
  steps,
}
const waitingMore = [
  {
    ...waiting,
    id: 'del_2',
    userId: 'user_2gone7Xk4mQ9sT1vB8nR3wZ5c',
    requestedBy: 'clerk',
    step: 'files',
    error: 'unresponsive',
  },
]
const toCome = [
  { ...waiting, id: 'del_3', userId: person(6).id, state: 'scheduled', dueAt: due, step: null, error: null },
]
const deletionScene = (
  name: string,
  states: Readonly<Record<string, readonly object[]>>,
  act?: Scene['act'],
  options?: PageOptions,
  routes: Routes = {},
): Scene => ({
  name: `deletions-${name}`,
  body: '<deletion-list></deletion-list>',
  routes: {
    'GET /deletions': ({ query }) => {
      const data = states[query.get('state') ?? ''] ?? []
      return { body: { data, totalCount: data.length } }
    },
    ...list([person(1), person(6)]),
    ...routes,
  },
  ...(act && { act }),
  options: { heading: 'Deletions', ...options },
})
const allStates = { stuck: [waiting, ...waitingMore], scheduled: toCome }
const filtered = ({ query }: Asked): Answer =>
  query.has('banned')
    ? { body: { data: [3, 8, 10].map((index) => person(index, { banned: true })), totalCount: 3 } }
    : { body: { data: people, totalCount: total } }
/** Two sessions, of which the second can't be ended. */
const halfEnded = (): Routes => {
  let ended = false
  const answerOf = (name: string, asked: Asked): Answer => withDrawer[name]?.(asked) ?? refusals.notFound
  return {
    ...withDrawer,
    // Each picture starts with this.
    'GET /users': (asked) => {
      ended = false
      return answerOf('GET /users', asked)
    },
    'GET /users/:id/sessions': (asked) => {
      const answer = answerOf('GET /users/:id/sessions', asked)
      const { data } = answer.body as { readonly data: readonly object[] }
      return ended ? { body: { data: data.slice(1), totalCount: 1 } } : answer
    },
    'POST /users/:id/sessions/sess_1/revoke': () => {
      ended = true
      return { body: session('sess_1') }
    },
    'POST /users/:id/sessions/sess_2/revoke': () => refusals.busy,
  }
}

/** Clerk without its components, whose user has a password and a code by mail. */
const headless = `
  const factors = [{ strategy: 'password' }, { strategy: 'email_code', safeIdentifier: 'a***@example.com' }]
  const first = { status: 'needs_first_factor', supportedFirstFactors: factors, supportedSecondFactors: null }
  const wrong = Object.assign(new Error(), { errors: [{ longMessage: 'Password is incorrect. Try again, or use another method.' }] })
  window.Clerk = { loaded: true, setActive: async () => {}, session: {
    id: 'sess_1',
    startVerification: async () => first,
    prepareFirstFactorVerification: async () => first,
    attemptFirstFactorVerification: () => Promise.reject(wrong),
  } }`
const verifying = { 'DELETE /me': () => refusals.stepUp }

/** The pictures that tell most, for the documents. */
const told: Readonly<Record<string, readonly string[]>> = {
  'delete-open': ['desktop.light', 'phone.dark'],
  'delete-blocked': ['desktop.light'],
  'delete-deleting': ['desktop.dark'],
  'delete-running': ['phone.light'],
  'delete-scheduled': ['desktop.light'],
  'delete-undo': ['desktop.dark'],
  'delete-done': ['phone.dark'],
  'delete-lost': ['desktop.light'],
  'deletions-many': ['desktop.light', 'phone.dark'],
  'deletions-nothing': ['desktop.dark'],
  'deletions-failed': ['phone.light'],
  'table-many': ['desktop.light', 'phone.dark'],
  'table-drawer': ['desktop.dark', 'phone.light'],
  'table-loading': ['desktop.light'],
  'table-nobody': ['desktop.light'],
  'table-nothing': ['desktop.dark'],
  'table-one-page': ['desktop.dark'],
  'table-error': ['desktop.light'],
  'table-offline': ['phone.light'],
  'table-drawer-partly': ['desktop.light'],
  'table-ban': ['desktop.light'],
  'table-drawer-json': ['desktop.dark'],
  'table-menu': ['phone.light'],
}

const all: readonly Scene[] = [
  deleteScene('idle', {}),
  deleteScene('loading', { 'GET /me/deletion': () => ({ body: plan, delay: 4000 }) }, async (page) => {
    await open(page)
  }),
  deleteScene('open', {}, async (page) => {
    await open(page)
    await page.getByText('Your subscription').waitFor()
  }),
  deleteScene('plain', { 'GET /me/deletion': () => refusals.notFound }, open),
  deleteScene('blocked', { 'GET /me/deletion': ok({ ...plan, blockers }) }, async (page) => {
    await open(page)
    await page.getByText('Acme').waitFor()
  }),
  deleteScene('typing', {}, async (page) => {
    await open(page)
    await page.getByRole('textbox').fill('delete my account')
  }),
  deleteScene('mistyped', {}, async (page) => {
    await open(page)
    await page.getByRole('textbox').fill('delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click({ force: true })
  }),
  deleteScene('deleting', { 'DELETE /me': () => ({ body: { success: true }, delay: 6000 }) }, confirm),
  deleteScene('failed', { 'DELETE /me': () => refusals.busy }, confirm),
  deleteScene('lost', { 'DELETE /me': () => ({ isLost: true }) }, confirm),
  deleteScene('verify', verifying, confirm, { script: headless }),
  deleteScene(
    'verify-wrong',
    verifying,
    async (page) => {
      await confirm(page)
      await page.getByLabel('Your password').fill('wrong')
      await page.getByRole('button', { name: 'Continue' }).click()
      await page.getByRole('alert').waitFor()
    },
    { script: headless },
  ),
  deleteScene(
    'running',
    {
      'DELETE /me': () => ({ status: 202, body: { success: true, deletion } }),
      'GET /deletion-status/:id': ok({ state: 'running', step: 'billing' }),
    },
    async (page) => {
      await confirm(page)
      await page.getByText(/Your subscription\W*…/).waitFor()
    },
  ),
  deleteScene(
    'cleanup',
    {
      'DELETE /me': ok({ success: true, cleanup: 'pending', deletion }),
      'GET /deletion-status/:id': ok({ state: 'running', step: 'other' }),
    },
    confirm,
  ),
  deleteScene(
    'scheduled',
    {
      'DELETE /me': () => ({
        status: 202,
        body: { success: true, deletion: { ...deletion, state: 'scheduled', dueAt: due } },
      }),
    },
    confirm,
  ),
  deleteScene('done', { 'DELETE /me': ok({ success: true }) }, confirm),
  deleteScene('undo', { 'GET /me/deletion': ok({ ...plan, state: 'scheduled', dueAt: due }) }),
  deleteScene(
    'open-de',
    {},
    async (page) => {
      await page.getByRole('button').click()
      await page.getByText('Your subscription').waitFor()
    },
    { lang: 'de' },
  ),
  deleteScene(
    'open-rtl',
    {},
    async (page) => {
      await open(page)
      await page.getByText('Your subscription').waitFor()
    },
    { lang: 'en', dir: 'rtl' },
  ),
  deletionScene('loading', {}, undefined, undefined, { 'GET /deletions': () => ({ delay: 4000 }) }),
  deletionScene('many', allStates),
  deletionScene('nothing', {}),
  deletionScene('error', {}, undefined, undefined, { 'GET /deletions': () => refusals.unavailable }),
  deletionScene(
    'failed',
    allStates,
    async (page) => {
      await page.getByRole('button', { name: 'Try again:' }).first().click()
      await page.getByRole('alert').waitFor()
    },
    undefined,
    { 'POST /deletions/:id/retry': () => refusals.busy },
  ),
  deletionScene(
    'going-on',
    allStates,
    async (page) => {
      await page.getByRole('button', { name: 'Try again:' }).first().click()
      await page.getByText('goes on').waitFor()
    },
    undefined,
    { 'POST /deletions/:id/retry': ok({ ...waiting, state: 'running', error: null }) },
  ),
  deletionScene('de', allStates, undefined, { lang: 'de' }),
  deletionScene('rtl', allStates, undefined, { lang: 'en', dir: 'rtl' }),
  tableScene('loading', { 'GET /users': () => ({ delay: 4000, body: {} }) }, async (page) => {
    await page.waitForTimeout(300)
  }),
  tableScene('many', drawn),
  tableScene('one-page', list(people.slice(0, 4))),
  tableScene('nobody', list([])),
  tableScene('nothing', { 'GET /users': byState({ zzz: { body: { data: [], totalCount: 0 } } }) }, async (page) => {
    await page.getByRole('searchbox').fill('zzz')
    await page.getByText('No users found').waitFor()
  }),
  tableScene('filters', { ...drawn, 'GET /users': filtered }, async (page) => {
    await page.getByLabel('Status').selectOption('banned')
    await page.getByLabel('Last sign-in').selectOption('90')
    await page.waitForTimeout(200)
  }),
  tableScene('joined', drawn, async (page) => {
    await page.getByRole('button', { name: 'Joined any time' }).click()
  }),
  tableScene('error', { 'GET /users': () => refusals.unavailable }),
  tableScene('offline', drawn, async (page) => {
    await page.getByText('Grace').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await page.getByRole('searchbox').fill('ada')
    await page.getByText("We couldn't load").waitFor()
  }),
  tableScene('menu', drawn, openMenu),
  tableScene('ban', drawn, (page) => choose(page, 'Ban user')),
  tableScene('delete', drawn, (page) => choose(page, 'Delete user')),
  tableScene('banned', { ...drawn, 'POST /users/:id/ban': ok(person(1, { banned: true })) }, async (page) => {
    await choose(page, 'Ban user')
    await page.getByRole('dialog').getByRole('button', { name: 'Ban user' }).click()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
  }),
  tableScene('drawer', withDrawer, openDrawer),
  tableScene('drawer-json', withDrawer, async (page) => {
    await openDrawer(page)
    await page.getByRole('button', { name: 'JSON' }).click()
    await page.getByLabel('JSON').last().fill('{\n  "role": "editor",\n  "seats" 12\n}')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded()
  }),
  tableScene('drawer-partly', halfEnded(), async (page) => {
    await openDrawer(page)
    await page.getByRole('button', { name: 'End all' }).click()
    await page.getByText('1 of 2').waitFor()
  }),
  tableScene('de', drawn, undefined, { lang: 'de' }),
  tableScene('rtl', drawn, undefined, { lang: 'en', dir: 'rtl' }),
  tableScene('drawer-rtl', withDrawer, openDrawer, { lang: 'en', dir: 'rtl' }),
]

export const scenes: readonly Scene[] = all.map((scene) => ({ ...scene, docs: told[scene.name] ?? [] }))
