import { appOf } from './app.js'

const fetch = appOf(globalThis.env)
addEventListener('fetch', (event) => event.respondWith(fetch(event.request)))
