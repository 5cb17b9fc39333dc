/**
 * The emulator, known by its plain http, has nothing for the browser to load. In the place of Clerk's browser SDK
 * stands one that never finishes loading, so that what the server knows of the session goes on to hold.
 */
export default defineNuxtPlugin({
  name: 'emulated-clerk',
  enforce: 'pre',
  setup() {
    const { proxyUrl } = useRuntimeConfig().public.clerk
    if (proxyUrl?.startsWith('http:')) Object.assign(window, { Clerk: { load: () => new Promise(() => {}) } })
  },
})
