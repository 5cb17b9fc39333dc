import { ethereumWallet } from '@account-routes/test-support/wallets'
import { expect } from 'vitest'
import type { Answer } from './api.ts'
import { type FrontendBrowser, frontendBrowser } from './frontend.ts'

/** The origin of the page that calls the operations. */
export const origin = 'http://localhost:3000'

/** Returns the response of a call, which must succeed, without its envelope. */
export async function ok(call: Promise<Answer>) {
  const { status, body } = await call
  expect(status, JSON.stringify(body)).toBe(200)
  return body?.response ?? body
}

async function created(call: Promise<Answer>) {
  const { status, body } = await call
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

export function picture(): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])]))
  return form
}

export async function wallets(browser: FrontendBrowser): Promise<void> {
  const wallet = ethereumWallet()
  const { id } = await ok(browser.post('/me/web3_wallets', { web3_wallet: wallet.address }))
  const path = `/me/web3_wallets/${id}`
  const strategy = 'web3_metamask_signature'
  const { verification } = await ok(browser.post(`${path}/prepare_verification`, { strategy }))
  await ok(browser.post(`${path}/attempt_verification`, { signature: wallet.sign(verification.message) }))
  await ok(browser.get('/me/web3_wallets'))
  await ok(browser.get(path))
  await ok(browser.remove(path))
}

/** Two users ask for a membership of the organization whose domain they have an address at. */
async function enrollment(browser: FrontendBrowser, organization: string): Promise<void> {
  const requests = `/organizations/${organization}/membership_requests`
  for (const decision of ['accept', 'reject']) {
    const person = frontendBrowser({ url: browser.url }, origin)
    const answer = { email_address: `${decision}@engines.example`, password: 'brand-new-engine' }
    const { id } = await ok(person.post('/client/sign_ups', answer))
    await ok(person.post(`/client/sign_ups/${id}/prepare_verification`, { strategy: 'email_code' }))
    await ok(person.post(`/client/sign_ups/${id}/attempt_verification`, { strategy: 'email_code', code: '424242' }))
    const [suggestion] = (await ok(person.get('/me/organization_suggestions'))).data
    await ok(person.post(`/me/organization_suggestions/${suggestion.id}/accept`))
    const [request] = (await ok(browser.get(`${requests}?status=pending`))).data
    await ok(browser.post(`${requests}/${request.id}/${decision}`))
  }
}

export async function organization(browser: FrontendBrowser): Promise<void> {
  const { id } = await ok(browser.post('/organizations', { name: 'Engines' }))
  const path = `/organizations/${id}`
  await ok(browser.get(path))
  await ok(browser.patch(path, { name: 'Difference Engines' }))
  await ok(browser.put(`${path}/logo`, picture()))
  await ok(browser.remove(`${path}/logo`))
  await ok(browser.get(`${path}/roles`))
  const domain = await ok(browser.post(`${path}/domains`, { name: 'engines.example' }))
  const domainPath = `${path}/domains/${domain.id}`
  const email = 'ada@engines.example'
  await ok(browser.post(`${domainPath}/prepare_affiliation_verification`, { affiliation_email_address: email }))
  await ok(browser.post(`${domainPath}/attempt_affiliation_verification`, { code: '424242' }))
  await ok(browser.post(`${domainPath}/update_enrollment_mode`, { enrollment_mode: 'automatic_suggestion' }))
  await ok(browser.get(`${path}/domains`))
  await ok(browser.get(domainPath))
  await enrollment(browser, id)
  await ok(browser.remove(domainPath))
  await ok(browser.get(`${path}/memberships`))
  await ok(browser.post(`${path}/memberships`, { user_id: 'user_ada', role: 'org:member' }))
  await ok(browser.patch(`${path}/memberships/user_ada`, { role: 'org:admin' }))
  await ok(browser.remove(`${path}/memberships/user_ada`))
  const invited = { role: 'org:member', email_address: 'late@example.com' }
  const invitation = await ok(browser.post(`${path}/invitations`, invited))
  await ok(browser.post(`${path}/invitations/${invitation.id}/revoke`))
  const mine = { role: 'org:member', email_address: ['grace@example.com'] }
  await ok(browser.post(`${path}/invitations/bulk`, mine))
  await ok(browser.get(`${path}/invitations`))
  await ok(browser.get(`${path}/invitations/pending`))
}

export async function apiKeys(browser: FrontendBrowser, userId: string): Promise<void> {
  const { id } = await created(browser.post('/api_keys', { name: 'Deploy', subject: userId }))
  await ok(browser.get(`/api_keys?subject=${userId}`))
  await ok(browser.patch(`/api_keys/${id}`, { description: 'From CI' }))
  await ok(browser.post(`/api_keys/${id}/revoke`))
}
