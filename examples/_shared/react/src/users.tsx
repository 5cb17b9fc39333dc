'use client'
import './elements.ts'
import { useEffect, useRef, useState } from 'react'

/** Everybody's accounts, for administrators. Nobody else sees that there is such a table. */
export function Users() {
  const ref = useRef<HTMLElement>(null)
  const [isForbidden, setForbidden] = useState(false)
  useEffect(() => {
    const element = ref.current
    const hide = () => setForbidden(true)
    element?.addEventListener('users-forbidden', hide)
    return () => element?.removeEventListener('users-forbidden', hide)
  }, [])
  if (isForbidden) return null
  return (
    <div className="card">
      <h2>Users</h2>
      <noscript>
        <p>Managing users needs JavaScript.</p>
      </noscript>
      <user-table ref={ref} page-size={10} />
    </div>
  )
}
