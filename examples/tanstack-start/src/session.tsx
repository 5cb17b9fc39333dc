import { UserButton } from '@clerk/tanstack-react-start'

/** Clerk's button, in the header of every page for signed-in visitors. */
export const Session = () => <UserButton userProfileMode="navigation" userProfileUrl="/profile" />
