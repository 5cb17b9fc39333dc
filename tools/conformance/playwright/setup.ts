import { clerkSetup } from '@clerk/testing/playwright'

/** Gives the tests the keys of the running emulator, and @clerk/testing its testing token. */
export default async function setup(): Promise<void> {
  const emulator = process.env.EMULATOR_URL ?? 'http://127.0.0.1:4010'
  const response = await fetch(`${emulator}/_emulator/env/express`)
  Object.assign(process.env, await response.json())
  await clerkSetup({ dotenv: false })
}
