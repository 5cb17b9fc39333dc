import { anyone } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { jsonObject } from '../schemas/json.ts'

/**
 * The OpenAPI document of what is mounted, for anyone. It contains no secret, but names every operation.
 * @example accountRoutes({ openapi: true })
 */
export const getOpenApiDocument = defineOperation({
  id: 'getOpenApiDocument',
  name: 'openapi.get',
  method: 'GET',
  path: '/openapi.json',
  summary: 'Get the OpenAPI document of these routes',
  guard: anyone,
  option: 'openapi',
  output: jsonObject,
  clerk: [],
  async run({ attempt: { request, state } }) {
    const { url, path, basePath = '' } = request
    // Loaded on demand: it is larger than all operations together.
    const { cutDocument } = await import('../openapi/cut.ts')
    const address = url.split('?', 1)[0] as string
    const mount = address.endsWith(path) ? address.slice(0, -path.length) : ''
    return cutDocument(state.rows, state.settings, { url: `${basePath}${mount}` })
  },
})
