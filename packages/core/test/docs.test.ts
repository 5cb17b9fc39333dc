import { expect, test } from 'vitest'
import { anyUser, otherUser, ownAccount, users } from '../src/guard.ts'
import { type Operation, operations, refusals } from '../src/index.ts'
import { success } from '../src/schemas/success.ts'
import { settingsFrom } from '../src/settings.ts'
import { expectGenerated, table } from './generated.ts'

const who = new Map<unknown, string>([
  [ownAccount, 'the caller, own account'],
  [users, '`authorize`'],
  [anyUser, '`authorize`'],
  [otherUser, '`authorize`, not one’s own account'],
])

/** A schema as valibot has it inside, as far as its fields and whether they may be absent. */
interface Described {
  readonly type: string
  readonly entries?: Readonly<Record<string, Described>>
  readonly item?: Described
  readonly wrapped?: Described
}

const fieldsOf = (schema: object): string => {
  const { entries } = schema as Described
  const names = Object.entries(entries ?? {}).map(([name, { type }]) =>
    /optional|nullish/.test(type) ? `${name}?` : name,
  )
  return names.map((name) => `\`${name}\``).join(', ')
}

function inputOf({ input, id }: Operation): string {
  if (!input) return '–'
  const { from, schema } = typeof input === 'function' ? input(settingsFrom()) : input
  if (!schema) return 'a picture: PNG, JPEG, GIF or WebP, 10 MB'
  const option =
    id === 'updateSelf' ? ' (`selfFields`)' : id === 'createUser' || id === 'updateUser' ? ' (and `adminFields`)' : ''
  return `${from === 'query' ? 'query' : 'JSON'}: ${fieldsOf(schema)}${option}`
}

const outputs = new Map<string, string>()
function outputOf({ output, status }: Operation): string {
  if (output === success) return '200 `success`'
  const fields = fieldsOf(output)
  const name = fields.includes('`passwordEnabled?`') ? 'self' : fields.includes('`emailAddresses`') ? 'user' : undefined
  if (name) outputs.set(name, fields)
  return `${status ?? 200} ${name ?? fields}`
}

function bodyRefusals(input: Operation['input']): readonly string[] {
  const from = typeof input === 'function' ? 'json' : input?.from
  if (from === undefined || from === 'query') return []
  return [...(from === 'json' ? ['invalid_json'] : []), 'body_too_large', 'unsupported_media_type']
}

/** Every operation may also be refused as all of them may; these are its own. */
function refusalsOf({ guard, sensitive, guardInput, input, path, id, upstream }: Operation): string {
  return [
    ...(guard === ownAccount ? [] : ['forbidden']),
    ...(sensitive || guardInput ? ['impersonated', 'reverification_required'] : []),
    ...(guard === otherUser || id.endsWith('banUsers') ? ['own_account'] : []),
    ...(id === 'deleteSelf' ? ['self_deletion_disabled'] : []),
    ...(input || path.includes('/:') ? ['invalid_input'] : []),
    ...bodyRefusals(input),
    ...(id.startsWith('delete') && upstream.at(-1) === 'DELETE /users/{user_id}' ? [] : ['not_found']),
  ]
    .map((code) => `\`${code}\``)
    .join(' ')
}

const rows = (operations as readonly Operation[]).map((operation) => {
  const { id, method, path, summary, guard, sensitive, guardInput, off, assertMountable, upstream } = operation
  return [
    `**${id}**<br>${summary}`,
    `\`${method} ${path}\``,
    who.get(guard) ?? '?',
    sensitive ? 'yes' : guardInput ? 'for identifiers' : '–',
    assertMountable ? 'off, needs `limiter`' : off ? 'off' : 'on',
    inputOf(operation),
    outputOf(operation),
    refusalsOf(operation),
    upstream.map((call) => `\`${call}\``).join('<br>'),
  ]
})

test('docs/operations.md tells the table', () => {
  const head = [
    'operation',
    'path below the mount',
    'who',
    'sensitive',
    'mounted',
    'input',
    'answer',
    'own refusals',
    "Clerk's Backend API",
  ]
  const shapes = [...outputs].map(([name, fields]) => `- **${name}**: ${fields}`).join('\n')
  expectGenerated('docs/operations.md', 'operations', `${table(head, rows)}\n\n${shapes}`)
})

test('README.md tells the refusals', () => {
  const cells = Object.entries(refusals).map(([code, [status, message]]) => [String(status), `\`${code}\``, message])
  expectGenerated('README.md', 'refusals', table(['status', 'code', 'message'], cells))
})

test('README.md lists the operations', () => {
  const list = (own: boolean) =>
    (operations as readonly Operation[])
      .filter(({ guard }) => (guard === ownAccount) === own)
      .map(
        ({ method, path, id, sensitive, off }) =>
          `\`${method} ${path}\` ${id}${sensitive ? ' **!**' : ''}${off ? ' *off*' : ''}`,
      )
      .join(' · ')
  expectGenerated('README.md', 'operations', `Own account: ${list(true)}\n\nOther users: ${list(false)}`)
})

test('no two operations share a method and a path, and ids are unique', () => {
  const all = operations as readonly Operation[]
  expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})
