'use client'
import './elements.ts'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'

/** Everybody's accounts, for administrators. */
export function Users() {
  const ref = useRef<HTMLElement>(null)
  return (
    <Card title="Users" element={ref} unless="users-forbidden">
      <noscript>
        <p>Managing users needs JavaScript.</p>
      </noscript>
      <user-table ref={ref} page-size={10} />
    </Card>
  )
}

/** Deletions that are stuck or scheduled, for administrators. */
export function Deletions() {
  const ref = useRef<HTMLElement>(null)
  return (
    <Card title="Deletions" element={ref} unless="deletions-hidden">
      <deletion-list ref={ref} />
    </Card>
  )
}

interface CardProps {
  readonly title: string
  readonly element: RefObject<HTMLElement | null>
  /** The event of the element after which nobody sees that there is such a card. */
  readonly unless: string
  readonly children: ReactNode
}

function Card({ title, element, unless, children }: CardProps) {
  const [isHidden, setHidden] = useState(false)
  useEffect(() => {
    const { current } = element
    const hide = () => setHidden(true)
    current?.addEventListener(unless, hide)
    return () => current?.removeEventListener(unless, hide)
  }, [element, unless])
  if (isHidden) return null
  return (
    <div className="card">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
