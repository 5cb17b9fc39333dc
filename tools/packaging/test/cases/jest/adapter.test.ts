import { accountRoutes } from '@account-routes/express'

test('adapter', () => expect(typeof accountRoutes).toBe('function'))
