export { BriefProvider, useBriefCheck } from './BriefProvider'
export { BriefRoom } from './BriefRoom'
export { checkBrief } from './checkBrief'
