import { DeleteAccountButton } from './delete-account-button'

export const dynamic = 'force-dynamic'

export default function Page() {
  return <DeleteAccountButton />
}
