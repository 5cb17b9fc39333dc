import { ada, type Calls, keep, the } from './call.ts'

export const sessions: Calls = {
  'sessions.createSession': (c, k) => keep(k, 'session', c.sessions.createSession({ userId: ada })),
  'sessions.getSession': (c, k) => c.sessions.getSession(the(k, 'session')),
  'sessions.getSessionList': (c) => c.sessions.getSessionList({ userId: ada }),
  'sessions.getToken': async (c, k) => {
    const token = await c.sessions.getToken(the(k, 'session'))
    k.jwt = token.jwt
    return token
  },
  'sessions.verifySession': (c, k) => c.sessions.verifySession(the(k, 'session'), the(k, 'jwt')),
  'sessions.refreshSession': (c, k) =>
    c.sessions.refreshSession(the(k, 'refreshed'), {
      expired_token: the(k, 'expired'),
      refresh_token: the(k, 'refresh'),
      request_origin: 'http://127.0.0.1:3000',
    }),
  'sessions.revokeSession': (c, k) => c.sessions.revokeSession(the(k, 'session')),
  'clients.getClientList': (c) => c.clients.getClientList(),
  'clients.getClient': (c, k) => c.clients.getClient(the(k, 'client')),
  'clients.verifyClient': (c, k) => c.clients.verifyClient(the(k, 'jwt')),
  'clients.getHandshakePayload': (c, k) => c.clients.getHandshakePayload({ nonce: the(k, 'nonce') }),
  'signInTokens.createSignInToken': (c, k) =>
    keep(k, 'ticket', c.signInTokens.createSignInToken({ userId: ada, expiresInSeconds: 60 })),
  'signInTokens.revokeSignInToken': (c, k) => c.signInTokens.revokeSignInToken(the(k, 'ticket')),
  'actorTokens.create': (c, k) =>
    keep(k, 'actor', c.actorTokens.create({ userId: ada, actor: { sub: 'user_x' }, expiresInSeconds: 60 })),
  'actorTokens.revoke': (c, k) => c.actorTokens.revoke(the(k, 'actor')),
  'testingTokens.createTestingToken': (c) => c.testingTokens.createTestingToken(),
  'jwks.getJwks': (c) => c.jwks.getJwks(),
  'signUps.get': (c, k) => c.signUps.get(the(k, 'signUp')),
  'signUps.update': (c, k) => c.signUps.update({ signUpAttemptId: the(k, 'signUp'), externalId: 'crm-7' }),
  authenticateRequest: async (c, k) => {
    const headers = { authorization: `Bearer ${the(k, 'jwt')}` }
    const state = await c.authenticateRequest(new Request('http://127.0.0.1:3000', { headers }))
    if (!state.isAuthenticated) throw new Error(`The session token was refused: ${state.reason}.`)
  },
}
