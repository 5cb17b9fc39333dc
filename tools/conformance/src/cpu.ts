import { readdirSync, readFileSync } from 'node:fs'

/**
 * Milliseconds of CPU that a process has used so far, in all of its threads. Where the system does not say, the time of
 * day: it counts what other processes do as well.
 */
export function cpuOf(pid: number | undefined): number {
  const tasks = `/proc/${pid}/task`
  try {
    return readdirSync(tasks).reduce((sum, task) => sum + nanosecondsOf(`${tasks}/${task}`), 0) / 1e6
  } catch {
    return performance.now()
  }
}

function nanosecondsOf(task: string): number {
  try {
    return Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ', 1)[0])
  } catch {
    // The thread has just ended.
    return 0
  }
}
