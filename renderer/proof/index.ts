export { type MatterProof, ProofProvider, useProof } from './ProofProvider'
