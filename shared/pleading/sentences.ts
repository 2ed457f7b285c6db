/** Sentence boundaries in legal prose, which is full of full stops that end nothing. */
const ABBREVIATION = /(?:^|[\s(“"])(?:v|vs|no|nos|inc|corp|co|ltd|llc|llp|mr|mrs|ms|dr|hon|rev|prof|sr|jr|st|ave|blvd|id|cf|e\.g|i\.e|et al|etc|ex|exs|art|sec|cal|civ|crim|proc|prof|bus|pen|gov|stat|reg|fed|supp|app|ct|cir|dist|dep|decl|compl|compl|approx|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|p|pp|para|u\.s|u\.s\.c|c\.f\.r|f\.r\.c\.p|n\.d|s\.d|e\.d|w\.d|d\.c|[a-z])\.$/i

/** Half-open ranges of the sentences of a text, blanks between them left out. */
export function sentences(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  let from = 0
  const end = /[.?!]["”’')\]]*(?=\s+["“‘'([]?[A-Z\d§¶]|\s*$)/g
  for (let match = end.exec(text); match; match = end.exec(text)) {
    const to = match.index + match[0].length
    const upTo = text.slice(Math.max(from, to - 14), match.index + 1)
    if (match[0][0] === '.' && ABBREVIATION.test(upTo) && to < text.length) continue
    found.push(...range(text, from, to))
    from = to
  }
  found.push(...range(text, from, text.length))
  return found
}

function range(text: string, from: number, to: number): { from: number; to: number }[] {
  let start = from
  while (start < to && /\s/.test(text[start] ?? '')) start++
  return start < to ? [{ from: start, to }] : []
}
