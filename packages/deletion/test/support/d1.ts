import { Miniflare } from 'miniflare'
import { type D1Database, schema } from '../../src/stores/d1.ts'

/** A D1 database in Cloudflare's own runtime, with the ledger's tables. */
export async function startD1(): Promise<{ database: D1Database; stop(): Promise<void> }> {
  const runtime = new Miniflare({
    modules: true,
    script: 'export default { fetch: () => new Response() }',
    d1Databases: ['DB'],
  })
  const database = await runtime.getD1Database('DB')
  for (const statement of schema.split(';\n').filter((part) => part.trim())) await database.prepare(statement).run()
  return { database, stop: () => runtime.dispose() }
}
