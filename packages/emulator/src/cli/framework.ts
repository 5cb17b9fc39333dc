import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Framework, frameworkUsing } from '../env.ts'
import { UsageError } from './usage.ts'

interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

function nearestPackageJson(folder: string): string | undefined {
  const file = join(folder, 'package.json')
  if (existsSync(file)) return file
  const parent = dirname(folder)
  return parent === folder ? undefined : nearestPackageJson(parent)
}

/** The framework of the app in a folder, by the Clerk SDK that its package.json names. */
export function frameworkOf(folder: string): Framework {
  const file = nearestPackageJson(folder)
  if (!file) throw new UsageError(`${folder} has no package.json. Name the framework with --env <framework>.`)
  let json: PackageJson
  try {
    json = JSON.parse(readFileSync(file, 'utf8')) as PackageJson
  } catch {
    throw new UsageError(`${file} is not JSON. Correct it, or name the framework with --env <framework>.`)
  }
  const found = frameworkUsing(new Set(Object.keys({ ...json.dependencies, ...json.devDependencies })))
  if (!found) throw new UsageError(`${file} has no Clerk SDK. Name the framework with --env <framework>.`)
  return found
}
