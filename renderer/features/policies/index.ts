export { PoliciesRoom } from './PoliciesRoom'
