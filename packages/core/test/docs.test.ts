import { readFileSync } from 'node:fs'
import { expectGenerated, table } from '@account-routes/test-support/generated'
import { expect, test } from 'vitest'
import { callsOf, type Operation, operations, ownRefusalsOf, refusals } from '../src/index.ts'
import { settingsFrom } from '../src/options/settings.ts'
import { success } from '../src/schemas/success.ts'
import { self, user } from '../src/schemas/user.ts'

const rows = operations as readonly Operation[]

/** A valibot schema, as far as its fields and whether they may be absent. */
interface Described {
  readonly type: string
  readonly entries?: Readonly<Record<string, Described>>
}

const code = (text: string) => `\`${text}\``

const fieldsOf = (schema: object): string =>
  Object.entries((schema as Described).entries ?? {})
    .map(([name, { type }]) => code(/optional|nullish/.test(type) ? `${name}?` : name))
    .join(', ')

/** Fields that only an option opens are not repeated in every row. */
function inputOf({ input }: Operation): string {
  if (!input) return '–'
  if (!input.schema) return 'a picture: PNG, JPEG, GIF or WebP, 10 MB'
  const narrow = input.within?.(settingsFrom())
  const fields = fieldsOf(narrow?.schema ?? input.schema)
  const option = narrow ? ' and those of the options' : ''
  return `${input.from === 'query' ? 'query' : 'JSON'}: ${fields}${option}`
}

const shapes = new Map<object, string>([
  [success, 'success'],
  [user, 'user'],
  [self, 'self'],
])

function outputOf({ output, status }: Operation): string {
  const byStatus = '~standard' in output ? { [status ?? 200]: output } : output
  return Object.entries(byStatus)
    .map(([each, schema]) => `${each} ${shapes.get(schema) ?? fieldsOf(schema)}`)
    .join(' or ')
}

function callersOf({ guard: { acts, refusesOwnAccount } }: Operation): string {
  if (acts === 'nobody') return 'anyone'
  if (acts === 'self') return 'the caller, own account'
  if (!refusesOwnAccount) return '`authorize`'
  const what = refusesOwnAccount === true ? '' : ` (${refusesOwnAccount.map(code).join(', ')})`
  return `\`authorize\`, not one’s own account${what}`
}

function sensitivityOf({ sensitive }: Operation): string {
  if (!sensitive) return '–'
  if (sensitive === true) return 'yes'
  return sensitive === 'own-account' ? 'for one’s own account' : `with ${sensitive.map(code).join(', ')}`
}

const mountedOf = ({ assertMountable, off, option }: Operation) =>
  option ? `by the option \`${option}\`` : assertMountable ? 'off, needs `limiter`' : off ? 'off' : 'on'

test('docs/operations.md lists the table', () => {
  const head = [
    'operation',
    'path below the mount',
    'callers',
    'step-up, no impersonation',
    'mounted',
    'input',
    'answer',
    'own refusals',
    "Clerk's Backend API",
  ]
  const cells = rows.map((row) => [
    `**${row.id}**<br>${row.summary}`,
    code(`${row.method} ${row.path}`),
    callersOf(row),
    sensitivityOf(row),
    mountedOf(row),
    inputOf(row),
    outputOf(row),
    ownRefusalsOf(row).map(code).join(' '),
    callsOf(row).map(code).join('<br>'),
  ])
  const named = [...shapes].flatMap(([schema, name]) =>
    schema === success ? [] : [`- **${name}**: ${fieldsOf(schema)}`],
  )
  expectGenerated('docs/operations.md', 'operations', `${table(head, cells)}\n\n${named.join('\n')}`)
})

test('README.md lists the refusals', () => {
  const cells = Object.entries(refusals).map(([name, [status, message]]) => [String(status), code(name), message])
  expectGenerated('README.md', 'refusals', table(['status', 'code', 'message'], cells))
})

test('README.md lists the operations', () => {
  const list = (acts: Operation['guard']['acts']) =>
    rows
      .filter(({ guard }) => guard.acts === acts)
      .map(
        ({ method, path, id, sensitive, off, option }) =>
          `\`${method} ${path}\` ${id}${sensitive === true ? ' **!**' : ''}${off ? ' *off*' : ''}${option ? ` (option \`${option}\`)` : ''}`,
      )
      .join(' · ')
  expectGenerated(
    'README.md',
    'operations',
    `Own account: ${list('self')}\n\nOther users: ${list('others')}\n\nAnyone: ${list('nobody')}`,
  )
})

/** The documented properties of the interface of options, read from its source. */
function documentedOptions(): readonly { name: string; sentence: string; fallback: string; example: string }[] {
  const source = readFileSync(new URL('../src/options/options.ts', import.meta.url), 'utf8')
  const body = source.slice(source.indexOf('export interface Options<'))
  return [...body.matchAll(/ {2}\/\*\*\n([\s\S]*?) {3}\*\/\n {2}readonly (\w+)\?:/g)].map(
    ([, comment = '', name = '']) => {
      const lines = comment.split('\n').map((line) => line.replace(/^ {3}\* ?/, ''))
      const tag = (label: string) => lines.find((line) => line.startsWith(`@${label} `))?.slice(label.length + 2) ?? ''
      const sentence = lines
        .slice(
          0,
          lines.findIndex((line) => line.startsWith('@')),
        )
        .join(' ')
      return { name, sentence, fallback: tag('default'), example: tag('example') }
    },
  )
}

test('every option has a sentence, a default and an example, and README.md lists them', () => {
  const documented = documentedOptions()
  const known = /Known options: (.*)\.$/
  const names = (() => {
    try {
      settingsFrom({ nonsense: true } as object)
    } catch (error) {
      return (known.exec((error as Error).message)?.[1] ?? '').split(', ')
    }
  })() as string[]
  expect(documented.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  for (const { name, sentence, example, fallback } of documented) {
    expect(sentence, name).toMatch(/^[A-Z`'].*\.$/)
    if (name !== 'authorize') expect(fallback, name).not.toBe('')
    expect(example, name).toContain(`${name}:`)
  }
  const cells = documented.map(({ name, sentence, fallback }) => [
    code(name),
    sentence.replaceAll('|', '\\|'),
    fallback && fallback !== 'undefined' ? (/^every/.test(fallback) ? fallback : code(fallback)) : '–',
  ])
  expectGenerated('README.md', 'options', table(['option', 'meaning', 'default'], cells))
})

test('no two operations share a method and a path, and ids and client names are unique', () => {
  for (const key of ['id', 'name'] as const) expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length)
  expect(new Set(rows.map(({ method, path }) => `${method} ${path}`)).size).toBe(rows.length)
})
