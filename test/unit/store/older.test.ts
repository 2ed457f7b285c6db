import { expect, test } from 'vitest'
import { complete, Person, PERSON_DEFAULTS, Response, RESPONSE_DEFAULTS } from '../../../shared/records'

test('people and responses of earlier versions are read as this version knows them', () => {
  const oldest = { id: 'per_1', name: 'Ann Roe', role: 'CFO', organisation: '', note: '' }
  expect(Person.parse(complete('people', oldest))).toEqual({ ...PERSON_DEFAULTS, ...oldest })
  expect(Person.parse(complete('people', { ...oldest, addresses: ['ann@example.com'] }))).toMatchObject({ addresses: ['ann@example.com'], aliases: [] })
  const response = { id: 'rsp_1', paragraph: 'par_1', party: null, kind: 'admitted', quote: 'Admitted.' }
  expect(Response.parse(complete('responses', response))).toEqual({ ...RESPONSE_DEFAULTS, ...response })
})
