import { frameworkNames } from '../env.ts'

export const help = `account-routes-emulator: Clerk's Backend API, JWKS, sign-in, handshake and webhooks on one local port.

Usage: account-routes-emulator [options]
       account-routes-emulator [options] -- <command>   Run a command with its Clerk variables set to the emulator
       account-routes-emulator [options] --env <name>   Print these variables and exit

  --port <number>            Port to listen on. Default: EMULATOR_PORT, or 4010
  --host <address>           Address to listen on. Default: 127.0.0.1, which only this machine reaches
  --allowed-host <name>      Also answer under this host, and lead back to it after a sign-in. May be repeated
  --data <file>              Keep everything in this SQLite file. Default: in memory, nothing is written
  --seed <file>              JSON file with the users to start with. Default: Ada, an administrator, and Grace
  --key-seed <text>          Derive the keys from this text, the same on every machine. Default: EMULATOR_KEY_SEED, or
                             keys made once and kept in your user's state folder
  --token-lifetime <seconds> Lifetime of a session token. Default: 60
  --webhook <url>            Send webhooks to this address
  --production               Keys and sign-in of a production instance
  --env <framework>          One of those below. With a command: its framework. Default: found in its package.json
  --quiet-after <seconds>    Warn when the command has not used the emulator for this long. Default: 30
  --help                     Print this text
  --version                  Print the version

Frameworks: ${frameworkNames.join(', ')}
`

/** A mistake that the person at the terminal can correct. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
