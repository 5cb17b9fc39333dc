import { readdirSync, readFileSync } from 'node:fs'

/** Microseconds that all threads of a process have computed so far; undefined where the system does not tell. */
export function cpuTimeOf(pid: number | undefined): number | undefined {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ', 1)[0]) / 1000)
      .reduce((sum, time) => sum + time, 0)
  } catch {
    return undefined
  }
}
