import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { findPackage } from './packages.ts'

export interface Exports {
  readonly values: readonly string[]
  readonly types: readonly string[]
  /** Packages whose exports are all passed on. */
  readonly all: readonly string[]
}

type Conditions = Readonly<Record<string, string>>

/** The exports of a package by entry, read from what is published. The package has to be built before. */
export function exportsOf(name: string): Readonly<Record<string, Exports>> {
  const { folder, manifest } = findPackage(name)
  const entries = Object.entries(manifest.exports as Readonly<Record<string, string | Conditions>>)
  return Object.fromEntries(
    entries.flatMap(([entry, target]) => {
      if (typeof target === 'string') return []
      const code = namesIn(join(folder, target.default as string))
      const declarations = namesIn(join(folder, target.types as string))
      const types = declarations.names.filter((one) => !code.names.includes(one))
      return [[entry, { values: code.names, types, all: code.all }]]
    }),
  )
}

interface Names {
  readonly names: readonly string[]
  readonly all: readonly string[]
}

function namesIn(file: string): Names {
  const { module } = parseSync(file, readFileSync(file, 'utf8'))
  const names: string[] = []
  const all: string[] = []
  for (const { exportName, moduleRequest } of module.staticExports.flatMap(({ entries }) => entries)) {
    const from = moduleRequest?.value
    if (exportName.kind === 'Default') names.push('default')
    else if (exportName.name !== null) names.push(exportName.name)
    else if (from?.startsWith('.')) {
      const inner = namesIn(join(file, '..', from.replace(/(?<!\.d)\.ts$/, '.d.ts')))
      names.push(...inner.names)
      all.push(...inner.all)
    } else if (from) all.push(from)
  }
  return { names: names.toSorted(), all: all.toSorted() }
}
