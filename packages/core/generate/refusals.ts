import { type RefusalCode, refusals } from '../src/http/refusal.ts'
import type { JsonObject } from '../src/http/reply.ts'

/** Nobody is there to read this one. */
const unread: readonly RefusalCode[] = ['client_closed_request']

const retryAfter: JsonObject = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
const headersOf: Readonly<Record<number, JsonObject>> = {
  401: { 'WWW-Authenticate': { $ref: '#/components/headers/WwwAuthenticate' } },
  429: retryAfter,
  503: retryAfter,
}

export const headers: JsonObject = {
  RetryAfter: {
    description: 'The seconds after which to try again, where they are known.',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  WwwAuthenticate: { description: 'The scheme that is accepted.', schema: { type: 'string', const: 'Bearer' } },
}

export const schemas: JsonObject = {
  Issue: {
    description: 'One reason why a value was not accepted. The value itself is never repeated.',
    type: 'object',
    properties: {
      path: { type: 'array', items: { type: ['string', 'number'] } },
      code: { type: 'string' },
      message: { type: 'string' },
    },
    required: ['path', 'code', 'message'],
  },
  Blocker: {
    description: "One reason why an account can't be deleted now, with the app's own code and words.",
    type: 'object',
    properties: { code: { type: 'string' }, message: { type: 'string' } },
    required: ['code', 'message'],
    additionalProperties: true,
  },
  StepUp: {
    description: "Clerk's own request for a new verification, which `useReverification()` understands.",
    type: 'object',
    properties: {
      clerk_error: {
        type: 'object',
        properties: {
          type: { type: 'string', const: 'forbidden' },
          reason: { type: 'string', const: 'reverification-error' },
          metadata: {
            type: 'object',
            properties: {
              reverification: {
                anyOf: [
                  { type: 'string', enum: ['strict_mfa', 'strict', 'moderate', 'lax'] },
                  {
                    type: 'object',
                    properties: {
                      level: { type: 'string', enum: ['first_factor', 'second_factor', 'multi_factor'] },
                      afterMinutes: { type: 'number' },
                    },
                    required: ['level', 'afterMinutes'],
                  },
                ],
              },
            },
            required: ['reverification'],
          },
        },
        required: ['type', 'reason', 'metadata'],
      },
      code: { type: 'string', const: 'reverification_required' },
      message: { type: 'string' },
    },
    required: ['clerk_error', 'code', 'message'],
  },
}

const pascal = (code: string) => code.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** One response per status, each for all the codes that share it. */
export class RefusalResponses {
  readonly components: Record<string, JsonObject> = {}

  /** The references of an operation, by status. */
  of(codes: Iterable<RefusalCode>): Record<string, JsonObject> {
    const byStatus = new Map<number, RefusalCode[]>()
    // In the order of the table, so that equal sets get one name.
    const wanted = new Set(codes)
    for (const code of Object.keys(refusals) as RefusalCode[]) {
      const [status] = refusals[code]
      if (wanted.has(code) && !unread.includes(code)) byStatus.set(status, [...(byStatus.get(status) ?? []), code])
    }
    return Object.fromEntries([...byStatus].map(([status, those]) => [status, this.#refer(status, those)]))
  }

  #refer(status: number, codes: readonly RefusalCode[]): JsonObject {
    const name = codes.map(pascal).join('Or')
    this.components[name] ??= {
      description: codes.map((code) => `- \`${code}\`: ${refusals[code][1]}`).join('\n'),
      ...(headersOf[status] && { headers: headersOf[status] }),
      content: {
        'application/json': {
          schema: schemaOf(codes),
          examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
        },
      },
    }
    return { $ref: `#/components/responses/${name}` }
  }
}

function schemaOf(codes: readonly RefusalCode[]): JsonObject {
  const usual = codes.filter((code) => code !== 'reverification_required')
  const [first] = usual
  if (!first) return { $ref: '#/components/schemas/StepUp' }
  const schema: JsonObject = {
    type: 'object',
    properties: {
      error: { type: 'string', const: refusals[first][2] },
      code: { type: 'string', enum: usual },
      message: { type: 'string' },
      ...(usual.includes('invalid_input') && {
        issues: { type: 'array', maxItems: 50, items: { $ref: '#/components/schemas/Issue' } },
      }),
      ...(usual.includes('blocked') && {
        blockers: { type: 'array', items: { $ref: '#/components/schemas/Blocker' } },
      }),
      clerkTraceId: { type: 'string', description: "Clerk's id of the failed call, for Clerk's support." },
    },
    required: ['error', 'code', 'message'],
  }
  return usual.length === codes.length ? schema : { oneOf: [schema, { $ref: '#/components/schemas/StepUp' }] }
}

function exampleOf(code: RefusalCode): JsonObject {
  const [, message, error] = refusals[code]
  if (code === 'reverification_required')
    return {
      clerk_error: {
        type: 'forbidden',
        reason: 'reverification-error',
        metadata: { reverification: 'strict' },
      },
      code,
      message,
    }
  return {
    error,
    code,
    message,
    ...(code === 'invalid_input' && {
      issues: [{ path: ['firstName'], code: 'invalid_type', message: 'Expected string.' }],
    }),
    ...(code === 'blocked' && { blockers: [{ code: 'unpaid', message: 'Pay your invoice first.' }] }),
  }
}
