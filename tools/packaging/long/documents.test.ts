import { adapters } from '@account-routes/frameworks'
import { afterAll, beforeAll, test } from 'vitest'
import { type DocumentConsumer, installDocuments } from '../test/documents.ts'
import { expectReadmeWorks } from '../test/readme-app.ts'

// The apps that the READMEs describe for frameworks that build pages, by the command that each README prints.

let consumer: DocumentConsumer

beforeAll(async () => {
  consumer = await installDocuments()
}, 180_000)

afterAll(() => consumer?.remove())

const frameworks = adapters.filter(({ kind }) => kind === 'web')

test.each(frameworks)(
  'the README of $package alone makes an app that deletes an account',
  async ({ name }) => {
    await expectReadmeWorks(consumer, name)
  },
  240_000,
)
