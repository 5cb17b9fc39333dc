import type { Emulator } from '../../src/index.ts'

/** The control paths, as a test wants to call them. */
export function control(emulator: Pick<Emulator, 'url'>) {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${emulator.url}/_emulator/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text ? JSON.parse(text) : undefined
  }
  return {
    token: async (input: object): Promise<string> => ((await call('POST', 'tokens', input)) as { jwt: string }).jwt,
    requests: async () =>
      (await call('GET', 'requests')) as { method: string; path: string; query: string; status: number | null }[],
    fault: (fault: object) => call('POST', 'faults', fault),
    reset: () => call('POST', 'reset'),
    get: (path: string) => call('GET', path),
    post: (path: string, body?: object) => call('POST', path, body),
    remove: (path: string) => call('DELETE', path),
  }
}
