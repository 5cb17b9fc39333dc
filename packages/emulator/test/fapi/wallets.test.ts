import { ethereumWallet, solanaWallet, type Wallet } from '@account-routes/test-support/wallets'
import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser } from '../support/frontend.ts'

const list = '/me/web3_wallets'
const metamask = { strategy: 'web3_metamask_signature' }

async function grace(emulator: Parameters<typeof frontendBrowser>[0]): Promise<FrontendBrowser> {
  const browser = frontendBrowser(emulator)
  await browser.signIn('grace@example.com', 'first-compiler')
  return browser
}

/** Adds a wallet to the user of a browser, and proves that it is theirs. */
async function connect(browser: FrontendBrowser, wallet: Wallet, strategy = metamask.strategy): Promise<string> {
  const { id } = (await browser.post(list, { web3_wallet: wallet.address })).body.response
  const prepared = (await browser.post(`${list}/${id}/prepare_verification`, { strategy })).body.response
  const signature = wallet.sign(prepared.verification.message)
  const { response } = (await browser.post(`${list}/${id}/attempt_verification`, { signature })).body
  expect(response.verification).toMatchObject({ object: 'verification_web3', status: 'verified', strategy })
  return id
}

/** The sign-in with a wallet, at the message to sign. */
async function prepared(browser: FrontendBrowser, wallet: Wallet, strategy = metamask.strategy) {
  const { response } = (await browser.post('/client/sign_ins', { identifier: wallet.address })).body
  const path = `/client/sign_ins/${response.id}`
  const factor = response.supported_first_factors.find((it: { strategy: string }) => it.strategy === strategy)
  const { body } = await browser.post(`${path}/prepare_first_factor`, {
    strategy,
    web3_wallet_id: factor.web3_wallet_id,
  })
  const { message, nonce } = body.response.first_factor_verification as { message: string; nonce: string }
  return { path, message, nonce }
}

describe('the wallets of a user', () => {
  test.for([
    ['web3_metamask_signature', ethereumWallet],
    ['web3_okx_wallet_signature', ethereumWallet],
    ['web3_solana_signature', solanaWallet],
  ] as const)('are proven by a real signature: %s', async ([strategy, create], { emulator }) => {
    const browser = await grace(emulator)
    const wallet = create()
    const id = await connect(browser, wallet, strategy)
    expect((await browser.get(list)).body).toMatchObject([{ id, web3_wallet: wallet.address }])
    expect((await browser.get('/me')).body.response).toMatchObject({
      primary_web3_wallet_id: id,
      web3_wallets: [{ verification: { status: 'verified', strategy } }],
    })
    expect((await browser.remove(`${list}/${id}`)).body.response).toMatchObject({
      object: 'web3_wallet',
      deleted: true,
    })
    expect((await browser.get('/me')).body.response).toMatchObject({ primary_web3_wallet_id: null, web3_wallets: [] })
  })

  test('are asked to sign a message that names the page, the address and a nonce', async ({ emulator }) => {
    const browser = await grace(emulator)
    // The example of EIP-55.
    const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    const { id } = (await browser.post(list, { web3_wallet: address })).body.response
    const { verification } = (await browser.post(`${list}/${id}/prepare_verification`, metamask)).body.response
    const lines = verification.message.split('\n') as string[]
    expect(lines.slice(0, 2)).toEqual(['localhost:3000 wants you to sign in with your Ethereum account:', address])
    expect(lines).toContain('URI: http://localhost:3000')
    expect(lines).toContain(`Nonce: ${verification.nonce}`)
  })

  test('are not proven by another wallet, another message, or no signature at all', async ({ emulator }) => {
    const browser = await grace(emulator)
    const wallet = ethereumWallet()
    const { id } = (await browser.post(list, { web3_wallet: wallet.address })).body.response
    const attempt = (signature: string) => browser.post(`${list}/${id}/attempt_verification`, { signature })
    expect(refusal(await attempt(wallet.sign('anything')))).toBe('400 verification_not_sent')
    const prepare = async () =>
      (await browser.post(`${list}/${id}/prepare_verification`, metamask)).body.response.verification.message as string
    for (const wrong of [
      (text: string) => ethereumWallet().sign(text),
      () => wallet.sign('another message'),
      () => '0x1234',
      () => 'no signature',
      () => `0x${'ff'.repeat(65)}`,
      (text: string) => solanaWallet().sign(text),
    ])
      expect(refusal(await attempt(wrong(await prepare())))).toBe('422 form_param_value_invalid signature')
    const message = await prepare()
    for (let wrong = 0; wrong < 2; wrong++) await attempt('0x1234')
    expect(refusal(await attempt('0x1234'))).toBe('400 verification_failed')
    expect(refusal(await attempt(wallet.sign(message)))).toBe('400 verification_failed')
    expect((await browser.get(`${list}/${id}`)).body.response.verification.status).toBe('failed')
    const solana = await browser.post(`${list}/${id}/prepare_verification`, { strategy: 'web3_solana_signature' })
    expect(refusal(solana)).toBe('422 strategy_for_user_invalid strategy')
  })

  test('belong to one user, and others have no way to them', async ({ emulator, call }) => {
    const browser = await grace(emulator)
    const wallet = ethereumWallet()
    const id = await connect(browser, wallet)
    const ada = frontendBrowser(emulator)
    await ada.signIn('ada@example.com', 'analytical-engine')
    expect(refusal(await ada.post(list, { web3_wallet: wallet.address.toUpperCase().replace('0X', '0x') }))).toBe(
      '422 form_identifier_exists web3_wallet',
    )
    expect(refusal(await ada.get(`${list}/${id}`))).toBe('404 resource_not_found')
    expect(refusal(await ada.remove(`${list}/${id}`))).toBe('404 resource_not_found')
    expect(refusal(await ada.post(`${list}/${id}/prepare_verification`, metamask))).toBe('404 resource_not_found')
    expect(refusal(await ada.post(list, { web3_wallet: 'no wallet' }))).toBe(
      '422 form_param_format_invalid web3_wallet',
    )
    expect((await call.get(`/users?web3_wallet=${wallet.address}`)).body).toMatchObject([{ id: 'user_grace' }])
  })
})

describe('a sign-in by wallet', () => {
  test.for([
    ['web3_metamask_signature', ethereumWallet],
    ['web3_solana_signature', solanaWallet],
  ] as const)('needs a signature of the given message: %s', async ([strategy, create], { emulator }) => {
    const wallet = create()
    await connect(await grace(emulator), wallet, strategy)
    const browser = frontendBrowser(emulator)
    const { path, message } = await prepared(browser, wallet, strategy)
    const attempt = (signature: string) => browser.post(`${path}/attempt_first_factor`, { strategy, signature })
    expect(refusal(await attempt(create().sign(message)))).toBe('422 form_param_value_invalid signature')
    expect((await attempt(wallet.sign(message))).body.response.status).toBe('complete')
    expect((await browser.get('/me')).body.response.id).toBe('user_grace')
    // A second use of the message signs nobody in.
    expect(refusal(await attempt(wallet.sign(message)))).toBe('400 verification_already_verified')
  })

  test('accepts a signature once, even if it is sent several times at once', async ({ emulator }) => {
    const [wallet, strategy] = [solanaWallet(), 'web3_solana_signature']
    await connect(await grace(emulator), wallet, strategy)
    const browser = frontendBrowser(emulator)
    const { path, message } = await prepared(browser, wallet, strategy)
    const form = { strategy, signature: wallet.sign(message) }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => browser.post(`${path}/attempt_first_factor`, form)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await browser.get('/client')).body.response.sessions).toHaveLength(1)
  })

  test('takes the message of its own attempt only', async ({ emulator }) => {
    const wallet = ethereumWallet()
    await connect(await grace(emulator), wallet)
    const [mine, theirs] = [frontendBrowser(emulator), frontendBrowser(emulator)]
    const { message } = await prepared(mine, wallet)
    const { path } = await prepared(theirs, wallet)
    const answer = await theirs.post(`${path}/attempt_first_factor`, { ...metamask, signature: wallet.sign(message) })
    expect(refusal(answer)).toBe('422 form_param_value_invalid signature')
  })

  test('refuses an unknown or unproven wallet', async ({ emulator }) => {
    const wallet = ethereumWallet()
    const browser = await grace(emulator)
    await browser.post(list, { web3_wallet: wallet.address })
    const other = frontendBrowser(emulator)
    const answer = await other.post('/client/sign_ins', { identifier: wallet.address })
    expect(refusal(answer)).toBe('422 form_identifier_not_found identifier')
    const { response } = (await other.post('/client/sign_ins', { identifier: 'ada@example.com' })).body
    const path = `/client/sign_ins/${response.id}`
    expect(refusal(await other.post(`${path}/prepare_first_factor`, metamask))).toBe(
      '422 strategy_for_user_invalid strategy',
    )
    expect(refusal(await other.post(`${path}/attempt_first_factor`, { ...metamask, signature: '0x' }))).toBe(
      '400 verification_not_sent',
    )
  })

  test('still asks for the second factor', async ({ emulator, call }) => {
    const wallet = ethereumWallet()
    await connect(await grace(emulator), wallet)
    await call.patch('/users/user_grace', { totp_secret: 'JBSWY3DPEHPK3PXP' })
    const browser = frontendBrowser(emulator)
    const { path, message } = await prepared(browser, wallet)
    const answer = await browser.post(`${path}/attempt_first_factor`, { ...metamask, signature: wallet.sign(message) })
    expect(answer.body.response.status).toBe('needs_second_factor')
  })
})

test('a sign-up by wallet needs an address, but no password', async ({ emulator }) => {
  const wallet = ethereumWallet()
  const browser = frontendBrowser(emulator)
  const { response } = (await browser.post('/client/sign_ups', { web3_wallet: wallet.address })).body
  expect(response).toMatchObject({ web3_wallet: wallet.address, unverified_fields: ['web3_wallet'] })
  const path = `/client/sign_ups/${response.id}`
  const begun = (await browser.post(`${path}/prepare_verification`, metamask)).body.response
  const { message } = begun.verifications.web3_wallet
  const attempt = (signature: string) => browser.post(`${path}/attempt_verification`, { ...metamask, signature })
  expect(refusal(await attempt(ethereumWallet().sign(message)))).toBe('422 form_param_value_invalid signature')
  expect((await attempt(wallet.sign(message))).body.response).toMatchObject({
    status: 'missing_requirements',
    missing_fields: ['email_address'],
    unverified_fields: [],
  })
  await browser.patch(path, { email_address: 'new@example.com' })
  await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: '424242' })
  expect((await browser.get('/me')).body.response).toMatchObject({
    password_enabled: false,
    web3_wallets: [{ web3_wallet: wallet.address, verification: { status: 'verified', strategy: metamask.strategy } }],
  })
  const taken = await frontendBrowser(emulator).post('/client/sign_ups', { web3_wallet: wallet.address })
  expect(refusal(taken)).toBe('422 form_identifier_exists web3_wallet')
})

test('components offer wallets if the emulator is told to', async ({ emulator, steer }) => {
  const browser = frontendBrowser(emulator)
  const offered = async () => (await browser.get('/environment')).body.user_settings.attributes.web3_wallet
  expect(await offered()).toMatchObject({ enabled: false, used_for_first_factor: false })
  await steer.post('settings', { web3Wallets: true })
  expect(await offered()).toMatchObject({
    enabled: true,
    used_for_first_factor: true,
    first_factors: expect.arrayContaining(['web3_metamask_signature']),
  })
  const { response } = (await browser.post('/client/sign_ins', { identifier: 'ada@example.com' })).body
  expect(response.supported_identifiers).toContain('web3_wallet')
  expect((await browser.post('/client/sign_ups', {})).body.response.optional_fields).toContain('web3_wallet')
})
