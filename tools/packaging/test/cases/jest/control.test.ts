import { clerkMiddleware } from '@clerk/express'

test('control', () => expect(typeof clerkMiddleware).toBe('function'))
