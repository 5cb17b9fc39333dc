import { getSelfByHand } from '../../../hand-written'
import { byHand } from '../../by-hand'
export default byHand(getSelfByHand)
