import { expect, test } from 'vitest'
import { clerkJsAlone, openAgreement } from '../../src/clerk-js/agreement.ts'
import { installAuthenticator, userAgent } from '../../src/clerk-js/authenticator.ts'
import { onEveryExample } from '../../src/clerk-js/examples.ts'
import { ada } from '../../src/clerk-js/stage.ts'
import * as steps from '../../src/clerk-js/steps.ts'
import type { Notes } from '../../src/clerk-js/visit.ts'

// Passkeys belong to a host name, and `localhost` is the only one of this machine.
onEveryExample('the server SDKs agree with clerk-js on localhost', 'localhost', (stage) => {
  test('after a sign-in by passkey, a reload and an expired token', async () => {
    const notes: Notes = { asked: [], complaints: [] }
    const { browser, url, emulator } = stage
    const agreement = await openAgreement(browser, { url, emulator, path: clerkJsAlone }, notes, { userAgent })
    const { page, context } = agreement.visit
    await installAuthenticator(page)
    await agreement.open()
    await steps.signIn(page, { person: ada, factor: 'password', second: null })
    await steps.addPasskey(page)
    await agreement.signOut()
    await steps.signInByPasskey(page)
    await agreement.bothHave(ada.id)
    await context.close()
    const hosts = new Set(notes.asked.map((asked) => new URL(asked).hostname).filter(Boolean))
    expect([...hosts].toSorted()).toEqual(['127.0.0.1', 'localhost'])
    expect(notes.complaints).toEqual([])
  })
})
