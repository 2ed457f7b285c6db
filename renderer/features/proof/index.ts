export { ProofRoom } from './ProofRoom'
