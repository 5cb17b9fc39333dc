import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClerkClient } from '@clerk/backend'
import type { Emulator } from '../../src/index.ts'

/** A server app that has nothing but Clerk's SDK in front: it answers with what the SDK makes of the request. */
export async function startApp(emulator: Emulator, options: { readonly jwtKey?: boolean } = {}) {
  const clerk = createClerkClient({
    apiUrl: emulator.url,
    secretKey: emulator.secretKey,
    publishableKey: emulator.publishableKey,
    telemetry: { disabled: true },
    ...(options.jwtKey ? { jwtKey: emulator.jwtKey } : {}),
  })
  const server = createServer(async (incoming, outgoing) => {
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    })
    const state = await clerk.authenticateRequest(request, { proxyUrl: emulator.url })
    for (const cookie of state.headers.getSetCookie()) outgoing.appendHeader('set-cookie', cookie)
    const location = state.headers.get('location')
    if (location) return outgoing.writeHead(307, { location }).end()
    const auth = state.toAuth()
    outgoing.setHeader('content-type', 'application/json')
    return outgoing.end(
      JSON.stringify({
        status: state.status,
        reason: state.reason,
        userId: auth && 'userId' in auth ? auth.userId : null,
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve()) && server.closeAllConnections()),
  }
}

/** A browser as far as navigations and cookies go: one jar for each host, whatever the port. */
export function createBrowser() {
  const jars = new Map<string, Map<string, { value: string; until: number }>>()
  const visited: string[] = []
  const jarOf = (host: string) => {
    const jar = jars.get(host) ?? new Map<string, { value: string; until: number }>()
    jars.set(host, jar)
    return jar
  }
  const request = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jarOf(new URL(address).hostname)
    const headers = new Headers(init.headers)
    const fresh = [...jar].filter(([, { until }]) => until > Date.now())
    headers.set('cookie', fresh.map(([name, { value }]) => `${name}=${value}`).join('; '))
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const at = pair.indexOf('=')
      const maxAge = attributes.find((attribute) => /^max-age=/i.test(attribute))?.slice(8)
      const until = maxAge === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(maxAge) * 1000
      jar.set(pair.slice(0, at), { value: pair.slice(at + 1), until })
    }
    return response
  }
  /** Goes to a document and follows every redirect, as a navigation does. */
  const go = async (
    address: string,
    init: RequestInit = {},
  ): Promise<{ url: string; text: string; status: number }> => {
    let url = address
    let next = init
    for (let hops = 0; hops < 12; hops++) {
      visited.push(url)
      const response = await request(url, {
        ...next,
        headers: { accept: 'text/html', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
      })
      const location = response.headers.get('location')
      if (!location) return { url, text: await response.text(), status: response.status }
      if (response.status === 303) next = {}
      url = new URL(location, url).href
    }
    throw new Error(`Too many redirects:\n${visited.slice(-12).join('\n')}`)
  }
  const submit = (address: string, fields: Readonly<Record<string, string>>) =>
    go(address, { method: 'POST', body: new URLSearchParams(fields) })
  /** Puts other values under the names that the jar has. */
  const tamper = (host: string, change: (name: string, value: string) => string) => {
    for (const cookie of jarOf(host)) cookie[1].value = change(cookie[0], cookie[1].value)
  }
  return { go, submit, request, tamper, jarOf, visited }
}
