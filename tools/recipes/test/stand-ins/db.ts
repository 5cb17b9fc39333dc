import { DatabaseSync } from 'node:sqlite'

/** The app's database: posts, comments, customers of the payment service, and invoices. */
export const raw = new DatabaseSync(':memory:')
raw.exec(`CREATE TABLE posts (id TEXT PRIMARY KEY, author_id TEXT NOT NULL);
  CREATE TABLE comments (id TEXT PRIMARY KEY, author_id TEXT NOT NULL);
  CREATE TABLE customers (id TEXT PRIMARY KEY, user_id TEXT NOT NULL);
  CREATE TABLE invoices (id TEXT PRIMARY KEY, user_id TEXT);`)

export const deletePostsOf = async (userId: string): Promise<void> =>
  void raw.prepare('DELETE FROM posts WHERE author_id = ?').run(userId)

export const customerOf = async (userId: string): Promise<string | undefined> =>
  raw.prepare('SELECT id FROM customers WHERE user_id = ?').get(userId)?.id as string | undefined

export const anonymizeInvoicesOf = async (userId: string): Promise<void> =>
  void raw.prepare('UPDATE invoices SET user_id = NULL WHERE user_id = ?').run(userId)

export const debts = new Set<string>()
export const owes = async (userId: string): Promise<boolean> => debts.has(userId)

/** All users that the app has posts of. */
export function* allUserIds(): Generator<string> {
  for (const { id } of raw.prepare('SELECT DISTINCT author_id AS id FROM posts').all()) yield id as string
}

/** The tables that still know a user. */
export const tablesWith = (userId: string): string[] =>
  (['posts.author_id', 'comments.author_id', 'customers.user_id', 'invoices.user_id'] as const)
    .map((place) => place.split('.'))
    .filter(([table, column]) => raw.prepare(`SELECT 1 FROM ${table} WHERE ${column} = ?`).get(userId))
    .map(([table]) => table as string)

export function addUser(userId: string): void {
  for (const [table, column] of [
    ['posts', 'author_id'],
    ['comments', 'author_id'],
    ['customers', 'user_id'],
    ['invoices', 'user_id'],
  ])
    raw.prepare(`INSERT INTO ${table} (id, ${column}) VALUES (?, ?)`).run(`${table}_${userId}`, userId)
}
