import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The processes that led to this one, nearest first: a package manager and its shells make a handful. */
function ancestors(): readonly number[] {
  const found: number[] = []
  for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) found.push(pid)
  return found
}

function parentOf(pid: number): number {
  try {
    if (process.platform !== 'linux')
      return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
    // The name in the second field may hold spaces and brackets of its own.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 1).split(' ')[2])
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Calls back when any of the processes that led to this one is gone. Package managers do not pass every signal on, and
 * one that is killed cannot.
 */
export function whenOrphaned(callback: () => void): void {
  const chain = ancestors()
  setInterval(() => {
    if (!chain.every(isAlive)) callback()
  }, 500).unref()
}
