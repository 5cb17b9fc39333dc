'use client'
import { ComponentPage, DeleteAccount, DeleteIcon, Loading } from '@account-routes/example-react'
import { UserProfile } from '@clerk/nextjs'

/** Clerk's component, with our danger zone as a page of its own. */
export const Profile = () => (
  <ComponentPage hosted={<a href="/delete">Delete account</a>}>
    <UserProfile routing="hash" fallback={<Loading />}>
      <UserProfile.Page label="Delete account" url="delete-account" labelIcon={<DeleteIcon />}>
        <DeleteAccount />
      </UserProfile.Page>
    </UserProfile>
  </ComponentPage>
)
