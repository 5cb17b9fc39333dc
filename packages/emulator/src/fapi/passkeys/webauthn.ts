import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Instance } from '../../instance.ts'
import { type CredentialRow, credentialsOf, findPasskey } from '../../store/users/credentials.ts'
import { findUser, type UserRow } from '../../store/users/users.ts'
import { frontendError } from '../errors.ts'
import type { Proof } from '../proof.ts'
import { identifierOf } from '../resources/person.ts'

/** The part of a passkey that no API shows. */
export interface PasskeyKey {
  /** As base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}

// Loaded for the first passkey: it brings more code than all the rest of the Frontend API.
const library = () => import('@simplewebauthn/server')

const hostOf = (origin: string): string => new URL(origin).hostname

function descriptors(instance: Instance, user: UserRow): { id: string; transports: AuthenticatorTransport[] }[] {
  return credentialsOf(instance.db, [user.id]).flatMap(({ kind, provider_user_id: id, token }) => {
    if (kind !== 'passkey' || !id || !token) return []
    const { transports } = JSON.parse(token) as PasskeyKey
    return [{ id, transports: transports as AuthenticatorTransport[] }]
  })
}

/** The options of a browser's `navigator.credentials.create`, as JSON. */
export async function registrationOptions(instance: Instance, user: UserRow, origin: string): Promise<string> {
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: 'Clerk emulator',
    rpID: hostOf(origin),
    userName: identifierOf(instance, user),
    userID: new TextEncoder().encode(user.id),
    attestationType: 'none',
    excludeCredentials: descriptors(instance, user),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return JSON.stringify(options)
}

/** The options of a browser's `navigator.credentials.get`, as JSON. Without a user the browser offers what it has. */
export async function assertionOptions(instance: Instance, user: UserRow | undefined, origin: string): Promise<string> {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: hostOf(origin),
    userVerification: 'required',
    ...(user ? { allowCredentials: descriptors(instance, user) } : {}),
  })
  return JSON.stringify(options)
}

function read<T>(credential: string | undefined): T {
  try {
    return { clientExtensionResults: {}, ...(JSON.parse(credential ?? '') as object) } as T
  } catch {
    throw frontendError('passkey_verification_failed', 'the credential is not JSON')
  }
}

const challengeOf = (nonce: string): string => (JSON.parse(nonce) as { challenge: string }).challenge

function reason(error: unknown): never {
  throw frontendError('passkey_verification_failed', error instanceof Error ? error.message : String(error))
}

/** Verifies a registration, and returns the new credential. */
export async function checkRegistration(
  nonce: string,
  credential: string | undefined,
  origin: string,
): Promise<{ readonly id: string; readonly key: PasskeyKey }> {
  const response = read<RegistrationResponseJSON>(credential)
  const { verifyRegistrationResponse } = await library()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challengeOf(nonce),
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
  }).catch(reason)
  if (!verified || !registrationInfo) throw frontendError('passkey_verification_failed', 'the answer is not genuine')
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return { id, key: { publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports } }
}

/** Checks an assertion against the passkey that it names. */
export async function checkAssertion(
  instance: Instance,
  proof: Proof | null | undefined,
  credential: string | undefined,
  origin: string,
): Promise<{ readonly row: CredentialRow; readonly user: UserRow; readonly counter: number }> {
  if (proof?.strategy !== 'passkey' || !proof.nonce) throw frontendError('verification_not_sent')
  if (proof.expireAt <= instance.now()) throw frontendError('verification_expired')
  const response = read<AuthenticationResponseJSON>(credential)
  const row = findPasskey(instance.db, String(response.id))
  const user = row && findUser(instance.db, row.user_id)
  if (!row?.token || !user) throw frontendError('passkey_verification_failed', 'nobody has this passkey')
  const key = JSON.parse(row.token) as PasskeyKey
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challengeOf(proof.nonce),
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    credential: {
      id: String(response.id),
      publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
      counter: key.counter,
    },
  }).catch(reason)
  if (!verified) throw frontendError('passkey_verification_failed', 'the signature is not genuine')
  return { row, user, counter: authenticationInfo.newCounter }
}
