export default defineNuxtConfig({
  compatibilityDate: '2026-05-12',
  modules: ['@clerk/nuxt', '@account-routes/nuxt/module'],
  // The rest of the options is in server/account-routes.ts: functions cannot stand here.
  accountRoutes: { redirectTo: '/goodbye' },
  // The page has no component of Clerk's; it links to Clerk's own pages.
  clerk: { prefetchUI: false },
  css: ['@account-routes/example-page/page.css'],
  app: {
    head: {
      htmlAttrs: { lang: 'en' },
      titleTemplate: '%s · Nuxt example',
      meta: [{ name: 'color-scheme', content: 'light dark' }],
      link: [{ rel: 'icon', href: '/icon.svg' }],
    },
  },
  // An element of HTML that Vue does not know yet.
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'search' } },
  telemetry: false,
})
