export { verifyWithClerk } from '@account-routes/client'
