export { PeopleRoom } from './PeopleRoom'
