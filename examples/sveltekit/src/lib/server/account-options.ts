import { optionsFromEnvironment, plan } from '@account-routes/example-options'
import { type AccountRoutesOptions, hasRole } from '@account-routes/sveltekit'

export const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  // Clerk's own button is off, so that nobody goes round the app's rules.
  selfDeletion: 'always',
  signInUrl: '/sign-in',
  redirectTo: '/goodbye',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...plan,
  ...optionsFromEnvironment(),
}
