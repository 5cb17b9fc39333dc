import type { Seed } from './seed.ts'

/** The default users: an administrator and a member. */
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
