import { drizzle } from 'drizzle-orm/node-postgres'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'

export const posts = pgTable('posts', { id: text().primaryKey(), authorId: text('author_id').notNull() })
export const comments = pgTable('comments', { id: text().primaryKey(), authorId: text('author_id').notNull() })

export const pool = new Pool({ connectionString: process.env.DATABASE_URL })
export const db = drizzle(pool)
