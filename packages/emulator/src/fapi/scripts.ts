import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Packages whose browser bundles apps load from Clerk. */
const packages = new Set(['@clerk/clerk-js', '@clerk/ui'])

interface Installed {
  readonly folder: string
  readonly version: string
}

/** Finds a package in the app where the emulator was started, or else next to the emulator. */
async function findPackage(name: string): Promise<Installed | undefined> {
  for (const base of [join(process.cwd(), 'package.json'), import.meta.url]) {
    for (const folder of createRequire(base).resolve.paths(name) ?? []) {
      const text = await readFile(join(folder, name, 'package.json'), 'utf8').catch(() => undefined)
      if (text !== undefined)
        return { folder: join(folder, name), version: (JSON.parse(text) as { version: string }).version }
    }
  }
  return undefined
}

/** The bundles that Clerk's components need and that are not installed. */
export async function missingBundles(): Promise<readonly string[]> {
  const each = await Promise.all([...packages].map(async (name) => ({ name, found: await findPackage(name) })))
  return each.filter(({ found }) => !found).map(({ name }) => name)
}

const anywhere = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** Readable by pages of every origin. Otherwise a browser reports CORS as the cause. */
function notFound(text: string): Response {
  return new Response(text, { status: 404, headers: { ...anywhere, 'content-type': 'text/plain; charset=utf-8' } })
}

const missing = new Set<string>()

/** Names the package to install, in the response and once on the console. */
function unavailable(name: string, text: string): Response {
  if (!missing.has(name)) {
    missing.add(name)
    console.warn(text)
  }
  return notFound(text)
}

/** Replaces the other two hosts that the bundles ask: one for pictures of providers, one for telemetry. */
function offline(text: string, url: string): string {
  return text
    .replaceAll('https://img.clerk.com/static/', `${url}/npm/static/`)
    .replaceAll('https://clerk-telemetry.com', url)
}

/** Stands for the picture of a provider: its first letter. */
function icon(path: string): Response {
  const letter = /^\/npm\/static\/([a-z0-9])/i.exec(path)?.[1]?.toUpperCase() ?? '?'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20"><circle cx="10" cy="10" r="10" fill="#555"/><text x="10" y="10" dy=".35em" text-anchor="middle" font-family="system-ui, sans-serif" font-size="12" fill="#fff">${letter}</text></svg>`
  return new Response(svg, { headers: { ...anywhere, 'content-type': 'image/svg+xml' } })
}

const found = new Map<string, Promise<Installed | undefined>>()

/**
 * `/npm/@clerk/clerk-js@6/dist/clerk.browser.js`, as SDKs ask for it: the file of the package that is installed. Every
 * other path is one of telemetry, which is taken and forgotten.
 */
export async function script(path: string, url: string): Promise<Response> {
  if (path.startsWith('/npm/static/')) return icon(path)
  if (!path.startsWith('/npm/') || path.startsWith('/npm/telemetry/'))
    return new Response(null, { status: 204, headers: anywhere })
  const [, name, wanted, file] = /^\/npm\/(@clerk\/[\w-]+)(?:@([\w.-]*))?\/dist\/([\w.-]+\.js)$/.exec(path) ?? []
  if (!name || !file || !packages.has(name)) return notFound('404 Not Found')
  const known = found.get(name) ?? findPackage(name)
  found.set(name, known)
  const installed = await known
  const major = wanted?.split('.')[0]
  if (!installed) {
    found.delete(name)
    return unavailable(
      name,
      `${name} is not installed, so Clerk's components cannot load from the emulator. Install it where the app is: npm install --save-dev ${name}${major && /^\d+$/.test(major) ? `@${major}` : ''}`,
    )
  }
  if (major && /^\d+$/.test(major) && major !== installed.version.split('.')[0])
    return unavailable(
      `${name}@${major}`,
      `The app asks for ${name} ${major}, and ${installed.version} is installed in ${dirname(installed.folder)}. Install the other: npm install --save-dev ${name}@${major}`,
    )
  const text = await readFile(join(installed.folder, 'dist', file), 'utf8').catch(() => undefined)
  if (text === undefined) return notFound(`${name} ${installed.version} has no dist/${file}.`)
  return new Response(offline(text, url), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      ...anywhere,
      // Only the entry file lacks a hash of its content in its name.
      'cache-control': /_[0-9a-f]{6}_/.test(file) ? 'max-age=31536000, immutable' : 'no-cache',
    },
  })
}
