import { type Calls, keep, the } from './call.ts'

export const machines: Calls = {
  'machines.create': async (c, k) => {
    await keep(k, 'receiver', c.machines.create({ name: 'receiver' }))
    return keep(k, 'machine', c.machines.create({ name: 'sender' }))
  },
  'machines.get': (c, k) => c.machines.get(the(k, 'machine')),
  'machines.list': (c) => c.machines.list(),
  'machines.update': (c, k) => c.machines.update({ machineId: the(k, 'machine'), name: 'poster' }),
  'machines.getSecretKey': async (c, k) => {
    k.machineSecret = (await c.machines.getSecretKey(the(k, 'machine'))).secret
    k.receiverSecret = (await c.machines.getSecretKey(the(k, 'receiver'))).secret
  },
  'machines.createScope': (c, k) => c.machines.createScope(the(k, 'machine'), the(k, 'receiver')),
  'm2m.createToken': async (c, k) => {
    const token = await c.m2m.createToken({ machineSecretKey: the(k, 'machineSecret'), secondsUntilExpiration: 60 })
    k.m2m = token.id
    k.m2mToken = token.token ?? ''
  },
  'm2m.list': (c, k) => c.m2m.list({ machineSecretKey: the(k, 'machineSecret'), subject: the(k, 'machine') }),
  'm2m.verify': (c, k) => c.m2m.verify({ machineSecretKey: the(k, 'receiverSecret'), token: the(k, 'm2mToken') }),
  'm2m.revokeToken': (c, k) =>
    c.m2m.revokeToken({ machineSecretKey: the(k, 'machineSecret'), m2mTokenId: the(k, 'm2m') }),
  'machines.deleteScope': (c, k) => c.machines.deleteScope(the(k, 'machine'), the(k, 'receiver')),
  'machines.rotateSecretKey': (c, k) =>
    c.machines.rotateSecretKey({ machineId: the(k, 'machine'), previousTokenTtl: 0 }),
  'machines.delete': (c, k) => c.machines.delete(the(k, 'machine')),
  'apiKeys.create': async (c, k) => {
    // The document wants an id as Clerk makes them.
    await keep(k, 'holder', c.users.createUser({ emailAddress: ['holder@example.com'] }))
    const key = await c.apiKeys.create({ name: 'CI', subject: the(k, 'holder') })
    k.apiKey = key.id
    k.apiKeySecret = key.secret ?? ''
  },
  'apiKeys.list': (c, k) => c.apiKeys.list({ subject: the(k, 'holder') }),
  'apiKeys.get': (c, k) => c.apiKeys.get(the(k, 'apiKey')),
  'apiKeys.update': (c, k) =>
    c.apiKeys.update({ apiKeyId: the(k, 'apiKey'), subject: the(k, 'holder'), scopes: ['read'] }),
  'apiKeys.getSecret': (c, k) => c.apiKeys.getSecret(the(k, 'apiKey')),
  'apiKeys.verify': (c, k) => c.apiKeys.verify(the(k, 'apiKeySecret')),
  'apiKeys.revoke': (c, k) => c.apiKeys.revoke({ apiKeyId: the(k, 'apiKey') }),
  'apiKeys.delete': (c, k) => c.apiKeys.delete(the(k, 'apiKey')),
  'idPOAuthAccessToken.verify': (c, k) => c.idPOAuthAccessToken.verify(the(k, 'oauthToken')),
  'oauthApplications.create': (c, k) =>
    keep(k, 'oauth', c.oauthApplications.create({ name: 'Partner', redirectUris: ['https://p.example/back'] })),
  'oauthApplications.get': (c, k) => c.oauthApplications.get(the(k, 'oauth')),
  'oauthApplications.list': (c) => c.oauthApplications.list(),
  'oauthApplications.update': (c, k) =>
    c.oauthApplications.update({ oauthApplicationId: the(k, 'oauth'), name: 'Friend' }),
  'oauthApplications.rotateSecret': (c, k) => c.oauthApplications.rotateSecret(the(k, 'oauth')),
  'oauthApplications.revokeToken': (c, k) =>
    c.oauthApplications.revokeToken({ oauthApplicationId: the(k, 'oauthOwner'), token: the(k, 'oauthToken') }),
  'oauthApplications.delete': (c, k) => c.oauthApplications.delete(the(k, 'oauth')),
}
