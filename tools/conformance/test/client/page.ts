import { createAccountClient, safe, verifyWithClerk } from '@account-routes/client'
import * as react from '@account-routes/client/react'
import * as vue from '@account-routes/client/vue'
import { createElement as element, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApp, defineComponent, h, ref } from 'vue'

// The page of a test: the client as an app has it, and one component of each framework that uses it.

const client = createAccountClient()

const button = (text: string, onClick: () => unknown, disabled = false) =>
  element('button', { type: 'button', onClick, disabled }, text)

function Own() {
  const { data, error, reload } = react.useAccountQuery((own, signal) => own.me.get({ signal }), [])
  const rename = react.useAccountAction((own, firstName: string) => own.me.update({ firstName }))
  const ban = react.useAccountAction((own) => own.users.ban('user_x'))
  return element(
    'section',
    { 'aria-label': 'React' },
    element('p', null, data?.firstName ?? error?.message ?? 'Loading'),
    element('p', null, ban.error?.code ?? 'no error'),
    button('Rename', () => rename.run('Reacted').then(reload), rename.isPending),
    button('Ban', () => ban.run()),
  )
}

const VueOwn = defineComponent(() => {
  const level = ref(0)
  const { data, error, reload } = vue.useAccountQuery((own, signal) =>
    own.me.listSessions({ limit: level.value + 1 }, { signal }),
  )
  const own = vue.useAccountQuery((all, signal) => all.me.get({ signal }))
  const rename = vue.useAccountAction((all, firstName: string) => all.me.update({ firstName }))
  const ban = vue.useAccountAction((all) => all.users.ban('user_x'))
  return () =>
    h('section', { 'aria-label': 'Vue' }, [
      h('p', own.data.value?.firstName ?? own.error.value?.message ?? 'Loading'),
      h('p', ban.error.value?.code ?? 'no error'),
      h('p', `${data.value?.data.length ?? error.value?.code ?? 'no'} sessions at ${level.value}`),
      h('button', { onClick: () => rename.run('Viewed').then(own.reload), disabled: rename.isPending.value }, 'Rename'),
      h('button', { onClick: () => ban.run() }, 'Ban'),
      h('button', { onClick: () => level.value++ }, 'More'),
      h('button', { onClick: reload }, 'Reload'),
    ])
})

function show(): void {
  const [inReact, inVue] = [document.createElement('div'), document.createElement('div')]
  document.body.append(inReact, inVue)
  createRoot(inReact).render(element(StrictMode, null, element(Own)))
  createApp(VueOwn).mount(inVue)
}

Object.assign(window, { client, createAccountClient, safe, verifyWithClerk, show })
