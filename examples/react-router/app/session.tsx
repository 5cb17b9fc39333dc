import { UserButton } from '@clerk/react-router'

/** Clerk's button, in the header of every page for signed-in visitors. */
export const Session = () => <UserButton userProfileMode="navigation" userProfileUrl="/profile" />
