export { AmendmentReview } from './AmendmentReview'
export { ComplaintRoom } from './ComplaintRoom'
