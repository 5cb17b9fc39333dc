import adapter from '@sveltejs/adapter-node'

export default {
  kit: {
    adapter: adapter(),
    // Each of the account routes has a stricter check of its own. SvelteKit's would refuse a phone's form with a picture.
    csrf: { trustedOrigins: ['*'] },
  },
}
