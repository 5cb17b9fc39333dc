import * as v from 'valibot'
import { clerkError } from '../errors.ts'
import { derivedId, newId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { deleteRecord, insertRecord, listRecords, type RecordRow, updateRecord } from '../store/records/records.ts'
import { subscriptionStatuses, tellSubscription } from './subscription-events.ts'

/** A subscription as the seed and the control API take it. */
export const subscriptionInput = v.strictObject({
  /** The name of the plan; its id and slug follow from it. */
  plan: v.string(),
  status: v.optional(v.picklist(subscriptionStatuses), 'active'),
  /** In the smallest unit of the currency. */
  amount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1000),
  currency: v.optional(v.string(), 'USD'),
  period: v.optional(v.picklist(['month', 'annual']), 'month'),
})

export type Subscription = v.InferOutput<typeof subscriptionInput>

const periods = { month: 30 * 86_400_000, annual: 365 * 86_400_000 }

function subscriptionOf(instance: Instance, owner: string): RecordRow<Subscription> | undefined {
  const newest = { column: 'created_at', descending: true }
  const page = { limit: 1, offset: 0 }
  return listRecords<Subscription>(instance.db, 'subscription', { owner }, newest, page, instance.now()).rows[0]
}

/** Gives a user or an organization a subscription, or changes the one that they have. */
export function setSubscription(
  instance: Instance,
  owner: string,
  input: Subscription,
  options: { readonly silent?: boolean } = {},
): void {
  const { db } = instance
  const former = subscriptionOf(instance, owner)
  const now = instance.now()
  const { plan: name } = input
  if (former) updateRecord(db, former.id, { name, data: input, updated_at: now })
  else insertRecord(db, { kind: 'subscription', id: newId('csub', now), owner, name, data: input, created_at: now })
  if (!options.silent) tellSubscription(instance, owner, subscriptionResource(instance, owner), former?.data.status)
}

/** Ends the subscription of a user or an organization. */
export function endSubscription(instance: Instance, owner: string): void {
  const former = subscriptionOf(instance, owner)
  if (!former) return
  const { status } = former.data
  updateRecord(instance.db, former.id, { data: { ...former.data, status: 'ended' }, updated_at: instance.now() })
  if (status !== 'ended') tellSubscription(instance, owner, subscriptionResource(instance, owner), status)
  deleteRecord(instance.db, former.id)
}

function money(amount: number, currency: string): object {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(amount / 100)
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency
  return { amount, amount_formatted: (amount / 100).toFixed(2), currency, currency_symbol: symbol }
}

function planOf(instance: Instance, { plan, amount, currency }: Subscription, payer: 'user' | 'org'): object {
  const slug = plan.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return {
    object: 'commerce_plan',
    id: derivedId('cplan', `${instance.key.kid}/${slug}`),
    name: plan,
    fee: money(amount, currency),
    annual_monthly_fee: null,
    annual_fee: null,
    description: null,
    product_id: derivedId('cplan', `${instance.key.kid}/product`),
    is_default: false,
    is_recurring: true,
    publicly_visible: true,
    has_base_fee: amount > 0,
    for_payer_type: payer,
    slug,
    avatar_url: null,
    features: [],
    free_trial_enabled: false,
    free_trial_days: null,
  }
}

/** The subscription of a user or an organization, or 404. */
export function subscriptionResource(instance: Instance, owner: string): object {
  const row = subscriptionOf(instance, owner)
  if (!row) throw clerkError('subscription_not_found', owner)
  const { status, period } = row.data
  const at = row.created_at
  const over = status === 'canceled' || status === 'ended' ? row.updated_at : null
  const plan = planOf(instance, row.data, owner.startsWith('org_') ? 'org' : 'user') as { id: string }
  const payer = derivedId('cplan', `${instance.key.kid}/payer/${owner}`)
  const shared = { instance_id: instance.key.kid, payer_id: payer, created_at: at, updated_at: row.updated_at }
  return {
    object: 'commerce_subscription',
    id: row.id,
    status,
    ...shared,
    active_at: at,
    past_due_at: status === 'past_due' ? row.updated_at : null,
    subscription_items: [
      {
        object: 'commerce_subscription_item',
        id: row.id.replace('csub', 'csub_item'),
        status,
        ...shared,
        plan_id: plan.id,
        plan,
        plan_period: period,
        is_free_trial: false,
        period_start: at,
        period_end: at + periods[period],
        canceled_at: status === 'canceled' ? over : null,
        past_due_at: status === 'past_due' ? row.updated_at : null,
        ended_at: status === 'ended' ? over : null,
      },
    ],
    eligible_for_free_trial: false,
  }
}
