import { createFileRoute } from '@tanstack/react-router'
import { DeleteAccountButton } from '../delete-account-button.tsx'

export const Route = createFileRoute('/')({ component: DeleteAccountButton })
