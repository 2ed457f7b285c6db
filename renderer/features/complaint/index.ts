export { AmendmentReview } from './AmendmentReview'
