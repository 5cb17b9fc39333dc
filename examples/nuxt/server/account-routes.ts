import { optionsFromEnvironment } from '@account-routes/example-page/options'
import { type AccountRoutesOptions, hasRole } from '@account-routes/nuxt'

const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...optionsFromEnvironment(),
}

export default options
