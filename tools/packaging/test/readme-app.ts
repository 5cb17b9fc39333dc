import { expect } from 'vitest'
import {
  type DocumentApp,
  type DocumentConsumer,
  readmeAppOf,
  sessionToken,
  startApp,
  tryRequests,
} from './documents.ts'

/** The route that a README mounts a single deletion at: in a file of its own, or by a router. A server without has none. */
const singleRouteOf = ({ blocks }: DocumentApp): string | undefined =>
  blocks.some(({ file = '' }) => /delete-account[./].*ts$/.test(file))
    ? '/api/delete-account'
    : blocks.some(({ code }) => code.includes("'/deleteUser'"))
      ? '/deleteUser'
      : undefined

/** Starts the app that an adapter's README describes, by its own command, and sends the requests that it prints. */
export async function expectReadmeWorks({ folder, emulator }: DocumentConsumer, framework: string): Promise<void> {
  const app = readmeAppOf(folder, framework)
  const server = await startApp(app, { consumer: folder, emulator })
  try {
    const tries = await tryRequests(app, server, emulator)
    for (const { command, printed, status, body } of tries) expect(status, `${command}\n${body}`).toBe(printed)
    expect(tries.map(({ status }) => status)).toEqual([401, 200, 200])
    expect(tries.at(-1)?.body).toBe('{"success":true}')
    const single = singleRouteOf(app)
    if (!single) return
    const headers = { authorization: `Bearer ${await sessionToken(emulator)}` }
    const response = await fetch(server.url + single, { method: 'POST', headers })
    expect(await response.text(), `POST ${single}`).toBe('{"success":true}')
  } finally {
    await server.stop()
  }
}
