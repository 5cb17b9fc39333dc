import * as v from 'valibot'
import { createUserEntries } from './model/user-input.ts'

const id = v.optional(v.pipe(v.string(), v.regex(/^user_[A-Za-z0-9_]+$/, 'must start with user_')))

const seedUser = v.strictObject({ ...createUserEntries, id })

export const seedSchema = v.strictObject({ users: v.optional(v.array(seedUser), []) })

/**
 * The data that an emulator starts with and that a reset restores. Users are written as `POST /v1/users` takes them, and
 * may say their `id`.
 */
export type Seed = v.InferInput<typeof seedSchema>
export type ParsedSeed = v.InferOutput<typeof seedSchema>

/** Two people: an administrator and somebody else. */
export const defaultSeed = {
  users: [
    {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email_address: ['ada@example.com'],
      password: 'analytical-engine',
      public_metadata: { role: 'admin' },
    },
    {
      first_name: 'Grace',
      last_name: 'Hopper',
      email_address: ['grace@example.com'],
      password: 'first-compiler',
    },
  ],
} satisfies Seed
