export { BriefProvider, useBriefCheck } from './BriefProvider'
export { checkBrief } from './checkBrief'
