'use client'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, ask } from './api.ts'
import { useConfirm } from './confirm.tsx'
import { useMetadataEditor } from './metadata-editor.tsx'
import { useReport } from './notice.tsx'
import { emailOf, nameOf, type User } from './user.ts'
import { UserRow } from './user-row.tsx'
import { inWords } from './words.ts'

const pageSize = 10

interface List {
  readonly data: readonly User[]
  readonly totalCount: number
}

/** Everybody's accounts, for administrators. Everybody else is told why not. */
export function Users({ ownId }: { readonly ownId: string }) {
  const report = useReport()
  const title = useRef<HTMLHeadingElement>(null)
  const [shown, setShown] = useState({ query: '', offset: 0 })
  const [answer, setAnswer] = useState<Answer>()
  const [busy, setBusy] = useState(true)
  const [confirmation, confirm] = useConfirm()
  const [editor, edit] = useMetadataEditor()

  const load = useCallback(async () => {
    setBusy(true)
    const { query, offset } = shown
    const parameters = new URLSearchParams({ limit: String(pageSize), offset: String(offset), orderBy: '-created_at' })
    if (query) parameters.set('query', query)
    setAnswer(await ask('GET', `/users?${parameters}`))
    setBusy(false)
  }, [shown])
  useEffect(() => {
    load()
  }, [load])

  if (!answer)
    return (
      <noscript>
        <p className="card">
          Changing your picture and managing users need JavaScript. Deleting your account does not.
        </p>
      </noscript>
    )
  // 404: the app mounts no operation on other users.
  if (answer.status === 404) return null
  // The body of an answer that is ok is what the route promises.
  const { data, totalCount } = answer.ok ? (answer.body as List) : { data: [], totalCount: 0 }
  const { offset } = shown

  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const query = new FormData(event.currentTarget).get('query')
    setShown({ query: typeof query === 'string' ? query.trim() : '', offset: 0 })
  }
  const turn = (step: number) => () => {
    setShown({ ...shown, offset: Math.max(0, offset + step) })
    title.current?.focus()
  }

  const change = (user: User, path: string, success: string) => async () => {
    if (report(await ask('POST', `/users/${user.id}/${path}`), success)) await load()
  }
  const changeMetadata = (user: User) => async () => {
    const publicMetadata = await edit(user)
    if (!publicMetadata) return
    const saved = await ask('PUT', `/users/${user.id}/metadata`, { publicMetadata })
    if (report(saved, `The metadata of ${nameOf(user)} is saved.`)) await load()
  }
  const remove = (user: User) => async () => {
    const name = nameOf(user)
    const sure = await confirm({
      title: `Delete ${name}?`,
      text: `The account of ${name} (${emailOf(user) ?? user.id}) is deleted for good. Nobody can bring it back.`,
      yes: 'Delete the account',
    })
    if (!sure || !report(await ask('DELETE', `/users/${user.id}`), `The account of ${name} is deleted.`)) return
    if (data.length === 1 && offset > 0) turn(-pageSize)()
    else await load()
    title.current?.focus()
  }

  return (
    <section className="card" aria-labelledby="users-title" aria-busy={busy}>
      <div className="heading">
        <h2 id="users-title" tabIndex={-1} ref={title}>
          Users
        </h2>
        {answer.status !== 403 && (
          <search>
            <form onSubmit={search}>
              <label className="hidden" htmlFor="query">
                Search users by name, e-mail address or id
              </label>
              <input id="query" name="query" type="search" autoComplete="off" placeholder="Name, e-mail or id" />
              <button className="button quiet" type="submit">
                Search
              </button>
            </form>
          </search>
        )}
      </div>
      {!answer.ok && <p className="refused">{inWords(answer, false)}</p>}
      {answer.ok && (
        <>
          <table>
            <caption className="hidden">Users, newest first</caption>
            <thead>
              <tr>
                <th scope="col">User</th>
                <th scope="col">Joined</th>
                <th scope="col">Actions</th>
              </tr>
            </thead>
            <tbody>
              {data.map((user) => (
                <UserRow
                  key={user.id}
                  user={user}
                  own={user.id === ownId}
                  change={(path, success) => change(user, path, success)}
                  changeMetadata={changeMetadata(user)}
                  remove={remove(user)}
                />
              ))}
            </tbody>
          </table>
          {data.length === 0 && <p className="empty">No user matches that.</p>}
          <nav className="pager" aria-label="Pages of users">
            {totalCount > pageSize && (
              <button className="button quiet" type="button" disabled={offset === 0} onClick={turn(-pageSize)}>
                Previous
              </button>
            )}
            <p id="range" role="status">
              {data.length > 0 ? `${offset + 1}–${offset + data.length} of ${totalCount}` : '0 users'}
            </p>
            {totalCount > pageSize && (
              <button
                className="button quiet"
                type="button"
                disabled={offset + data.length >= totalCount}
                onClick={turn(pageSize)}
              >
                Next
              </button>
            )}
          </nav>
        </>
      )}
      {confirmation}
      {editor}
    </section>
  )
}
