export { type MatterProof, ProofProvider, useProof } from './ProofProvider'
export { proofOf } from './proofOf'
