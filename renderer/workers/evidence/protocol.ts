/** What the window and the evidence worker say to each other. */
import type { Bearing } from '../../../shared/evidence/bearing'
import type { Proposal } from '../../../shared/evidence/find'
import type { Need } from '../../../shared/evidence/query'
import type { Source } from '../../../shared/evidence/textIndex'

export type TextToAdd = { source: Source; pages: { n: number; text: string }[] }

export type ToEvidenceWorker =
  | { type: 'add'; job: number; texts: TextToAdd[] }
  | { type: 'describe'; job: number; sources: Source[] }
  | { type: 'find'; job: number; need: Need; most: number; skip: string[] }
  | { type: 'bearing'; job: number; passage: { text: string; source: Source }; targets: { id: string; need: Need }[]; most: number }

export type FromEvidenceWorker =
  | { type: 'done'; job: number; pages: number }
  | { type: 'found'; job: number; proposals: Proposal[] }
  | { type: 'bears'; job: number; bearings: Bearing[] }
  | { type: 'failed'; job: number }
