import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import config from '../../rolldown.config.ts'

let built: Promise<ReadonlyMap<string, string>> | undefined

/** The files of the package as they are published, by name. */
export const buildElements = (): Promise<ReadonlyMap<string, string>> => {
  built ??= build()
  return built
}

async function build(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const { output, ...input } of [config].flat(2)) {
    const bundle = await rolldown({
      ...input,
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      logLevel: 'silent',
    })
    const made = await bundle.generate([output ?? {}].flat()[0])
    for (const file of made.output) if (file.type === 'chunk') files.set(file.fileName, file.code)
    await bundle.close()
  }
  return files
}
