import { DeleteAccountButton } from '../delete-account-button.tsx'

export default function Home() {
  return <DeleteAccountButton />
}
