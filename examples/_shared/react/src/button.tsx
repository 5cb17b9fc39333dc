'use client'
import { type ReactNode, useRef, useState } from 'react'

export interface ActionButtonProps {
  readonly grave?: boolean
  readonly onPress: () => Promise<unknown>
  readonly children: ReactNode
}

/** A button that does one thing at a time, and keeps the focus meanwhile. */
export function ActionButton({ grave, onPress, children }: ActionButtonProps) {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)

  const press = async () => {
    if (running.current) return
    running.current = true
    setBusy(true)
    try {
      await onPress()
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return (
    <button
      type="button"
      className={`button quiet${grave ? ' danger-button' : ''}`}
      aria-disabled={busy || undefined}
      onClick={press}
    >
      {children}
    </button>
  )
}
