import { codesOf, fieldsOf } from '../clerk/errors.ts'
import { type BlockerCheck, type BlockerContext, blocker, type Veto } from './blockers.ts'

/**
 * Blocks users who still pay. A cancelled subscription that is about to end doesn't block.
 * @param find the app's own look-up: true or a text where the user still pays. @default Clerk Billing
 * @example activeSubscription()
 * @example activeSubscription(async ({ userId }) => (await subscriptionOf(userId))?.status === 'active')
 */
export function activeSubscription(
  find: (context: BlockerContext) => Promise<Veto | true> | Veto | true = inClerkBilling,
  options: Pick<BlockerCheck, 'timeoutMs'> = {},
): BlockerCheck {
  const veto = async (context: BlockerContext): Promise<Veto> => {
    const found = await find(context)
    return found === true ? 'Cancel your subscription first.' : found
  }
  return blocker('active_subscription', veto, options)
}

const paying: readonly string[] = ['active', 'past_due', 'upcoming']

async function inClerkBilling({ userId, clerkClient: { billing } }: BlockerContext): Promise<Veto> {
  if (!billing) throw new Error('activeSubscription() needs an SDK of Clerk with `billing`, or a function of the app.')
  try {
    const { subscriptionItems } = await billing.getUserBillingSubscription(userId)
    const item = subscriptionItems.find(
      ({ status, canceledAt, plan }) => paying.includes(status) && canceledAt === null && plan?.hasBaseFee !== false,
    )
    if (!item) return null
    const name = item.plan?.name
    return { message: name ? `Cancel your subscription to "${name}" first.` : 'Cancel your subscription first.' }
  } catch (error) {
    if (isWithout(error)) return null
    throw error
  }
}

/** True if Clerk says that this user has no subscription. */
const isWithout = (error: unknown): boolean =>
  fieldsOf(error).status === 404 &&
  codesOf(error).some((code) => code === 'resource_not_found' || code === 'subscription_not_found')
