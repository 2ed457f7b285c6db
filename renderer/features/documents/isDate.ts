import { canonicalEdtf } from '../../../shared/dates/edtf'

/** Whether the words are a date as EDTF writes it: "2024-09-18", "2024-09", "2024?", "[2025-01-21,2025-01-22]". */
export const isDate = (text: string): boolean => canonicalEdtf(text) !== null
