import type { AccountRoutesOptions } from './mount/mount.ts'
import { mounted } from './mount/mounted-operation.ts'
import { select } from './mount/select.ts'
import { cutDocument, type DocumentTexts } from './openapi/cut.ts'
import type { OpenApiDocument } from './openapi/types.ts'
import { operations } from './operations/index.ts'
import type { Options } from './options/options.ts'
import { settingsFrom } from './options/settings.ts'

export type { DocumentTexts } from './openapi/cut.ts'
export type { Components, OpenApiDocument, OperationObject, PathItem, RequestBody } from './openapi/types.ts'

/**
 * The OpenAPI 3.1 document of what `accountRoutes(options)` mounts, to be written to a file.
 * @example writeFileSync('openapi.json', JSON.stringify(openApiDocument(options, { url: '/api/account' })))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function openApiDocument(options?: AccountRoutesOptions, texts?: DocumentTexts): OpenApiDocument {
  const settings = settingsFrom(options as Options)
  const rows = select(operations, settings).map((row) => mounted(row, settings))
  return cutDocument(rows, settings, texts)
}
