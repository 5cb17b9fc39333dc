import type { Strategy } from './session.ts'

/** Texts of the small form. */
export interface VerificationTexts extends Readonly<Record<Strategy | `use_${Strategy}`, string>> {
  readonly title: string
  readonly hint: string
  /** `{address}` stands for the address or number. */
  readonly sentTo: string
  readonly newCode: string
  readonly cancel: string
  readonly continue: string
}

export const english: VerificationTexts = {
  title: "Verify it's you",
  hint: 'This protects your account.',
  sentTo: 'We sent a code to {address}.',
  newCode: 'Send a new code',
  cancel: 'Cancel',
  continue: 'Continue',
  password: 'Your password',
  passkey: 'Continue with your passkey',
  totp: 'The code in your authenticator app',
  email_code: 'The code from our email',
  phone_code: 'The code from our text message',
  backup_code: 'A backup code',
  use_password: 'Use my password',
  use_passkey: 'Use a passkey',
  use_totp: 'Use my authenticator app',
  use_email_code: 'Send a code by email',
  use_phone_code: 'Send a code by text message',
  use_backup_code: 'Use a backup code',
}
