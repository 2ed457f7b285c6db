/** Finds names in texts, away from the window's own thread. */
import { findMentions, type FoundMention, type Named } from '../../../shared/people/mentions'

export type MentionsRequest = { job: number; people: readonly Named[]; texts: readonly string[] }
export type MentionsAnswer = { job: number; found: FoundMention[] }

self.onmessage = ({ data: { job, people, texts } }: MessageEvent<MentionsRequest>) => {
  self.postMessage({ job, found: findMentions(people, texts) } satisfies MentionsAnswer)
}
