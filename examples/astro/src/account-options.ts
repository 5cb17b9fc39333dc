import { type AccountRoutesOptions, hasRole } from '@account-routes/astro'
import { optionsFromEnvironment, plan } from '@account-routes/example-options'

export const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  // Clerk's own button is off, so that nobody goes round the app's rules.
  selfDeletion: 'always',
  redirectTo: '/goodbye',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...plan,
  ...optionsFromEnvironment(),
}
