/** Oddities of record cites in running text, one a row; and what must hold for any text at all. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainCites, spelledOut } from '../../../shared/cite/chain'
import { findCites } from '../../../shared/cite/find'
import { formatCite } from '../../../shared/cite/format'
import type { Cite } from '../../../shared/cite/model'
import { formatParsed, parseCite } from '../../../shared/cite/parse'

const read = (text: string) => findCites(text).cites.map((one) => (one.error ? `! ${one.cite.doc}` : formatCite(one.cite)))

describe('A cite in running text', () => {
  test.each<[what: string, text: string, cites: string[]]>([
    ['mojibake', 'See Compl. Â¶ 12; LSA Â§ 3.2.', ['Compl. ¶ 12', 'LSA § 3.2']],
    ['non-breaking and thin blanks', 'See Compl.\u00a0¶¶\u200912–15 and Ex.\u00a0A at\u202f2.', ['Compl. ¶¶ 12–15', 'Ex. A at 2']],
    ['a line break inside', 'as pleaded. Compl.\n¶¶ 12,\n14 and Roe Dep. 45:12-\n46:3.', ['Compl. ¶¶ 12, 14', 'Roe Dep. 45:12–46:3']],
    ['a soft hyphen and a broken word', 'the Com\u00adplaint ¶ 7 and the Com-\nplaint ¶ 8', ['Compl. ¶ 7', 'Compl. ¶ 8']],
    ['a shortened end', 'PX3 at 123–5; Compl. ¶¶ 112–15', ['PX-3 at 123–125', 'Compl. ¶¶ 112–115']],
    ['an end before its start', 'ECF No. 35 at 45–3', ['! 35']],
    ['lines after page and line', 'Roe Dep. 45:12, 18 & 21–22; 50:1', ['Roe Dep. 45:12, 45:18, 45:21–22, 50:1']],
    ['a number that counts something', 'Compl. ¶ 12, 15 days later, and PX-3 at 4 and 12 others', ['Compl. ¶ 12', 'PX-3 at 4']],
    ['a statute behind a list', 'Compl. ¶ 12, 28 U.S.C. § 1331', ['Compl. ¶ 12']],
    ['an attachment, and a range of entries', 'Dkt. 45-2 at 7; ECF Nos. 45–47', ['ECF No. 45-2 at 7', 'ECF No. 45', 'ECF No. 46', 'ECF No. 47']],
    ['the number of a case', 'Docket No. 5:25-cv-00709; No. 25-cv-00709-HSG; Case 3:25-cv-00709', []],
    ['a docket number beside a name', 'Compl. (ECF No. 1) ¶ 12; Roe Decl., Dkt. 45-2, ¶ 4; Compl. [Dkt. 1] ¶ 13', ['Compl. (ECF No. 1) ¶ 12', 'Roe Decl. (ECF No. 45-2) ¶ 4', 'Compl. (ECF No. 1) ¶ 13']],
    ['a name in brackets behind a docket number', 'Dkt. 45-2 (Roe Decl.) ¶ 4', ['ECF No. 45-2 ¶ 4']],
    ['an exhibit to a declaration', 'Ex. B to the Roe Decl. at 2; Roe Decl., Ex. C at 3', ['Roe Decl., Ex. B at 2', 'Roe Decl., Ex. C at 3']],
    ['several exhibits', 'Exs. A–C, Exhs. 1, 3 & 5', ['Ex. A', 'Ex. B', 'Ex. C', 'Ex. 1', 'Ex. 3', 'Ex. 5']],
    ['a sentence word before a name', 'As Roe Dep. 45:12 shows, and In Roe Decl. ¶ 4', ['Roe Dep. 45:12', 'Roe Decl. ¶ 4']],
    ['a person behind the kind', 'Declaration of John Q. Roe in Support of Motion ¶ 4; Deposition of A. Roe at 45:12', ['Roe Decl. ¶ 4', 'Roe Dep. 45:12']],
    ['reports, affidavits, hearings', 'Roe Rep. ¶ 4; Roe Aff. ¶ 5; Trial Tr. 10:4–11', ['Roe Rep. ¶ 4', 'Roe Aff. ¶ 5', 'Trial Tr. 10:4–11']],
    ['page and lines in words', 'Roe Dep. at 45, lines 12–18; Roe Dep. p. 46, ll. 1–2', ['Roe Dep. 45:12–18', 'Roe Dep. 46:1–2']],
    ['Bates numbers among other numbers', 'LI_000123-125, not COVID-19, MA 02116, (415) 555-0100, ISO 27001 or 1711-CC00064', ['LI_000123–000125']],
    ['a Bates number with a page behind it', 'LI_000123 at 2; LI_000123 at 130', ['LI_000123 at 2', 'LI_000130']],
    ['a version before the section', 'Privacy Policy (eff. Sept. 18, 2024) § 2.4', ['Privacy Policy § 2.4 (eff. 2024-09-18)']],
    ['requests', 'RFP 4; Special Interrogatory No. 2; Def.’s Supp. Resp. to RFAs Nos. 3–5', ['RFP No. 4', 'Interrog. No. 2', 'Resp. to RFA Nos. 3–5']],
    ['a bare paragraph after a signal', '(see ¶ 12); see § 3.2', ['¶ 12', '§ 3.2']],
    ['small letters that are words', 'the answer at 3 p.m., an exhibit a pattern of, the reply at 2, my id. number', []],
    ['a heading', 'attached hereto.\nEXHIBIT A\nSCHEDULE', []],
    ['a numbered paragraph of an opinion', 'as we held.\n¶ 14 Plaintiffs filed a notice', []],
    ['nested subparagraphs', 'Compl. ¶¶ 23(b)–(d), 24(a)(i)', ['Compl. ¶¶ 23(b)–23(d), 24(a)(i)']],
    ['old papers of the case', 'MTD at 5; Opp’n at 7; Notice of Removal ¶ 3; SUF ¶ 9', ['MTD at 5', "Opp'n at 7", 'Notice of Removal ¶ 3', 'SUF ¶ 9']],
    ['front matter', 'ECF No. 40 at iv–vi', ['ECF No. 40 at iv–vi']],
  ])('%s', (_what, text, cites) => expect(read(text)).toEqual(cites))

  test('that only recognition spoilt is read with a guess', () => {
    const [one] = findCites('Compl. 11 12-15 shows').cites
    expect(one && [formatCite(one.cite), one.guess?.includes('11')]).toEqual(['Compl. ¶¶ 12–15', true])
    expect(findCites('Compl. ¶ 12').cites[0]?.guess).toBeNull()
  })
  test('stands where its span says', () => {
    const text = 'Under Rule 8, see Compl.\u00a0¶¶ 12,\n14; and PX-3, p. 4.'
    expect(findCites(text).cites.map((one) => text.slice(one.from, one.to))).toEqual(['Compl.\u00a0¶¶ 12,\n14', 'PX-3, p. 4'])
  })
  test('by a name of the matter is read with it', () => {
    const found = findCites('The Terms at 4 and Roe Statement ¶ 2', { names: [{ name: 'The Terms', kind: 'named' }, { name: 'Roe Statement', kind: 'named' }] })
    expect(found.cites.map((one) => formatCite(one.cite))).toEqual(['The Terms at 4', 'Roe Statement ¶ 2'])
  })
})

describe('Law is recognised and left alone:', () => {
  test.each([
    'Ashcroft v. Iqbal, 556 U.S. 662, 678 (2009)', 'Bell Atl. Corp. v. Twombly, 550 U.S. at 556', '28 U.S.C. §§ 1331, 1332', '16 C.F.R. § 314.4(c)', 'Fed. R. Civ. P. 12(b)(6)', 'Rules 8 and 9(b)', 'N.D. Cal. Civ. L.R. 7-4',
    'Cal. Civ. Code § 1798.81.5', 'CCPA § 1798.100', '2024 WL 1234567, at *3 (N.D. Cal. Mar. 5, 2024)', 'In re Google Inc., 806 F.3d 125, 132 (3d Cir. 2015)', 'Restatement (Second) of Torts § 46', 'N.C.G.S. § 14-306.4', 'U.S. Const. amend. I', '83 Fed. Reg. 1,234',
    'VIRGINIA CODE § 8.01-42.1', 'T.C. Memo. 1991-402',
  ])('%s', (text) => expect(read(`It is so. ${text}. And so on.`)).toEqual([]))
})

describe('Id. takes the source', () => {
  const spelled = (text: string) => {
    const found = findCites(text)
    const links = chainCites(found)
    const spelled = spelledOut(found, links)
    return found.cites.map((_, at) => {
      const cite = links[at]?.law ? 'law' : spelled[at] ?? null
      return cite === null ? 'ambiguous' : cite === 'law' ? cite : formatCite(cite)
    })
  }
  test.each([
    ['of the cite just before', 'Compl. ¶ 12. Id. ¶ 14. Id.', ['Compl. ¶ 12', 'Compl. ¶ 14', 'Compl. ¶ 14']],
    ['of the paper, not of the paragraph', 'PX-3 at 4.\n\nMuch later, and in small letters, see id. at 5.', ['PX-3 at 4', 'PX-3 at 5']],
    ['not after a group of two', 'Compl. ¶ 12; PX-3 at 4. Id. at 5.', ['Compl. ¶ 12', 'PX-3 at 4', 'ambiguous']],
    ['after a group of one source', 'Compl. ¶ 12; Compl. ¶ 14. Id. ¶ 15.', ['Compl. ¶ 12', 'Compl. ¶ 14', 'Compl. ¶ 15']],
    ['inside a group', 'Compl. ¶ 12; id. ¶ 14.', ['Compl. ¶ 12', 'Compl. ¶ 14']],
    ['not where law stands between', 'PX-3 at 4. Iqbal, 556 U.S. at 678. Id. at 679.', ['PX-3 at 4', 'ambiguous']],
    ['of law where nothing else was cited', 'Iqbal, 556 U.S. at 678. Id. at 679.', ['law']],
    ['of nothing at the start', 'Id. at 5.', ['ambiguous']],
    ['of an exhibit inside', 'Roe Decl., Ex. B at 2. Id. at 3.', ['Roe Decl., Ex. B at 2', 'Roe Decl., Ex. B at 3']],
    ['and a bare paragraph the nearest that has paragraphs', 'Compl. ¶ 12; PX-3 at 4 (see ¶ 15).', ['Compl. ¶ 12', 'PX-3 at 4', 'Compl. ¶ 15']],
  ])('%s', (_what, text, cites) => expect(spelled(text)).toEqual(cites))
})

describe('For any text', () => {
  const pieces = fc.array(fc.constantFrom(
    'Compl.', '¶', '¶¶', ' ', ' ', '12', '15', '–', '-', ',', ';', ' at ', 'Roe', 'Dep.', 'Decl.', '45:12', ':', 'PX-3', 'Ex.', 'A', 'Id.', 'LI_000123', 'ECF No.', '45-2', '§', '3.2', '(b)', 'supra', 'n.3', '(', ')', '.', 'See', '28 U.S.C. §', '556 U.S. 662', 'v.', 'In re', 'Privacy Policy', '\n', '\u00a0', 'Â¶', '\u00ad', 'Nos.', ' and ', '&', '“', '”', 'to', 'of', 'Agreement', 'Vol. II,', 'p.', 'RFP', '11 ',
  ), { maxLength: 40 }).map((parts) => parts.join(''))
  test('finds lie inside it, in order, and do not overlap', () => {
    fc.assert(fc.property(fc.oneof(pieces, fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      const found = findCites(text, { alone: true })
      const all = [...found.cites, ...found.authorities].sort((a, b) => a.from - b.from)
      let at = 0
      for (const one of all) {
        expect(one.from).toBeGreaterThanOrEqual(at)
        expect(one.to).toBeGreaterThan(one.from)
        expect(one.to).toBeLessThanOrEqual(text.length)
        at = one.to
      }
      expect(chainCites(found)).toHaveLength(found.cites.length)
    }), { numRuns: 1500 })
  })
  test('what was read and written is read as the same', () => {
    fc.assert(fc.property(pieces, (text) => {
      for (const { cite, error, guess } of findCites(text).cites) {
        if (error || guess) continue
        const normal = formatCite(cite)
        const again = parseCite(normal)
        if (again) expect(formatParsed(again, normal), text).toBe(normal)
        else expect.fail(`${JSON.stringify(text)}: “${normal}” is not read`)
      }
    }), { numRuns: 1500 })
  })
  const style = fc.record({ dash: fc.constantFrom('–' as const, '-' as const), docket: fc.constantFrom('ECF No.' as const, 'Dkt.' as const, 'Dkt. No.' as const, 'Doc.' as const), exhibit: fc.constantFrom('-' as const, ' ' as const, '' as const) })
  const locus = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 9 })).map(([from, by]) => ({ t: 'para' as const, from: String(from), to: String(from + by) })),
    fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 30 })).map(([from, by]) => ({ t: 'page' as const, from: String(from), to: String(from + by) })),
  )
  test('a cite in any style of a matter is read as itself', () => {
    const cite: fc.Arbitrary<Cite> = fc.tuple(fc.constantFrom<Pick<Cite, 'kind' | 'doc'>>({ kind: 'exhibit', doc: 'PX-3' }, { kind: 'exhibit', doc: 'Ex. A' }, { kind: 'docket', doc: '45-2' }, { kind: 'pleading', doc: 'FAC' }, { kind: 'declaration', doc: 'Roe Decl.' }), fc.array(locus, { minLength: 1, maxLength: 3 })).map(([doc, loci]) => ({ ...doc, loci }))
    fc.assert(fc.property(cite, style, (one, how) => {
      expect(parseCite(formatCite(one, how))).toEqual(one)
    }), { numRuns: 500 })
  })
  test.each([['open brackets', '('], ['names', 'A '], ['capital words', 'Roe '], ['digits', '1'], ['separators', '12, '], ['paragraph signs', '¶ '], ['letters', 'A'], ['quotes', '“'], ['dashes', '-'], ['Ids', 'Id. '], ['names before no kind', 'Smith v. ']])('a megabyte of %s ends', (_what, piece) => {
    const text = piece.repeat(Math.ceil(300_000 / piece.length))
    const began = performance.now()
    const found = findCites(text)
    spelledOut(found, chainCites(found))
    expect(performance.now() - began).toBeLessThan(6000)
  })
})
