import { raw } from './db.ts'

interface Where {
  readonly where: { readonly authorId: string }
}

/** The two calls of Prisma's client that the guide makes. They run once the transaction does. */
const model = (table: string) => ({
  deleteMany: ({ where }: Where) => ({
    run: () => ({ count: Number(raw.prepare(`DELETE FROM ${table} WHERE author_id = ?`).run(where.authorId).changes) }),
  }),
})

export const prisma = {
  post: model('posts'),
  comment: model('comments'),
  $transaction: async (all: readonly { run(): { count: number } }[]): Promise<{ count: number }[]> =>
    all.map((each) => each.run()),
}
