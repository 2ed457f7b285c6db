export { ContractsRoom } from './ContractsRoom'
