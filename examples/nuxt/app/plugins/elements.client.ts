import '@account-routes/elements/delete-account'
import '@account-routes/elements/user-table'

export default defineNuxtPlugin(() => {})
