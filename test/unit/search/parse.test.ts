import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatQuery } from '../../../shared/search/format'
import { generator } from '../../../shared/search/generate'
import { termsOf, type Parsed, type QueryNode } from '../../../shared/search/model'
import { LONGEST_QUERY, parseQuery } from '../../../shared/search/parse'

const parse = (text: string, stem = false) => parseQuery(text, { stem })

/** The tree in one line, so that a table can show it. */
function tree(node: QueryNode): string {
  switch (node.kind) {
    case 'words': return node.runs.map((run) => run.map((atom) => (atom.kind === 'fuzzy' ? `${atom.text}~${atom.edits}` : atom.kind === 'stem' ? `${atom.text}^` : atom.text)).join('+')).join('|')
    case 'near': return `[${tree(node.left)} ${node.negated ? '!' : ''}${node.ordered ? 'pre' : 'w'}/${node.within.unit === 'words' ? node.within.words : node.within.unit} ${tree(node.right)}]`
    case 'and': return `(${node.parts.map(tree).join(' & ')})`
    case 'or': return `(${node.parts.map(tree).join(' , ')})`
    case 'not': return `!${tree(node.part)}`
    case 'filter': {
      const { test: t } = node
      return `${node.field}=${t.kind === 'value' ? t.value : t.kind === 'cite' ? t.cite : t.kind === 'dates' ? `${t.first}..${t.last}` : t.kind === 'bates' ? `${t.first}..${t.last}` : t.typed}`
    }
  }
}

function treeOf(parsed: Parsed): string {
  return parsed.ok ? tree(parsed.query.root) : `error: ${parsed.errors[0]?.say}`
}

describe('what is typed means', () => {
  test.each([
    ['message', 'message'],
    ['Message', 'message'],
    ['train message', '(train & message)'],
    ['train AND message and model', '(train & message & model)'],
    ['a OR b or c', '(a , b , c)'],
    ['a OR b c', '(a , (b & c))'],
    ['(a OR b) c', '((a , b) & c)'],
    ['NOT a', '!a'],
    ['NOT NOT a', 'a'],
    ['a AND NOT b', '(a & !b)'],
    ['a NOT b', '(a & !b)'],
    ['"opt out"', 'opt+out'],
    ['“opt out”', 'opt+out'],
    ['opt-out', 'opt+out|optout'],
    ['information-and-belief', 'information+and+belief|informationand+belief|information+andbelief|informationandbelief'],
    ['§ 2702(a)(1)', '§+2702+a+1'],
    ['§2702(a)(1)', '§+2702+a+1'],
    ['18 U.S.C. § 2702', '(18 & u+s+c & §+2702)'],
    ['¶ 23', '¶+23'],
    ['¶¶ 12-14', '¶+¶+12+14'],
    ['message(s)', 'message+s'],
    ['2702 (a OR b)', '(2702 & (a , b))'],
    ['LI_000123', 'li+000123'],
    ['5:25-cv-00501', '5+25+cv+00501'],
    ['ann.roe@example.com', 'ann+roe+@+example+com'],
    ['https://example.com/a', 'https+example+com+a'],
    ['10:30', '10+30'],
    ['$5,000', '$+5000'],
    ['train*', 'train*'],
    ['te?m', 'te?m'],
    ['trian~', 'trian~1'],
    ['privacy~2', 'privacy~2'],
    ['"who knew?"', 'who+knew'],
    ['"te?m"', 'te?m'],
    ['a w/5 b', '[a w/5 b]'],
    ['a W/5 b', '[a w/5 b]'],
    ['a pre/5 b', '[a pre/5 b]'],
    ['a w/s b', '[a w/sentence b]'],
    ['a w/p b', '[a w/paragraph b]'],
    ['a not w/5 b', '[a !w/5 b]'],
    ['a w/5 b w/3 c', '[[a w/5 b] w/3 c]'],
    ['(a OR "b c") w/5 d', '[(a , b+c) w/5 d]'],
    ['a b w/5 c', '(a & [b w/5 c])'],
    ['"and"', 'and'],
    ['tag:hot', 'tag=hot'],
    ['TAG:hot', 'tag=hot'],
    ['tag:"very hot"', 'tag="very hot"'],
    ['tag:(hot OR key)', '(tag=hot , tag=key)'],
    ['has:gap', 'has=gap'],
    ['status:missing', 'status=missing'],
    ['linked:¶12', 'linked=¶12'],
    ['linked:¶ 12', 'linked=¶ 12'],
    ['linked:"Compl. ¶ 12"', 'linked=Compl. ¶ 12'],
    ['before:2024-09-18', 'before=null..2024-09-17'],
    ['after:2024', 'after=2025-01-01..null'],
    ['date:2024-08', 'date=2024-08-01..2024-08-31'],
    ['date:2024-08..', 'date=2024-08-01..null'],
    ['date:9/18/2024', 'date=2024-09-18..2024-09-18'],
    ['date:"Sept. 18, 2024"', 'date=2024-09-18..2024-09-18'],
    ['bates:LI_000100..LI_000200', 'bates=LI_000100..LI_000200'],
    ['in:docs', 'in=documents'],
    ['type:email', 'type=mail'],
    ['custodian:*', 'custodian=*'],
    ['a | b', '(a & b)'],
    ['用户', '用+户'],
    ['Case: message', '(case & message)'],
  ])('%s', (typed, meaning) => expect(treeOf(parse(typed))).toBe(meaning))

  test('stems only single words without quotes', () => {
    expect(treeOf(parse('training "training" opt-outs train*', true))).toBe('(train^ & training & opt+outs|optouts & train*)')
  })
})

describe('errors stand at their place and mend what they can', () => {
  test.each([
    // typed, place, mended
    ['', [0, 0], null],
    ['   ', [0, 3], null],
    ['"a b', [0, 4], '"a b"'],
    ['(a', [0, 1], '(a)'],
    ['a)', [1, 2], 'a'],
    ['a AND', [2, 5], 'a'],
    ['OR a', [0, 2], 'a'],
    ['a AND OR b', [6, 8], 'a AND b'],
    ['a () b', [2, 4], 'a b'],
    ['(', [0, 1], null],
    ['a w/ b', [2, 4], 'a w/5 b'],
    ['a w/o b', [2, 5], 'a "w/o" b'],
    ['a w/5000 b', [2, 8], 'a w/p b'],
    ['a w/5', [2, 5], 'a'],
    ['(a AND b) w/5 c', [0, 9], null],
    ['*', [0, 1], null],
    ['??', [0, 2], null],
    ['a *', [2, 3], null],
    ['a~3', [0, 3], null],
    ['ab~', [0, 3], null],
    ['"a b"~5', null, null],
    ['tga:hot', [0, 3], 'tag:hot'],
    ['zzzz:hot', [0, 4], '"zzzz:hot"'],
    ['status:mising', [7, 13], 'status:missing'],
    ['before:2024-13-01', [7, 17], null],
    ['date:2024..2023', [5, 15], 'date:2023..2024'],
    ['tag: hot', [0, 4], null],
    ['tag:(hot', [4, 5], 'tag:(hot)'],
    ['a\u0000b', [1, 2], 'a b'],
    ['– ! ;', [0, 5], null],
    ['and', [0, 3], null],
  ] as const)('%j', (typed, place, mended) => {
    const parsed = parse(typed)
    expect(parsed.ok).toBe(false)
    if (parsed.ok) return
    const [first] = parsed.errors
    expect(first?.say).toMatch(/\.$/)
    if (place) expect([first?.span.from, first?.span.to]).toEqual(place)
    expect(first?.mended ?? null).toBe(mended)
    if (mended !== null) expect(treeOf(parse(mended))).not.toMatch(/^error/)
  })

  test.each([
    ['10,001 characters', 'a'.repeat(LONGEST_QUERY + 1)],
    ['thousands of ORs', Array.from({ length: 2400 }, () => 'a').join(' OR ').slice(0, 9990)],
    ['thousands of brackets', '('.repeat(9000)],
    ['thousands of stars', '*'.repeat(9000)],
    ['thousands of tildes', '~'.repeat(9000)],
    ['thousands of NOTs', 'NOT '.repeat(2400)],
    ['thousands of quotes', '"'.repeat(9001)],
    ['thousands of colons', 'tag:'.repeat(2400)],
    ['thousands of subsections', `2${'(a)'.repeat(3000)}`],
    ['thousands of hyphens', 'a-'.repeat(4900)],
  ])('%s are answered at once', (_name, typed) => {
    const began = performance.now()
    const parsed = parse(typed)
    expect(performance.now() - began).toBeLessThan(5000)
    if (!parsed.ok) expect(parsed.errors[0]?.say).toBeTruthy()
  })
})

const bare = (value: unknown) => JSON.stringify(value, (key, inner) => (key === 'span' || key === 'valueSpan' ? undefined : inner))

describe('laws', () => {
  const soup = fc.array(fc.oneof(
    fc.constantFrom('(', ')', '"', '“', 'AND', 'OR', 'NOT', 'w/5', 'pre/s', 'w/', 'a', 'train*', '*', '~', '~2', 'tag:', 'in:documents', 'before:', '2024-09-18', '§', '¶', ' ', ' ', ' ', '-', '\n', ':', '..', '\u00ad', '用', '\ud800', '(a)'),
    fc.string({ maxLength: 6 }),
  ), { maxLength: 40 }).map((parts) => parts.join(''))

  test('never throws; every span lies in the text', () => {
    fc.assert(fc.property(soup, fc.boolean(), (text, stem) => {
      const parsed = parse(text, stem)
      const within = ({ from, to }: { from: number; to: number }) => from >= 0 && from <= to && to <= text.length
      if (!parsed.ok) return parsed.errors.length > 0 && parsed.errors.every((one) => within(one.span) && one.say !== '')
      const check = (node: QueryNode): boolean => within(node.span) && (node.kind === 'and' || node.kind === 'or' ? node.parts.every(check) : node.kind === 'not' ? check(node.part) : node.kind === 'near' ? check(node.left) && check(node.right) : true)
      return check(parsed.query.root) && termsOf(parsed.query).every((one) => one.runs.length > 0 && one.runs.every((run) => run.length > 0))
    }), { numRuns: 3000 })
  })

  test('what is written reads the same', () => {
    const same = (text: string, stem: boolean) => {
      const first = parse(text, stem)
      if (!first.ok) return
      const written = formatQuery(first.query)
      const second = parse(written, stem)
      if (!second.ok) throw new Error(`${text} → ${written}: ${second.errors[0]?.say}`)
      expect(bare(second.query.root)).toBe(bare(first.query.root))
      expect(formatQuery(second.query)).toBe(written)
    }
    fc.assert(fc.property(soup, fc.boolean(), same), { numRuns: 3000 })
    const made = generator(3)
    for (let n = 0; n < 2000; n++) same(made.query(), n % 2 === 0)
  })

  test('the generator makes queries that are understood', () => {
    const made = generator(11)
    const wrong = Array.from({ length: 2000 }, () => made.query()).filter((text) => !parse(text).ok)
    expect(wrong).toEqual([])
  })
})
