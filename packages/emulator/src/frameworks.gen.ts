// Generated from tools/frameworks: UPDATE_DOCS=1 npx vitest run --project frameworks

export const frameworks = {
  "express": {"packages":["@clerk/express","@account-routes/express"],"serverPrefix":"","browserPrefixes":[""],"aliases":{}},
  "fastify": {"packages":["@clerk/fastify","@account-routes/fastify"],"serverPrefix":"","browserPrefixes":[""],"aliases":{}},
  "hono": {"packages":["@clerk/hono","@account-routes/hono"],"serverPrefix":"","browserPrefixes":[""],"aliases":{}},
  "fetch": {"packages":["@clerk/backend","@account-routes/fetch"],"serverPrefix":"","browserPrefixes":[""],"aliases":{}},
  "next": {"packages":["@clerk/nextjs","@account-routes/next"],"serverPrefix":"","browserPrefixes":["NEXT_PUBLIC_"],"aliases":{}},
  "astro": {"packages":["@clerk/astro","@account-routes/astro"],"serverPrefix":"","browserPrefixes":["PUBLIC_"],"aliases":{}},
  "nuxt": {"packages":["@clerk/nuxt","@account-routes/nuxt"],"serverPrefix":"NUXT_","browserPrefixes":["NUXT_PUBLIC_"],"aliases":{}},
  "react-router": {"packages":["@clerk/react-router","@account-routes/react-router"],"serverPrefix":"","browserPrefixes":["","VITE_"],"aliases":{}},
  "tanstack-start": {"packages":["@clerk/tanstack-react-start","@account-routes/tanstack-start"],"serverPrefix":"","browserPrefixes":["","VITE_"],"aliases":{}},
  "sveltekit": {"packages":["svelte-clerk","@account-routes/sveltekit"],"serverPrefix":"","browserPrefixes":["PUBLIC_"],"aliases":{"PUBLIC_CLERK_API_URL":"CLERK_API_URL"}},
} as const
