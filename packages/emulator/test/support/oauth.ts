import * as oidc from 'openid-client'
import { expect } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import type { Answer } from './api.ts'
import { createBrowser } from './browser.ts'
import { createContract } from './contract.ts'
import { frontendDocument } from './frontend.ts'

/** The registered address of the tests' applications. Nobody listens there: the tests stop before it. */
export const callback = 'http://app.example:3000/callback'

const contract = createContract(frontendDocument)

/** Operations of the provider that have succeeded in the running test file, as the document has it. */
export const succeeded = new Set<string>()

async function hold(method: string, url: string, response: Response): Promise<void> {
  const { pathname } = new URL(url)
  const operation = contract.operationOf(method, pathname)
  if (!operation) return
  const json = response.headers.get('content-type')?.startsWith('application/json')
  const body = json ? ((await response.clone().json()) as unknown) : undefined
  // A parameter can be missing in every operation, though the document lists 400 for some only.
  if (response.status === 400 && !operation.responses[400])
    expect(body).toEqual({ error: expect.any(String), error_description: expect.any(String) })
  else expect(contract.problems(method, pathname, response.status, body), `${method} ${pathname}`).toEqual([])
  if (response.status < 400) succeeded.add(operation.operationId)
}

/** A `fetch` that holds each response against Clerk's document. */
export const heldFetch: typeof fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input)
  const response = await fetch(input, init)
  await hold(init?.method ?? 'GET', url, response)
  return response
}

/** Discovers the provider as an app does. */
export function discover(
  emulator: Pick<Emulator, 'url'>,
  application: { readonly client_id: string; readonly client_secret?: string },
  authentication?: oidc.ClientAuth,
): Promise<oidc.Configuration> {
  return oidc.discovery(
    new URL(emulator.url),
    application.client_id,
    application.client_secret,
    authentication ?? (application.client_secret ? undefined : oidc.None()),
    { execute: [oidc.allowInsecureRequests], [oidc.customFetch]: heldFetch as oidc.CustomFetch },
  )
}

/** A browser that goes through the pages of the provider, up to the address of the application. */
export function providerBrowser() {
  const browser = createBrowser()
  const follow = async (address: string | URL, init: RequestInit = {}): Promise<URL | string> => {
    let url = String(address)
    let next = init
    for (let hops = 0; hops < 12; hops++) {
      if (!new URL(url).hostname.startsWith('127.')) return new URL(url)
      const response = await browser.request(url, next)
      await hold(next.method ?? 'GET', url, response)
      const location = response.headers.get('location')
      if (!location) return response.text()
      next = {}
      url = new URL(location, url).href
    }
    throw new Error('Too many redirects.')
  }
  const hiddenFields = (html: string): Record<string, string> =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
        name,
        value.replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
      ]),
    )
  /** Submits the form of a page with one more field. */
  const answer = (emulator: Pick<Emulator, 'url'>, path: string, page: URL | string, more: Record<string, string>) => {
    expect(page, 'a page').toBeTypeOf('string')
    const body = new URLSearchParams({ ...hiddenFields(String(page)), ...more })
    return follow(`${emulator.url}${path}`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  }
  return {
    follow,
    /** Clicks on a user of the sign-in page. */
    signIn: (emulator: Pick<Emulator, 'url'>, page: URL | string, userId: string) =>
      answer(emulator, '/sign-in', page, { user_id: userId }),
    consent: (emulator: Pick<Emulator, 'url'>, page: URL | string, more: Record<string, string> = {}) =>
      answer(emulator, '/oauth/consent', page, { consented: 'true', ...more }),
  }
}

/** Posts a form to the provider. */
export async function post(
  url: string,
  form: Readonly<Record<string, string>> | URLSearchParams | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = typeof form === 'string' ? form : new URLSearchParams(form)
  const response = await heldFetch(url, { method: 'POST', body, headers, redirect: 'manual' })
  const text = await response.text()
  const json = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers }
}

/** Signs a user in with an application that shows no consent page, and returns the access token. */
export async function accessTokenOf(
  emulator: Pick<Emulator, 'url'>,
  { client_id, client_secret }: { readonly client_id: string; readonly client_secret: string },
  userId: string,
): Promise<string> {
  const browser = providerBrowser()
  const query = new URLSearchParams({ response_type: 'code', client_id, state: 'state-1234' })
  const first = await browser.follow(`${emulator.url}/oauth/authorize?${query}`)
  const back = (await browser.signIn(emulator, first, userId)) as URL
  const { body } = await post(`${emulator.url}/oauth/token`, {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: callback,
    client_id,
    client_secret,
  })
  return body.access_token as string
}
