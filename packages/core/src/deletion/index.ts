// Loaded on demand, by apps with a plan.
export {
  cancelDeletion,
  findDeletion,
  followDeletion,
  listDeletions,
  retryDeletion,
  showDeletion,
} from './administration.ts'
export { assertNotLeaving } from './leaving.ts'
export { cancelOwnDeletion, showOwnDeletion } from './own.ts'
export { deleteByPlan, requestDeletion } from './request.ts'
