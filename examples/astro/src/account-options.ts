import { type AccountRoutesOptions, hasRole } from '@account-routes/astro'
import { optionsFromEnvironment } from '@account-routes/example-page/options'

export const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  redirectTo: '/goodbye',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...optionsFromEnvironment(),
}
