/** @jsxImportSource #jsx */
import type { JSX } from '../../jsx/jsx-runtime.ts'
import type { DrawerProps } from './props.ts'
import { Section } from './section.tsx'

/** The state of two-factor sign-in, and its removal. */
export const Factors = ({ user, words, onAsk }: DrawerProps): JSX.Element => (
  <Section
    title={words.say('factors')}
    action={
      user.twoFactorEnabled && (
        <button type="button" class="link" part="button remove-factors" onClick={() => onAsk('factors', user)}>
          {words.say('removeFactors')}
        </button>
      )
    }
  >
    <p class={user.twoFactorEnabled ? '' : 'muted'}>{words.say(user.twoFactorEnabled ? 'factorsOn' : 'factorsOff')}</p>
  </Section>
)
