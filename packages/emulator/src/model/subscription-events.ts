import type { Instance } from '../instance.ts'
import { findOrganization } from '../store/organizations/organizations.ts'
import { identifiersOf } from '../store/users/identifiers.ts'
import { findUser } from '../store/users/users.ts'
import type { EventType } from '../webhooks/event-types.ts'
import { imageUrl } from './users/user-resource.ts'

export const subscriptionStatuses = ['active', 'past_due', 'canceled', 'ended', 'abandoned', 'incomplete'] as const
type Status = (typeof subscriptionStatuses)[number]

const itemEvents: Readonly<Record<Status, EventType>> = {
  active: 'subscriptionItem.active',
  past_due: 'subscriptionItem.pastDue',
  canceled: 'subscriptionItem.canceled',
  ended: 'subscriptionItem.ended',
  abandoned: 'subscriptionItem.abandoned',
  incomplete: 'subscriptionItem.incomplete',
}

/** Statuses whose beginning is an event of the subscription itself. */
const ownEvents: Readonly<Partial<Record<Status, EventType>>> = {
  active: 'subscription.active',
  past_due: 'subscription.pastDue',
}

/** The parts of a subscription that events show. */
interface Shown {
  readonly id: string
  readonly status: Status
  readonly active_at: number
  readonly past_due_at: number | null
  readonly payer_id: string
  readonly created_at: number
  readonly updated_at: number
  readonly subscription_items: readonly {
    readonly id: string
    readonly plan_id: string
    readonly plan: { readonly slug: string; readonly name: string; readonly fee: { amount: number; currency: string } }
    readonly plan_period: string
    readonly period_start: number
    readonly period_end: number
    readonly canceled_at: number | null
    readonly ended_at: number | null
  }[]
}

function payerOf(instance: Instance, owner: string, { payer_id: id }: Shown): object {
  const user = findUser(instance.db, owner)
  const organization = user ? undefined : findOrganization(instance.db, owner)
  const email = user && identifiersOf(instance.db, [user.id]).find((row) => row.id === user.primary_email_address_id)
  const row = user ?? organization
  return {
    object: 'commerce_payer',
    id,
    user_id: user?.id ?? '',
    first_name: user?.first_name ?? '',
    last_name: user?.last_name ?? '',
    email: email?.value ?? '',
    organization_id: organization?.id ?? '',
    organization_name: organization?.name ?? '',
    image_url: row ? imageUrl(instance, row) : '',
  }
}

function itemPayloads(shown: Shown, payer: object): object[] {
  const { id, status, created_at, updated_at } = shown
  return shown.subscription_items.map((item) => ({
    object: 'commerce_subscription_item',
    id: item.id,
    status,
    is_free_trial: false,
    created_at,
    updated_at,
    period_start: item.period_start,
    period_end: item.period_end,
    interval: item.plan_period,
    plan_id: item.plan_id,
    plan: {
      id: item.plan_id,
      slug: item.plan.slug,
      name: item.plan.name,
      is_recurring: true,
      amount: item.plan.fee.amount,
      currency: item.plan.fee.currency,
    },
    payer,
    subscription_id: id,
  }))
}

/** Tells the app's webhook that a subscription has begun, changed or ended. `former` is its status before. */
export function tellSubscription(
  instance: Instance,
  owner: string,
  resource: object,
  former: Status | undefined,
): void {
  const shown = resource as Shown
  const { status } = shown
  const payer = payerOf(instance, owner, shown)
  const items = itemPayloads(shown, payer)
  const payload = {
    object: 'commerce_subscription',
    id: shown.id,
    status,
    active_at: shown.active_at,
    canceled_at: shown.subscription_items[0]?.canceled_at ?? null,
    created_at: shown.created_at,
    ended_at: shown.subscription_items[0]?.ended_at ?? null,
    past_due_at: shown.past_due_at,
    updated_at: shown.updated_at,
    latest_payment_id: null,
    payer_id: shown.payer_id,
    payer,
    payment_source_id: null,
    items,
  }
  instance.emit(former ? 'subscription.updated' : 'subscription.created', () => payload)
  const own = ownEvents[status]
  if (own && former !== status) instance.emit(own, () => payload)
  const type = former === status ? 'subscriptionItem.updated' : itemEvents[status]
  for (const item of items) instance.emit(type, () => item)
}
