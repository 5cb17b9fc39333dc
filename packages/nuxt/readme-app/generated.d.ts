declare global {
  const defineNuxtConfig: typeof import('nuxt/config')['defineNuxtConfig']
  const useClerk: typeof import('@clerk/vue')['useClerk']
}

export {}
