import { deleteSelfByHand } from '../../../hand-written'
import { byHand } from '../../by-hand'
export default byHand(deleteSelfByHand)
