import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { settingsSchema } from '../../control/settings.ts'
import { ClerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { endSession, needSession } from '../../model/sessions/sessions.ts'
import { createTicket } from '../../model/sessions/tickets.ts'
import { removeUser, setBanned, setLocked } from '../../model/users/users.ts'
import { findUser } from '../../store/users/users.ts'
import { fieldsIn } from '../forms.ts'
import { pageResponse } from '../layout.ts'
import { nameOf } from '../sign-in.ts'
import { quickFaults } from './faults.ts'
import { copyButton } from './parts.ts'
import { settingsOf } from './settings.ts'
import { shell, type Tab, tabs } from './shell.ts'

/** Seconds that a sign-in link lives. */
const linkSeconds = 86_400

/** The overview at `/` and its tabs, with buttons for the most common actions. */
export function dashboardPages(instance: Instance): Hono {
  const app = new Hono()
  for (const tab of tabs) {
    app.get(tab.path, (context) => {
      instance.recorder.watch()
      return pageResponse(shell(instance, tab, tab.show(instance, context.req.query('query') ?? '')))
    })
  }
  app.get('/messages', (context) => context.redirect('/dashboard/messages', 303))

  const act = (path: string, back: string, work: (context: Context) => unknown): void => {
    app.post(path, async (context) => {
      try {
        await work(context)
      } catch (error) {
        // The resource is gone already, which the page will show.
        if (!(error instanceof ClerkError)) throw error
      }
      return context.redirect(back, 303)
    })
  }
  const id = (context: Context): string => context.req.param('id') ?? ''

  act('/dashboard/users/:id/ban', '/', (context) => setBanned(instance, id(context), true))
  act('/dashboard/users/:id/unban', '/', (context) => setBanned(instance, id(context), false))
  act('/dashboard/users/:id/lock', '/', (context) => setLocked(instance, id(context), true))
  act('/dashboard/users/:id/unlock', '/', (context) => setLocked(instance, id(context), false))
  act('/dashboard/users/:id/delete', '/', (context) => removeUser(instance, id(context)))
  app.post('/dashboard/users/:id/link', async (context) => {
    const user = findUser(instance.db, id(context))
    if (!user) return context.redirect('/', 303)
    const { url } = createTicket(instance, 'sign_in_token', { userId: user.id, seconds: linkSeconds }) as {
      url: string
    }
    const link = html`<h2>Sign-in link for ${nameOf(user, undefined)}</h2>
<p class="soft">It works once, in any browser, within a day.</p>
<p class="copyable"><input readonly value="${url}" aria-label="Sign-in link">${copyButton(url)}</p><p><a href="/">Back to the users</a></p>`
    return pageResponse(shell(instance, tabs[0] as Tab, link))
  })
  act('/dashboard/sessions/:id/revoke', '/dashboard/sessions', (context) =>
    endSession(instance, needSession(instance, id(context)), 'revoked'),
  )
  act('/dashboard/requests/clear', '/dashboard/requests', () => instance.log.clear())
  act('/dashboard/webhooks/:id/resend', '/dashboard/webhooks', (context) => instance.webhooks?.resend(id(context)))
  act('/dashboard/faults/clear', '/dashboard/faults', () => instance.faults.clear())
  act('/dashboard/faults', '/dashboard/faults', async (context) => {
    const { fault, method, path } = await fieldsIn(context)
    const chosen = quickFaults[Number(fault)]
    if (chosen) instance.faults.add(chosen.fault)
    else if (typeof method === 'string' && typeof path === 'string' && path.startsWith('/'))
      instance.faults.add({ method, path, status: 500, times: 1 })
  })
  act('/dashboard/settings', '/dashboard/settings', async (context) => {
    const settings = v.safeParse(settingsSchema, settingsOf(await fieldsIn(context)))
    if (settings.success) instance.settings = settings.output
  })
  return app
}
