import { ActionButton } from './button.tsx'
import { Day } from './day.tsx'
import { Picture } from './picture.tsx'
import { emailOf, nameOf, type User } from './user.ts'

type Action = () => Promise<unknown>

export interface UserRowProps {
  readonly user: User
  readonly own: boolean
  readonly change: (path: string, success: string) => Action
  readonly changeMetadata: Action
  readonly remove: Action
}

export function UserRow({ user, own, change, changeMetadata, remove }: UserRowProps) {
  const name = nameOf(user)
  const { role } = user.publicMetadata
  const whom = <span className="hidden"> {name}</span>
  return (
    <tr>
      <th scope="row">
        <Picture src={user.imageUrl} alt="" size={36} />
        <div>
          <span className="name">{name}</span>
          <span>
            {own && <span className="badge">You</span>}
            {typeof role === 'string' && <span className="badge">{role}</span>}
            {user.banned && <span className="badge warn">Banned</span>}
            {user.locked && <span className="badge warn">Locked</span>}
          </span>
          <span className="email">{emailOf(user) ?? user.id}</span>
        </div>
      </th>
      <td className="joined">
        <Day time={user.createdAt} />
      </td>
      <td className="choices">
        {/* The server refuses the rest for the caller's own account. */}
        {!own && (
          <>
            {user.banned ? (
              <ActionButton onPress={change('unban', `${name} may sign in again.`)}>Unban{whom}</ActionButton>
            ) : (
              <ActionButton onPress={change('ban', `${name} is banned and signed out everywhere.`)}>
                Ban{whom}
              </ActionButton>
            )}{' '}
            {user.locked ? (
              <ActionButton onPress={change('unlock', `${name} is unlocked.`)}>Unlock{whom}</ActionButton>
            ) : (
              <ActionButton onPress={change('lock', `${name} is locked and cannot sign in for now.`)}>
                Lock{whom}
              </ActionButton>
            )}{' '}
          </>
        )}
        <ActionButton onPress={changeMetadata}>Metadata…{whom}</ActionButton>{' '}
        {!own && (
          <ActionButton grave onPress={remove}>
            Delete…{whom}
          </ActionButton>
        )}
      </td>
    </tr>
  )
}
