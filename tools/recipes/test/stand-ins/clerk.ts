import { createClerkClient } from '@clerk/backend'

const { CLERK_API_URL: apiUrl = '', CLERK_SECRET_KEY: secretKey = '' } = process.env
const client = createClerkClient({ apiUrl, secretKey })
export const users: { deleteUser(userId: string): Promise<unknown> } = client.users
