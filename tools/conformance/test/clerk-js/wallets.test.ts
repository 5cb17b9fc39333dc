import { expect } from 'vitest'
import { ada, onEveryStage } from '../../src/clerk-js/stage.ts'
import { patience, type Visit } from '../../src/clerk-js/visit.ts'
import { installWallet } from '../../src/clerk-js/wallet.ts'

const walletsOf = async (visit: Visit, userId: string): Promise<unknown> =>
  (await visit.backend('GET', `/users/${userId}`)).body.web3_wallets

/** Presses the button for MetaMask, which has no text beside many others. */
async function pressMetaMask(visit: Visit): Promise<void> {
  await visit.page.locator('.cl-socialButtonsIconButton__metamask, .cl-socialButtonsBlockButton__metamask').click()
}

onEveryStage((test) => {
  test('a wallet is added in the profile, signs in and is removed', async ({ visit }) => {
    await visit.control('POST', 'settings', { web3Wallets: true })
    const address = await installWallet(visit.page)
    await visit.signIn(ada)
    await visit.go('/user')
    await visit.press('Connect wallet')
    await visit.page.getByRole('menuitem', { name: 'MetaMask' }).click()
    await visit.sees(`MetaMask (${address.slice(0, 6)}...${address.slice(-4)})`)
    await expect
      .poll(() => walletsOf(visit, ada.id), { timeout: patience })
      .toMatchObject([
        { web3_wallet: address, verification: { status: 'verified', strategy: 'web3_metamask_signature' } },
      ])
    await visit.signOut()

    await visit.go('/sign-in')
    await pressMetaMask(visit)
    await visit.arrives()
    await visit.becomes(ada.id)

    await visit.go('/user')
    const row = visit.page.locator('.cl-profileSectionItem__web3Wallets').filter({ hasText: 'MetaMask' })
    await row.getByRole('button').click()
    await visit.page.getByRole('menuitem', { name: 'Remove wallet' }).click()
    await visit.press(/^Remove$/)
    await expect.poll(() => walletsOf(visit, ada.id), { timeout: patience }).toEqual([])
  })

  test('an unknown wallet signs up, and an address completes the account', async ({ visit }) => {
    await visit.control('POST', 'settings', { web3Wallets: true })
    const address = await installWallet(visit.page)
    await visit.go('/sign-up')
    await pressMetaMask(visit)
    await visit.fill('Email address', 'new@example.com')
    await visit.proceed()
    await visit.enterCode()
    await visit.arrives()
    const userId = String(await visit.who())
    expect(await walletsOf(visit, userId)).toMatchObject([{ web3_wallet: address }])
  })
})
