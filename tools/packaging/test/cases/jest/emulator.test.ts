import { startEmulator } from '@account-routes/emulator'

test('emulator', async () => {
  const emulator = await startEmulator({ port: 0 })
  const answer = await fetch(`${emulator.url}/v1/users/count`, {
    headers: { authorization: `Bearer ${emulator.secretKey}` },
  })
  expect(await answer.json()).toMatchObject({ total_count: 2 })
  await emulator.stop()
})
