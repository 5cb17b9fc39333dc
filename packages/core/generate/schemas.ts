import { readdirSync } from 'node:fs'
import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { JsonObject } from '../src/http/reply.ts'
import type { OutputSchema } from '../src/operation/operation.ts'
import { acceptedDeletion, deleted } from '../src/schemas/deleted.ts'
import { success } from '../src/schemas/success.ts'

/** A valibot schema, as far as the conversion looks into it. */
interface Described {
  readonly kind: string
  readonly type: string
  readonly default?: unknown
  readonly pipe?: unknown
  readonly entries?: Readonly<Record<string, Described>>
}

type Config = Omit<ConversionConfig, 'definitions'>
type Json = Record<string, unknown>

const ref = (name: string) => `#/components/schemas/${name}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const successful = { type: 'boolean', const: true } as const
const deletionId = { type: 'string', description: 'Follow it at `/deletion-status/{deletionId}`.' } as const
const deletionState = { type: 'string', enum: ['scheduled', 'running', 'finished', 'stuck'] } as const

/** The schemas that core writes by hand, as JSON Schema. */
const byHand: ReadonlyMap<OutputSchema<unknown>, readonly [name: string, json: JsonObject]> = new Map([
  [success, ['Success', { type: 'object', properties: { success: successful }, required: ['success'] }]],
  [
    deleted,
    [
      'Deleted',
      {
        type: 'object',
        properties: {
          success: successful,
          cleanup: {
            type: 'string',
            const: 'pending',
            description: "Set where steps are left that remove the app's own data.",
          },
          deletion: {
            type: 'object',
            properties: { id: deletionId, state: deletionState },
            required: ['id', 'state'],
          },
        },
        required: ['success'],
      },
    ],
  ],
  [
    acceptedDeletion,
    [
      'AcceptedDeletion',
      {
        type: 'object',
        properties: {
          success: successful,
          deletion: {
            type: 'object',
            properties: {
              id: deletionId,
              state: deletionState,
              dueAt: { type: 'number', description: 'Milliseconds. The end of the grace period.' },
            },
            required: ['id', 'state'],
          },
        },
        required: ['success', 'deletion'],
      },
    ],
  ],
])

/** The schemas that rows share, by the names that `src/schemas` exports them under. */
export class NamedSchemas {
  /** For the document's components, in the order of their names. */
  get components(): JsonObject {
    return Object.fromEntries(Object.entries(this.#components).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }
  readonly #definitions: Record<string, GenericSchema>
  readonly #components: Record<string, JsonObject>

  private constructor(definitions: Record<string, GenericSchema>) {
    this.#definitions = definitions
    this.#components = Object.fromEntries(byHand.values())
    Object.assign(this.#components, toJsonSchemaDefs(definitions, this.#config('output')))
  }

  static async load(): Promise<NamedSchemas> {
    const folder = new URL('../src/schemas/', import.meta.url)
    const modules = await Promise.all(
      readdirSync(folder).map((file) => import(new URL(file, folder).pathname) as Promise<Record<string, unknown>>),
    )
    const definitions = modules
      .flatMap((module) => Object.entries(module))
      .filter(([, value]) => isAnswer(value))
      .map(([name, value]) => [capital(name), value as GenericSchema] as const)
    return new NamedSchemas(Object.fromEntries(definitions))
  }

  ofOutput(schema: OutputSchema<unknown>): JsonObject {
    const [name] = byHand.get(schema) ?? []
    return name ? { $ref: ref(name) } : this.#convert(schema as GenericSchema, 'output')
  }

  ofInput(schema: GenericSchema): JsonObject {
    return this.#convert(schema, 'input')
  }

  #convert(schema: GenericSchema, typeMode: 'input' | 'output'): JsonObject {
    const config = { ...this.#config(typeMode), definitions: this.#definitions }
    const { $defs: _, $schema: __, ...json } = toJsonSchema(schema, config) as Json
    return json as JsonObject
  }

  #config(typeMode: 'input' | 'output'): Config {
    return {
      target: 'draft-2020-12',
      typeMode,
      overrideRef: ({ referenceId }) => ref(referenceId),
      overrideSchema: ({ valibotSchema, jsonSchema }) =>
        this.#override(valibotSchema as unknown as Described, jsonSchema as Json, typeMode === 'output'),
      // The converter knows no word for a rule of ours.
      overrideAction: ({ valibotAction, jsonSchema }) =>
        valibotAction.type === 'check'
          ? { ...jsonSchema, description: `Refused with “${(valibotAction as { message?: string }).message}”` }
          : undefined,
    }
  }

  #override({ type, default: fallback, entries }: Described, json: Json, isOutput: boolean): Json | undefined {
    // The one custom schema is that of any JSON object.
    if (type === 'custom') return { type: 'object', additionalProperties: true }
    if (type === 'nullable' || type === 'nullish') {
      const [inner] = json.anyOf as [Json]
      if (isOutput && fallback !== undefined && fallback !== null) return inner
      const { anyOf: _, default: __, ...rest } = json
      const canBeNull =
        typeof inner.type === 'string'
          ? { ...inner, type: [inner.type, 'null'], ...(Array.isArray(inner.enum) && { enum: [...inner.enum, null] }) }
          : undefined
      return { ...rest, ...(canBeNull ?? { anyOf: json.anyOf }) }
    }
    if (!isOutput || !entries) {
      if (!Array.isArray(json.required) || json.required.length > 0) return undefined
      const { required: _, ...rest } = json
      return rest
    }
    const always = Object.entries(entries).filter(
      ([, entry]) => !/optional|nullish/.test(entry.type) || entry.default !== undefined,
    )
    return this.#asPage({ ...json, required: always.map(([name]) => name) })
  }

  /** A page of a named schema gets a name of its own. */
  #asPage(json: Json): Json {
    const { data, totalCount, ...others } = json.properties as Record<string, Json>
    const item = /^#\/components\/schemas\/(\w+)$/.exec((data?.items as Json | undefined)?.$ref as string)?.[1]
    if (!item || !totalCount || Object.keys(others).length > 0) return json
    this.#components[`${item}Page`] = json as JsonObject
    return { $ref: ref(`${item}Page`) }
  }
}

/** True for the schema of something that rows answer; those of inputs are pipes, and narrowed by options. */
function isAnswer(value: unknown): boolean {
  const { kind, type, pipe } = (value ?? {}) as Partial<Described>
  return kind === 'schema' && pipe === undefined && (type === 'object' || type === 'custom')
}
