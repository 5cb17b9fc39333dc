import { optionsFromEnvironment } from '@account-routes/example-page/options'
import { type AccountRoutesOptions, hasRole } from '@account-routes/react-router'

export const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  redirectTo: '/goodbye',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...optionsFromEnvironment(),
}
