/** Data at other services, by user id, and failures to come. */
export const subscriptions = new Set<string>()
export const files = new Set<string>()
export const mails: string[] = []
export const counts: string[] = []
export const gauges: Record<string, number> = {}
export const failures = { billing: 0 }

export async function cancelSubscriptionOf(userId: string): Promise<void> {
  if (failures.billing-- > 0) throw Object.assign(new Error('The payment service timed out.'), { code: 'timeout' })
  subscriptions.delete(userId)
}
export const deleteFilesOf = async (userId: string): Promise<void> => void files.delete(userId)
export const mail = async (to: string, text: string, key: string): Promise<void> =>
  void mails.push(`${to}: ${text} ${key.split(':').at(-1)}`)
export const count = (name: string, tags: object): void => void counts.push(name + JSON.stringify(tags))
export const gauge = (name: string, value: number): void => {
  gauges[name] = value
}
