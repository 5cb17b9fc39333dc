import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * The server that is measured has a core to itself, as in a container of one, and the load generator and the emulator
 * share another: what they compute would otherwise be taken from the server, and most from the faster one.
 */
const cores = availableParallelism()
const pinned = cores > 1 && hasTaskset()

const serversCore = '0'
const othersCore = '1'

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Moves a running process, whose later threads and children stay with it. */
function move(pid: number | undefined, core: string): void {
  if (pinned) execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, String(pid)], { stdio: 'ignore' })
}

export const toServersCore = (pid: number | undefined): void => move(pid, serversCore)

/** For this process and all that it starts from now on. */
export const toOthersCore = (): void => move(process.pid, othersCore)

/** Takes that back. */
export const toAllCores = (): void => move(process.pid, `0-${cores - 1}`)
