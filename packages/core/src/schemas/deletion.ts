import * as v from 'valibot'

const accepted = ['scheduled', 'running', 'finished', 'stuck'] as const
const state = v.picklist(['checking', ...accepted, 'cancelled'])

const step = v.object({
  name: v.string(),
  title: v.nullable(v.string()),
  done: v.boolean(),
  retained: v.nullable(v.object({ ground: v.string(), until: v.number() })),
})

const detailsSchema = v.object({
  id: v.string(),
  userId: v.string(),
  state,
  requestedBy: v.string(),
  requestedAt: v.number(),
  dueAt: v.nullable(v.number()),
  step: v.nullable(v.string()),
  attempts: v.number(),
  error: v.nullable(v.string()),
  steps: v.array(step),
  finishedAt: v.nullable(v.number()),
})

/** A deletion as administrators see it. Times are milliseconds. */
export interface DeletionDetails extends v.InferOutput<typeof detailsSchema> {}
export const deletion: v.GenericSchema<unknown, DeletionDetails> = detailsSchema

const blocker = v.looseObject({ code: v.string(), message: v.string() })

const ownSchema = v.object({
  id: v.nullable(v.string()),
  state: v.nullable(v.picklist(accepted)),
  dueAt: v.nullable(v.number()),
  step: v.nullable(v.string()),
  canCancel: v.boolean(),
  gracePeriod: v.nullable(v.number()),
  steps: v.array(step),
  blockers: v.exactOptional(v.array(blocker)),
})

/** The caller's own deletion, or the plan for one. Times are milliseconds. */
export interface OwnDeletion extends v.InferOutput<typeof ownSchema> {}
export const ownDeletion: v.GenericSchema<unknown, OwnDeletion> = ownSchema

const statusSchema = v.object({
  state: v.picklist(accepted),
  step: v.exactOptional(v.string()),
  dueAt: v.exactOptional(v.number()),
})

/** The state of a deletion, for whoever has its id. */
export interface DeletionStatus extends v.InferOutput<typeof statusSchema> {}
export const deletionStatus: v.GenericSchema<unknown, DeletionStatus> = statusSchema
