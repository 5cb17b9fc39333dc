import { accountRoutes, deleteSelf } from '@account-routes/next'

test('adapter', () => {
  expect(deleteSelf.id).toBe('deleteSelf')
  expect(Object.keys(accountRoutes())).toEqual(expect.arrayContaining(['GET', 'DELETE']))
})
