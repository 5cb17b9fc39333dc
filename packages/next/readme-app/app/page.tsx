import { DeleteAccountButton } from './delete-account-button'

export default function Page() {
  return <DeleteAccountButton />
}
