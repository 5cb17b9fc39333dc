/** A scheduler for tests. */
export interface ManualScheduler {
  /** For the plan's option `schedule`. */
  readonly schedule: (id: string, waitMs: number) => void
  /** Milliseconds of the alarms that are set, by deletion. */
  readonly alarms: ReadonlyMap<string, number>
  /** Rings all alarms that are set, whatever their time. Returns how many. */
  ring(deletion: { handleWake(id: string): Promise<void> }): Promise<number>
}

/**
 * Makes alarms that ring when a test says so.
 * @example const { schedule, ring } = manualScheduler() // defineDeletion({ schedule, … }), then await ring(deletion)
 */
export function manualScheduler(): ManualScheduler {
  const alarms = new Map<string, number>()
  return {
    alarms,
    schedule: (id, waitMs) => void alarms.set(id, waitMs),
    async ring(deletion) {
      const ids = [...alarms.keys()]
      alarms.clear()
      for (const id of ids) await deletion.handleWake(id)
      return ids.length
    },
  }
}
