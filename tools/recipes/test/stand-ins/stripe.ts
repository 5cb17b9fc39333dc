import Stripe from 'stripe'

/** Stripe's own SDK, with the stand-in's address. */
export const stripe = new Stripe('sk_test_stand_in', {
  host: '127.0.0.1',
  port: Number(process.env.STRIPE_PORT ?? 0),
  protocol: 'http',
  maxNetworkRetries: 0,
  telemetry: false,
})
