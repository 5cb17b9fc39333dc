import type { Server } from 'node:http'

/** Says once that a client tried https, as apps do that were built without the emulator's variables. */
export function explainHttps(server: Pick<Server, 'on'>, url: () => string): void {
  let isSaid = false
  server.on('clientError', ({ code, rawPacket }: Failure, socket) => {
    if (rawPacket?.[0] === tlsHandshake && !isSaid) {
      isSaid = true
      console.error(
        `A client tried https at ${url()}, but the emulator speaks only http. Apps that were built without the emulator's variables do this. Build them with: npx @account-routes/emulator -- sh -c 'npm run build && npm start'`,
      )
    }
    if (socket.writable) socket.write(`HTTP/1.1 ${answers.get(code) ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`)
    socket.destroy()
  })
}

interface Failure {
  readonly code?: string
  /** The bytes that are no HTTP. */
  readonly rawPacket?: Uint8Array
}

/** The first byte of a client that speaks TLS. */
const tlsHandshake = 22

/** The answers of Node's own listener, which this one replaces. */
const answers = new Map<string | undefined, string>([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Payload Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
])
