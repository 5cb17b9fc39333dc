import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { person, session } from './support/people.ts'
import { type Routes, startTestServer, type TestServer } from './support/server.ts'
import { visitEach } from './support/visit.ts'

// Names, devices, organizations, metadata and plans are written by strangers and shown to others.

const evils = {
  markup: '<img src=x onerror="window.isHit = true"><script>window.isHit = true</script>',
  address: 'javascript:window.isHit=true',
  controls: '\u202egnirts\u2066 \u200b\u0000\u2069 \ufeffend',
  length: 'long '.repeat(2000),
} as const

/** Marks that change the direction or the place of what follows, except those that isolate a name. */
const marks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066\u2067\ufeff\0]/

function strangerWith(evil: string): object {
  return person(1, {
    username: evil,
    firstName: evil,
    lastName: evil,
    imageUrl: evil,
    hasImage: true,
    emailAddresses: [{ id: 'idn_1', emailAddress: evil, verification: { status: evil } }],
    phoneNumbers: [{ id: 'idn_p', phoneNumber: evil, verification: { status: evil } }],
    web3Wallets: [{ id: 'idn_w', web3Wallet: evil, verification: { status: evil } }],
    externalAccounts: [{ id: 'eac_1', provider: evil, emailAddress: evil, username: evil }],
    publicMetadata: { role: evil, [evil]: evil, list: [evil], nested: { [evil]: evil } },
    unsafeMetadata: { [evil]: evil },
    banned: true,
  })
}

const tableRoutes = (evil: string): Routes => ({
  'GET /users': () => ({ body: { data: [strangerWith(evil), person(2)], totalCount: 2 } }),
  'GET /me': () => ({ body: person(0) }),
  'GET /users/:id/sessions': () => ({
    body: {
      data: [
        session('sess_1', {
          latestActivity: {
            isMobile: false,
            deviceType: evil,
            browserName: evil,
            browserVersion: evil,
            city: evil,
            country: evil,
          },
        }),
      ],
      totalCount: 1,
    },
  }),
  'GET /users/:id/organization-memberships': () => ({
    body: { data: [{ id: 'orgmem_1', role: evil, organization: { id: 'org_1', name: evil } }], totalCount: 1 },
  }),
  'POST /users/:id/unban': () => ({ status: 409, body: { error: evil, code: 'odd', message: evil } }),
})

const planRoutes = (evil: string): Routes => ({
  'GET /me/deletion': () => ({
    body: {
      state: null,
      steps: [
        { name: evil, title: evil },
        { name: 'kept', title: evil, retained: { ground: evil, until: Date.UTC(2036, 11, 31) } },
      ],
      blockers: [],
    },
  }),
  'DELETE /me': () => ({
    status: 409,
    body: {
      code: 'blocked',
      message: evil,
      blockers: [
        { code: 'sole_organization_admin', message: evil, organization: { id: 'org_1', name: evil }, href: evil },
        { code: evil, message: evil, href: evil },
      ],
    },
  }),
})

describe.each(Object.entries(evils))('strangers’ text: %s', (_name, evil) => {
  const visit = visitEach()
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server?.stop())

  const dialog = () => visit.page.getByRole('dialog')
  const expectHarmless = async (element: string) => {
    const shown = visit.page.locator(element)
    expect(await shown.locator('img, script, iframe').count()).toBe(0)
    const links = await shown.locator('a').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href))
    expect(links.filter((href) => !/^https?:/.test(href))).toEqual([])
    const said = await dialog().innerText()
    expect(said).not.toMatch(marks)
    expect(said.length).toBeLessThan(15_000)
    const state = await visit.page.evaluate(() => ({
      isHit: 'isHit' in window,
      overflow: document.documentElement.scrollWidth - innerWidth,
    }))
    expect(state).toEqual({ isHit: false, overflow: 0 })
  }

  test('the table, its drawer and its toasts show it as text', async () => {
    const script = `document.querySelector('user-table').history = async () => [{ at: Date.now(), text: ${JSON.stringify(evil)} }]`
    server.show('<user-table></user-table>', tableRoutes(evil), { script })
    await visit.page.goto(server.url)
    const row = visit.page.locator('tbody tr:not(.bones)').first()
    await row.waitFor()
    expect(await row.innerText()).not.toMatch(marks)
    await row.locator('td.status').click()
    await dialog().getByText('History').waitFor()
    await dialog().getByRole('listitem').nth(7).waitFor()
    await expectHarmless('user-table')
    await visit.page.keyboard.press('Escape')
    await visit.page.getByRole('button', { name: 'Actions for' }).first().click()
    await visit.page.getByRole('menuitem', { name: 'Lift ban' }).click()
    const told = visit.page.getByRole('alert').or(visit.page.getByRole('status')).filter({ hasText: /\S/ }).last()
    await told.waitFor()
    expect(await told.innerText()).not.toMatch(marks)
    expect((await told.innerText()).length).toBeLessThan(1000)
  })

  test('the plan and the blockers of a deletion show it as text', async () => {
    server.show('<delete-account></delete-account>', planRoutes(evil))
    await visit.page.goto(server.url)
    await visit.page.getByRole('button', { name: 'Delete account' }).click()
    await dialog().getByText('What we keep').waitFor()
    await expectHarmless('delete-account')
    await dialog().getByRole('textbox').fill('delete my account')
    await dialog().getByRole('button', { name: 'Delete account' }).click()
    await dialog().getByRole('heading', { name: "You can't delete your account yet" }).waitFor()
    await expectHarmless('delete-account')
  })
})
