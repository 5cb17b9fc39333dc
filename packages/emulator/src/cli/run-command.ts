import { once } from 'node:events'
import { constants } from 'node:os'
import spawn from 'cross-spawn'
import type { Emulator } from '../emulator.ts'
import { clerkVariables, type Framework } from '../env.ts'
import { descendantsOf, endRemaining } from './descendants.ts'
import { UsageError } from './usage.ts'

/** Milliseconds for a command to end after a signal, before its descendants get the signal, too. */
const patience = 2000

/** The environment of the command: every variable that could lead to a real Clerk is the emulator's, or empty. */
function environment(emulator: Emulator, framework: Framework): NodeJS.ProcessEnv {
  // Empty and not unset: a loader of .env files would fill in a variable that is not there.
  const emptied = Object.fromEntries(clerkVariables.map((name) => [name, '']))
  return { ...process.env, ...emptied, ...emulator.env(framework) }
}

async function hasBeenAsked(emulator: Emulator): Promise<boolean> {
  const { asked } = (await (await fetch(`${emulator.url}/_emulator/about`)).json()) as { asked: number }
  return asked > 0
}

function warnWhenQuiet(emulator: Emulator, seconds: number): NodeJS.Timeout {
  const check = async (): Promise<void> => {
    if (await hasBeenAsked(emulator).catch(() => true)) return
    process.stderr.write(
      [
        '',
        `!!! Nothing has asked the emulator at ${emulator.url} in ${seconds} s.`,
        '!!! If the app has been used since it started, it may be talking to the real Clerk.',
        '!!! Look for keys in its code or in a file that it reads in place of the environment.',
        '',
        '',
      ].join('\n'),
    )
  }
  return setTimeout(() => void check(), seconds * 1000).unref()
}

/** Runs a command with the environment of its framework, passes signals on, and answers with its exit code. */
export async function runCommand(
  emulator: Emulator,
  [name = '', ...args]: readonly string[],
  options: { readonly framework: Framework; readonly quietAfterSeconds: number },
): Promise<number> {
  const env = environment(emulator, options.framework)
  if (env.NODE_ENV === 'production')
    process.stderr.write(
      `NODE_ENV is "production", but "${name}" runs with the emulator's keys: Clerk doesn't check its sign-ins.\n`,
    )
  const child = spawn(name, args, { stdio: 'inherit', env })
  let overdue: NodeJS.Timeout | undefined
  let passedOn: { readonly signal: NodeJS.Signals; readonly to: readonly number[] } | undefined
  const passOn = (signal: NodeJS.Signals): void => {
    // A terminal sends Ctrl-C to the command itself. A second one would mean "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    const to = child.pid === undefined ? [] : descendantsOf(child.pid)
    passedOn = { signal, to }
    child.kill(signal)
    // `npm run` keeps SIGINT to itself: a terminal would have sent it to everything that runs.
    clearTimeout(overdue)
    overdue = setTimeout(() => void endRemaining(to, signal), patience)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, passOn)
  const timer = warnWhenQuiet(emulator, options.quietAfterSeconds)
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    clearTimeout(overdue)
    // At other signals `npm run` ends at once and leaves the development server behind.
    if (passedOn) await endRemaining(passedOn.to, passedOn.signal)
    return code ?? 128 + (signal ? constants.signals[signal] : 0)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(code === 'ENOENT' ? `There is no command "${name}".` : `"${name}" did not start: ${message}.`)
  } finally {
    clearTimeout(timer)
    for (const signal of signals) process.off(signal, passOn)
  }
}
