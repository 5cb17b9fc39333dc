import * as v from 'valibot'
import { joinWaitlist } from '../../model/instance/waitlist.ts'
import { emailAddress } from '../../validation.ts'
import { field } from '../form.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'

export const waitlistRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/waitlist',
    operation: 'joinWaitlist',
    differs: 'Works in every sign-up mode.',
    bare: true,
    body: v.strictObject({ email_address: field.required(emailAddress) }),
    run: ({ instance, body }) => {
      const { object, id } = joinWaitlist(instance, body.email_address)
      return { object, id }
    },
  }),
]
