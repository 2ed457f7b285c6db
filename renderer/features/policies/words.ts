/** How versions and their texts read on the screen. */
import { formatEdtf } from '../../../shared/dates/format'
import { dayOf, whenOf } from '../../../shared/policy/dated'
import type { PolicyVersion } from '../../../shared/records'

/** "effective 18 Sep 2024" */
export function versionWhen(version: PolicyVersion): string {
  return whenOf({ effective: version.effective?.date ?? null, first: version.firstCaptured?.date ?? null })
}

/** "Effective 18 Sep 2024 · captured 19 Sep 2024": tells versions with one date apart. */
export function versionName(version: PolicyVersion): string {
  const captured = version.firstCaptured ? `captured ${formatEdtf(dayOf(version.firstCaptured.date))}` : ''
  const effective = version.effective ? `Effective ${formatEdtf(version.effective.date)}` : ''
  return [effective, effective ? captured : captured.replace('c', 'C')].filter(Boolean).join(' · ') || version.label
}

/** A stretch as it reads: Markdown's marks, the targets of links and lines of dashes left out. */
export function asRead(text: string): string {
  return text
    .replace(/\]\([^)\n]{0,2000}\)/g, '')
    .replace(/^[ \t]*(?:={3,}|-{3,})[ \t]*$/gm, '')
    .replace(/^([ \t]*)(?:[*+-][ \t]+)/gm, '$1• ')
    .replace(/^[ \t•]*#{1,6}[ \t]+/gm, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\*\*|__|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[[\]`]/gu, '')
    .replace(/(?<=\n)[ \t]+/g, '')
    .replace(/\n{3,}/g, '\n\n')
}
