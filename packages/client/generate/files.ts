import type { JsonObject } from '@account-routes/core'
import type { OpenApiDocument } from '@account-routes/core/openapi'
import type { ClientRow } from './rows.ts'
import { capital, commentOf, fieldsOf } from './typescript.ts'

const head = "// Generated from core's table of operations: pnpm --filter @account-routes/client generate\n"
const common = ['no_answer', 'unexpected_answer', 'not_found', 'method_not_allowed']

type Files = Readonly<Record<string, string>>

/** The generated sources of the client, by their names in `src/generated`. */
export const filesOf = (rows: readonly ClientRow[], document: OpenApiDocument): Files => ({
  'codes.gen.ts': head + codes(rows),
  'routes.gen.ts': head + routes(rows),
  'shapes.gen.ts': head + shapes(rows, document),
  'client.gen.ts': head + client(rows),
  'functions.gen.ts': head + functions(rows),
})

const unionOf = (codes: readonly string[]) => codes.map((code) => `\n  | '${code}'`).join('')
const codeName = ({ id }: ClientRow) => `${capital(id)}Code`

function codes(rows: readonly ClientRow[]): string {
  const shared = (rows[0]?.codes ?? []).filter(
    (code) => !common.includes(code) && rows.every((row) => row.codes.includes(code)),
  )
  const all = [...new Set(rows.flatMap((row) => row.codes))].filter((code) => !common.includes(code)).toSorted()
  const own = rows.map((row) => {
    const rest = row.codes.filter((code) => !shared.includes(code) && !common.includes(code))
    return `/** The codes that \`${row.id}\` may fail with. */\nexport type ${codeName(row)} = CommonCode${rest.map((code) => ` | '${code}'`).join('')}\n`
  })
  return `
/**
 * The codes that every call may fail with. The first two are the client's own, for an answer that is missing or unusable;
 * the next two mean that the server does not mount the operation.
 */
export type CommonCode =${unionOf([...common, ...shared])}

/** Every code of an AccountError. */
export type AnyCode =${unionOf([...common, ...all])}

${own.join('\n')}`
}

interface Tree {
  readonly [name: string]: Tree | ClientRow
}

function treeOf(rows: readonly ClientRow[], depth = 0): Tree {
  const names = [...new Set(rows.map(({ place }) => place[depth] as string))]
  return Object.fromEntries(
    names.map((name) => {
      const those = rows.filter(({ place }) => place[depth] === name)
      const [first] = those as [ClientRow]
      if (first.place.length > depth + 1) return [name, treeOf(those, depth + 1)]
      if (those.length > 1) throw new Error(`Two operations have the name ${first.place.join('.')}.`)
      return [name, first]
    }),
  )
}

const isRow = (value: Tree | ClientRow): value is ClientRow => Array.isArray(value.place)

/** The part of a route after the account that it is about, which own accounts and users have in common. */
const twin = /^(\w+) (?:\/me|\/users\/:userId)\b/

const root = / (?:\/me|\/users)(?![\w-])/

function routes(rows: readonly ClientRow[]): string {
  const tree = treeOf(rows)
  const short = (route: string) => route.replace(/:\w+/g, ':')
  const strip = ({ route }: ClientRow) => route.replace(twin, '$1 ')
  const twins = rows.filter((row) => {
    const [group, name = ''] = row.place
    const other = (tree.users as Tree | undefined)?.[name]
    if (group !== 'me' || !other || !isRow(other)) return false
    return [row, other].every(({ route }) => twin.test(route)) && strip(row) === strip(other)
  })
  const shared = new Set(twins.map(({ place }) => place[1]))
  const isShared = ({ place: [group, name] }: ClientRow) => (group === 'me' || group === 'users') && shared.has(name)
  const print = (some: Tree, indent: string): string =>
    Object.entries(some)
      .map(([name, value]) => {
        if (!isRow(value)) return `${indent}${name}: {\n${print(value, `${indent}  `)}${indent}},\n`
        return isShared(value) ? '' : `${indent}${name}: '${short(value.route.replace(root, ' '))}',\n`
      })
      .join('')
  return `
/** Below \`/me\` for own accounts, and below \`/users/:\` for users. */
export const twins = {
${twins.map((row) => `  ${row.place[1]}: '${short(strip(row))}',\n`).join('')}} as const

/** Routes of \`me\` and \`users\` are below \`/me\` and \`/users\`. */
export const routes = {
${print(tree, '  ')}} as const
`
}

const special: Readonly<Record<string, string>> = { JsonObject: '{ readonly [key: string]: JsonValue }' }

/** Refusals are read by the error class. */
const elsewhere = ['Issue', 'Blocker', 'StepUp']

function shapes(rows: readonly ClientRow[], { components }: OpenApiDocument): string {
  const answers = Object.entries(components.schemas ?? {})
    .filter(([name]) => !elsewhere.includes(name) && !name.endsWith('Page'))
    .map(([name, schema]) => interfaceOf(name, special[name] ?? fieldsOf(schema as JsonObject)))
  const inputs = rows.flatMap(({ id, input }) =>
    input?.fields ? [`/** The input of \`${id}\`. */\n${interfaceOf(input.type, input.fields)}`] : [],
  )
  return `
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

${[...answers, ...inputs].join('\n')}`
}

const interfaceOf = (name: string, fields: readonly string[] | string): string =>
  `export interface ${name} ${typeof fields === 'string' ? fields : `{\n${fields.map((field) => `  ${field}\n`).join('')}}`}\n`

const resultOf = (row: ClientRow): string => {
  const item = /^Page<(\w+)>$/.exec(row.output)?.[1]
  return row.kind === 'list'
    ? `AccountPages<${item}, ${codeName(row)}>`
    : `AccountPromise<${row.output}, ${codeName(row)}>`
}

function parametersOf({ ids, input, kind }: ClientRow, options: string): string {
  const name = kind === 'picture' ? 'picture' : 'input'
  return [
    ...ids.map((id) => `${id}: string`),
    ...(input ? [`${name}${input.isRequired ? '' : '?'}: ${input.type}`] : []),
    `options?: ${kind === 'picture' ? options.replace('CallOptions', 'UploadOptions') : options}`,
  ].join(', ')
}

/** Imports of exactly the names that a source uses. */
function importsOf(source: string, modules: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(modules)
    .flatMap(([module, names]) => {
      const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(source)).toSorted()
      return used.length > 0 ? [`import type { ${used.join(', ')} } from '${module}'\n`] : []
    })
    .join('')
}

const modulesOf = (rows: readonly ClientRow[]): Readonly<Record<string, readonly string[]>> => ({
  '../error.ts': ['AccountPromise'],
  '../list.ts': ['AccountPages', 'Page'],
  '../options.ts': ['CallOptions', 'ClientOptions', 'UploadOptions'],
  './codes.gen.ts': rows.map(codeName),
  './shapes.gen.ts': [
    ...new Set(rows.flatMap(({ input, output }) => [input?.type ?? '', ...(output.match(/\b[A-Z]\w+/g) ?? [])])),
  ].filter((name) => name !== '' && name !== 'Page' && name !== 'Blob'),
})

function client(rows: readonly ClientRow[]): string {
  const print = (tree: Tree, indent: string): string =>
    Object.entries(tree)
      .map(([name, value]) =>
        isRow(value)
          ? `${commentOf(value.comment, indent)}\n${indent}${name}(${parametersOf(value, 'CallOptions')}): ${resultOf(value)}\n`
          : `${indent}readonly ${name}: {\n${print(value, `${indent}  `)}${indent}}\n`,
      )
      .join('')
  const source = `
/** Every operation by its name. Those that the server does not mount fail with \`not_found\`. */
export interface AccountClient {
${print(treeOf(rows), '  ')}}
`
  return importsOf(source, modulesOf(rows)) + source
}

function functions(rows: readonly ClientRow[]): string {
  const source = rows
    .map(
      (row) => `
${commentOf(row.comment)}
export function ${row.id}(${parametersOf(row, 'CallOptions & ClientOptions')}): ${resultOf(row)} {
  return ${expressionOf(row)}
}
`,
    )
    .join('')
  const helpers = ['json', 'path', 'query'].filter((name) => new RegExp(`\\b${name}[(\`]`).test(source))
  const values = [
    "import { list } from '../list.ts'",
    `import { ${helpers.join(', ')} } from '../parts.ts'`,
    "import { request } from '../request.ts'",
    "import { upload } from '../upload.ts'",
  ]
  return `${values.join('\n')}\n${importsOf(source, modulesOf(rows))}${source}`
}

function expressionOf({ ids, kind, route }: ClientRow): string {
  const [method, template = ''] = route.split(' ')
  const path = ids.length > 0 ? `path\`${template.replace(/:(\w+)/g, (_, name) => `\${${name}}`)}\`` : `'${template}'`
  if (kind === 'list') return `list(${path}, input, options)`
  if (kind === 'picture') return `upload('${method}', ${path}, picture, options)`
  if (kind === 'query') return `request('${method}', ${path} + query(input), options)`
  return `request('${method}', ${path}, options${kind === 'body' ? ', json(input)' : ''})`
}
