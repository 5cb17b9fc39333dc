import { Hono } from 'hono'
import type { Instance } from '../instance.ts'
import { findImage } from '../store/images.ts'
import { identifiersOf } from '../store/users/identifiers.ts'
import { findUser } from '../store/users/users.ts'
import { avatar } from './avatar.ts'

/** Serves profile pictures at the addresses in `image_url`. */
export function images(instance: Instance): Hono {
  const app = new Hono()
  app.get('/images/:name', (context) => {
    const name = context.req.param('name')
    const headers = { 'x-content-type-options': 'nosniff', 'access-control-allow-origin': '*' }
    const image = findImage(instance.db, name)
    if (image) {
      const bytes = new Uint8Array(image.bytes)
      return new Response(bytes, {
        headers: { ...headers, 'content-type': image.content_type, 'cache-control': 'max-age=3600' },
      })
    }
    const id = name.replace(/\.svg$/, '')
    if (id === name) return context.text('The image does not exist.', 404)
    const user = findUser(instance.db, id)
    const email = user ? identifiersOf(instance.db, [id]).find(({ kind }) => kind === 'email_address') : undefined
    return new Response(avatar(id, user, email?.value ?? null), {
      headers: { ...headers, 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' },
    })
  })
  return app
}
