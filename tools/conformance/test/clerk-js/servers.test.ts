import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Agreement, clerkJs, openAgreement, showsAccount } from '../../src/clerk-js/agreement.ts'
import { onEveryExample } from '../../src/clerk-js/examples.ts'
import { ada, grace, totpSecret, twice } from '../../src/clerk-js/stage.ts'
import * as steps from '../../src/clerk-js/steps.ts'
import type { Notes, Visit } from '../../src/clerk-js/visit.ts'

onEveryExample('the server SDKs agree with clerk-js in the browser', '127.0.0.1', (stage) => {
  let agreement: Agreement
  let visit: Visit
  let notes: Notes

  beforeEach(async () => {
    await fetch(`${stage.emulator.url}/_emulator/reset`, { method: 'POST' })
    notes = { asked: [], complaints: [] }
    agreement = await openAgreement(stage.browser, stage, notes)
    ;({ visit } = agreement)
  })
  afterEach(async () => {
    await visit.context.close()
    expect([...new Set(notes.asked.map((url) => new URL(url).hostname))].filter(Boolean)).toEqual(['127.0.0.1'])
  })

  test('after a sign-in, a reload, an expired token and a sign-out', async () => {
    const { page } = visit
    expect(await agreement.both()).toBeNull()
    await visit.fill('Email address or username', grace.email)
    await visit.proceed()
    await visit.fill('Password', grace.password)
    await visit.proceed()
    await page.waitForURL(`${stage.url}/`)
    await showsAccount(page)
    await page.getByText(grace.email).first().waitFor()
    await agreement.bothHave(grace.id)
    await agreement.signOut()
  })

  test.each([
    ['a code from an email', ada, { factor: 'email_code' }],
    ['a code from a text message', ada, { factor: 'phone_code' }],
    ['a password and an authenticator app', twice, { factor: 'password', second: 'totp' }],
    ['a password and a backup code', twice, { factor: 'password', second: 'backup_code' }],
  ] as const)('after a sign-in by %s', async (_title, person, how) => {
    await agreement.open()
    const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate()
    const second = 'second' in how ? { strategy: how.second, code: how.second === 'totp' ? totp : 'spare-key-1' } : null
    await steps.signIn(visit.page, { person, factor: how.factor, second })
    await agreement.bothHave(person.id)
    await agreement.signOut()
  })

  test('after a sign-in by a link in the email', async () => {
    await visit.control('POST', 'settings', { emailVerification: 'link' })
    await agreement.open()
    const signedIn = steps.signInByLink(visit.page, ada.email, `${stage.url}${clerkJs}`)
    const link = async () => (await visit.message(ada.email)).link
    await expect.poll(link, { timeout: 10_000 }).not.toBe('')
    const other = await visit.another()
    await other.page.goto(await link())
    await signedIn
    await other.page.close()
    await agreement.bothHave(ada.id)
    await agreement.signOut()
  })

  test('after a sign-in by ticket, and by a social provider', async () => {
    await agreement.open()
    await steps.signInByTicket(visit.page, await visit.ticket(ada.id))
    await agreement.bothHave(ada.id)
    await agreement.signOut()
    await steps.goToProvider(visit.page, 'oauth_google', clerkJs)
    await visit.press(/Ada Lovelace/)
    await visit.page.waitForURL(`${stage.url}${clerkJs}*`)
    await agreement.bothHave(ada.id)
  })

  test('after a sign-up', async () => {
    await agreement.open()
    const userId = await steps.signUp(visit.page, 'new@example.com', 'brand-new-engine')
    await agreement.bothHave(userId)
  })

  test('after changes of the profile, of organizations and of sessions', async () => {
    const { page } = visit
    await agreement.open()
    await steps.signIn(page, { person: ada, factor: 'password', second: null })
    await steps.rename(page, 'Augusta')
    expect(await agreement.both()).toEqual({ id: ada.id, firstName: 'Augusta' })
    await steps.createOrganization(page, 'Engines')
    await agreement.bothHave(ada.id)
    expect(await steps.organizationsOfBoth(page)).toEqual({ server: ['Engines'], browser: ['Engines'] })

    const first = await visit.sessionId()
    await steps.signIn(page, { person: grace, factor: 'password', second: null })
    await agreement.bothHave(grace.id)
    await steps.switchTo(page, first)
    await agreement.bothHave(ada.id)

    await visit.backend('POST', `/sessions/${first}/revoke`)
    await page.goto('/')
    expect((await agreement.both())?.id).not.toBe(ada.id)
  })

  test('after the account is deleted with a verification', async () => {
    const { page } = visit
    await agreement.open()
    await steps.signIn(page, { person: ada, factor: 'password', second: null })
    await visit.control('POST', `sessions/${await visit.sessionId()}/age`, { minutes: 11 })
    expect(await steps.deleteAccount(page)).toBe('session_reverification_required')
    expect((await agreement.both())?.id).toBe(ada.id)
    await steps.verifyAgain(page, ada.password)
    expect(await steps.deleteAccount(page)).toBe('deleted')
    expect(await agreement.both()).toBeNull()
    expect((await visit.backend('GET', `/users/${ada.id}`)).status).toBe(404)
  })
})
