import { attack } from './attack/index.ts'
import { credentials } from './credentials.ts'
import { crossSite } from './cross-site.ts'
import { deletion } from './deletion.ts'
import { deletionFailures } from './deletion-failures.ts'
import { navigation } from './navigation.ts'
import { oddRequests } from './odd-requests.ts'
import { openapi } from './openapi.ts'
import { everyOperation } from './operations/index.ts'
import { pictureChecks } from './pictures.ts'
import { planned } from './planned.ts'
import { random } from './random.ts'
import { setup } from './setup.ts'
import { traces } from './traces.ts'
import { reconciled } from './webhooks/reconcile.ts'
import { webhook } from './webhooks/webhook.ts'

/** The list of checks, in the order of the document. */
export const checks = [
  ...credentials,
  ...crossSite,
  ...deletion,
  ...deletionFailures,
  ...everyOperation,
  ...openapi,
  ...pictureChecks,
  ...oddRequests,
  ...random,
  ...navigation,
  ...setup,
  ...traces,
  ...planned,
  ...webhook,
  ...reconciled,
  ...attack,
] as const
