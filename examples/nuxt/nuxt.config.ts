export default defineNuxtConfig({
  compatibilityDate: '2026-05-12',
  modules: ['@clerk/nuxt', '@account-routes/nuxt/module'],
  // The rest of the options is in server/account-routes.ts: functions cannot stand here.
  accountRoutes: { redirectTo: '/goodbye' },
  css: ['@account-routes/example-page/page.css'],
  app: {
    head: {
      htmlAttrs: { lang: 'en' },
      titleTemplate: '%s · Nuxt example',
      meta: [{ name: 'color-scheme', content: 'light dark' }],
      link: [{ rel: 'icon', href: '/icon.svg' }],
    },
  },
  vue: {
    compilerOptions: { isCustomElement: (tag) => ['delete-account', 'deletion-list', 'user-table'].includes(tag) },
  },
  telemetry: false,
})
