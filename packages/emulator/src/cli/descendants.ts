import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

type Parents = ReadonlyMap<number, number>

/** Reads the parent of each process from `/proc`, since small containers have no `ps`. */
function parentsInProc(): Parents {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      // The name of a command is in parentheses and may hold any character.
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\)\s*/s, '')
        .split(' ')
      parents.set(Number(name), Number(parent))
    } catch {
      // The process has ended meanwhile.
    }
  }
  return parents
}

function parentsByPs(): Parents {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]))
}

function parents(): Parents {
  if (process.platform === 'win32') return new Map()
  try {
    return process.platform === 'linux' ? parentsInProc() : parentsByPs()
  } catch {
    return new Map()
  }
}

/** Lists the processes that a process has started, and those that they have started. */
export function descendantsOf(pid: number): readonly number[] {
  const known = parents()
  const found = new Set([pid])
  let before = 0
  while (found.size > before) {
    before = found.size
    for (const [id, parent] of known) if (found.has(parent)) found.add(id)
  }
  found.delete(pid)
  return [...found]
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** Ends the processes that still run, and waits for them for some seconds. */
export async function endRemaining(pids: readonly number[], signal: NodeJS.Signals): Promise<void> {
  const remaining = pids.filter((pid) => send(pid, signal))
  for (let waited = 0; waited < 5000 && remaining.some((pid) => send(pid, 0)); waited += 50) await sleep(50)
}
