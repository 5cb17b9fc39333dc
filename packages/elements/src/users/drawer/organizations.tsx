/** @jsxImportSource #jsx */

import type { Membership, Page } from '../../account-client.ts'
import { plain } from '../../base/untrusted.ts'
import type { JSX } from '../../jsx/jsx-runtime.ts'
import { everyone } from '../query.ts'
import type { DrawerProps } from './props.ts'
import { Loaded } from './section.tsx'

/** `org:billing_manager` as people write it. */
const roleOf = (role: string): string => {
  const name = plain(role, 60).replace(/^org:/, '').replaceAll('_', ' ')
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

/** The organizations of this person; each is a filter of the table. */
export const Organizations = ({ api, user, words, onClose, onQuery }: DrawerProps): JSX.Element => (
  <Loaded<Page<Membership>>
    title={words.say('organizations')}
    words={words}
    load={() => api.users.listOrganizationMemberships(user.id, { limit: 100 })}
  >
    {({ data }) =>
      data.length === 0 ? (
        <p class="muted">{words.say('noOrganizations')}</p>
      ) : (
        <ul class="list">
          {data.map(({ id, role, organization }) => {
            const name = plain(organization.name, 120)
            return (
              <li key={id}>
                <button
                  type="button"
                  class="link grow"
                  part="button organization"
                  dir="auto"
                  title={words.say('showMembers', { name })}
                  onClick={() => {
                    onClose()
                    onQuery({ ...everyone, organization: organization.id })
                  }}
                >
                  {name}
                </button>
                <span class="muted">{roleOf(role)}</span>
              </li>
            )
          })}
        </ul>
      )
    }
  </Loaded>
)
