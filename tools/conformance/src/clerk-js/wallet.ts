import { ethereumWallet } from '@account-routes/test-support/wallets'
import type { Page } from 'playwright-core'

/** A request to a provider of wallets (EIP-1193). */
interface WalletRequest {
  readonly method: string
  readonly params?: readonly string[]
}

/** Gives the pages of a browser a wallet with a real key, which announces itself as MetaMask does (EIP-6963). */
export async function installWallet(page: Page): Promise<string> {
  const wallet = ethereumWallet()
  await page.exposeFunction('askWallet', ({ method, params = [] }: WalletRequest) => {
    if (method === 'eth_requestAccounts') return [wallet.address]
    if (method === 'personal_sign') return wallet.sign(Buffer.from((params[0] ?? '').slice(2), 'hex').toString())
    throw new Error(`The wallet does not know ${method}.`)
  })
  await page.addInitScript(() => {
    const { askWallet } = window as unknown as { askWallet(request: object): Promise<unknown> }
    const detail = {
      info: { uuid: 'b1a5c4a6-1f0e-4c53-9d44-3c3b6c4ff0a1', name: 'MetaMask', icon: 'data:,', rdns: 'io.metamask' },
      provider: { request: (request: object) => askWallet(request) },
    }
    const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
    window.addEventListener('eip6963:requestProvider', announce)
  })
  return wallet.address
}
