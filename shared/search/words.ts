/** From a typed word or phrase to the atoms that the text is held against. */
import { classOf, SINGLE } from './fold'
import type { Atom, QueryError, Span } from './model'
import { hasForms, stemOf } from './stem'
import { Tokeniser } from './tokens'

type Piece = { text: string; from: number; to: number }

/** Hyphens of one word up to which every way of joining its parts is tried. */
const MOST_HYPHENS = 3

export type Atoms = { ok: true; runs: Atom[][] } | { ok: false; error: QueryError | null }

/**
 * Atoms of a word or phrase.
 * @param typed without the quotes; a bare word may end with "~", "~1" or "~2"
 * @param span where it stands in the query, for errors
 * @returns `error` null where it holds nothing but signs that no text is searched for
 */
export function atomsOf(typed: string, quoted: boolean, stem: boolean, span: Span): Atoms {
  const fuzzy = quoted ? null : /^(.*?)~(\d*)$/su.exec(typed)
  const body = fuzzy ? (fuzzy[1] ?? '') : typed
  const pieces = piecesOf(quoted ? bareOfSigns(body) : body)
  if (pieces.length === 0 && !fuzzy) return { ok: false, error: null }
  const only = pieces.find((one) => /^[*?]+$/.test(one.text))
  if (only) return { ok: false, error: { span, say: `“${typed}” has only wild cards, so it would find every word.`, todo: 'Put at least one letter beside them: “train*”.', mended: null } }
  if (fuzzy) return fuzzyAtoms(pieces, fuzzy[2] ?? '', typed, span)
  const [single] = pieces
  if (pieces.length === 1 && single && stem && !quoted && !isPattern(single.text) && hasForms(single.text)) return { ok: true, runs: [[{ kind: 'stem', text: stemOf(single.text) }]] }
  return { ok: true, runs: variants(pieces, body).map((run) => run.map(atomOf)) }
}

const isPattern = (text: string) => /[*?]/.test(text)

function atomOf(text: string): Atom {
  return isPattern(text) ? { kind: 'pattern', text: text.replace(/\*+/g, '*') } : { kind: 'exact', text }
}

const isUnspaced = (piece: Piece) => classOf(piece.text.codePointAt(0) ?? 0) === SINGLE

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  new Tokeniser(true).page(text, (word, from, to) => pieces.push({ text: word, from, to }))
  // Where each character is a token, a star behind it says nothing.
  return pieces.filter((one, at) => !(/^\*+$/.test(one.text) && [pieces[at - 1], pieces[at + 1]].some((beside) => beside && isUnspaced(beside) && (beside.to === one.from || beside.from === one.to))))
}

/** In quotes a question mark at the end of a word is punctuation, and a star alone is a star. */
function bareOfSigns(text: string): string {
  return text.replace(/\?(?![\p{L}\p{N}*?])/gu, ' ').replace(/(?<![\p{L}\p{N}*?])\*+(?![\p{L}\p{N}*?])/gu, (stars) => ' '.repeat(stars.length))
}

function fuzzyAtoms(pieces: readonly Piece[], digits: string, typed: string, span: Span): Atoms {
  const fail = (say: string, todo: string, mended: string | null = null): Atoms => ({ ok: false, error: { span, say, todo, mended } })
  const [piece] = pieces
  if (pieces.length !== 1 || !piece) return fail(`“~” stands behind one word, and “${typed}” is ${pieces.length === 0 ? 'none' : 'several'}.`, 'For words near each other write “w/5” between them.')
  if (isPattern(piece.text)) return fail(`“${typed}” is both a pattern and a fuzzy word.`, 'Leave out “~” or the wild cards.')
  const edits = digits === '' ? 1 : Number(digits)
  if (edits !== 1 && edits !== 2) return fail(`“~${digits}” is not offered.`, 'Write “~” for one letter off, “~2” for two.')
  const least = edits + 2
  if ([...piece.text].length < least) return fail(`“${typed}” is too short: nearly every short word is that near.`, `A word with “~${edits === 2 ? '2' : ''}” has at least ${least} letters.`)
  return { ok: true, runs: [[{ kind: 'fuzzy', text: piece.text, edits }]] }
}

/** The row of words as it stands, then with its hyphened words joined. */
function variants(pieces: readonly Piece[], body: string): string[][] {
  const joins: number[] = []
  for (let at = 1; at < pieces.length; at++) {
    const [before, after] = [pieces[at - 1] as Piece, pieces[at] as Piece]
    if (/^[-‐‑]$/.test(body.slice(before.to, after.from)) && /^[\p{L}\p{M}*?]+$/u.test(before.text + after.text)) joins.push(at)
  }
  const choices = joins.length > MOST_HYPHENS ? [0, (1 << MOST_HYPHENS) - 1] : Array.from({ length: 1 << joins.length }, (_, bits) => bits)
  return choices.map((bits) => {
    const joined = (at: number) => {
      const place = joins.indexOf(at)
      return place >= 0 && (joins.length > MOST_HYPHENS ? bits !== 0 : (bits >> place) % 2 === 1)
    }
    const run: string[] = []
    pieces.forEach((piece, at) => {
      if (joined(at)) run[run.length - 1] += piece.text
      else run.push(piece.text)
    })
    return run
  })
}
