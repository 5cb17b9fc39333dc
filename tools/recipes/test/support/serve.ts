import { join } from 'node:path'
import type { Deletion } from '@account-routes/deletion'
import { countPoints, type Task } from './plan.ts'

// Runs a printed recipe as an app would: `node serve.ts <folder> <file>`.

const [folder = '', file = ''] = process.argv.slice(2)
const recipe = (await import(join(folder, file))) as { deletion: Deletion; startDeletions(): Promise<void> }
await recipe.startDeletions()
console.log('started')

const { userId, clerk, killAt } = JSON.parse(process.env.TASK ?? '{}') as Task
if (userId) {
  const count = countPoints()
  const { outcome } = await recipe.deletion.request({ userId, instance: clerk.instance, requestedBy: 'self' })
  console.log(`outcome ${outcome}, points ${count()}`)
  // A point that does not exist.
  if (killAt) process.exit(1)
}
