/** Control words of RTF 1.9.1 by what they do to a reader of words. */

/** Characters that have a control word. */
export const SIGNS: Record<string, string> = {
  emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', emspace: ' ', enspace: ' ', qmspace: ' ', tab: '\t', zwj: '\u200d', zwnj: '\u200c', ltrmark: '\u200e', rtlmark: '\u200f',
}

/** Destinations whose words are filed under that kind. */
export const GATHERED: Record<string, string> = {
  header: 'header', headerl: 'header', headerr: 'header', headerf: 'header', footer: 'footer', footerl: 'footer', footerr: 'footer', footerf: 'footer', footnote: 'footnote', annotation: 'comment',
  atnid: 'atnid', atnauthor: 'atnauthor', atndate: 'atndate', listtext: 'list', pntext: 'list', fldinst: 'field', objclass: 'object', revtbl: 'authors', generator: 'info:Application', template: 'info:Template',
}

/** Destinations inside `\info`. */
export const INFO: Record<string, string> = {
  title: 'Title', subject: 'Subject', author: 'Author', operator: 'Last author', manager: 'Manager', company: 'Company', keywords: 'Keywords', comment: 'Comments', doccomm: 'Comments', category: 'Category',
}

/** Times inside `\info`, in parts. */
export const TIMES: Record<string, string> = { creatim: 'Created', revtim: 'Modified', printim: 'Printed', buptim: 'Backed up' }

/** Destinations that hold no words of the document, though nothing marks them as skippable. */
export const SKIPPED = new Set([
  'colortbl', 'filetbl', 'pict', 'nonshppict', 'objdata', 'objname', 'objalias', 'objsect', 'objtime', 'xe', 'tc', 'tcn', 'rxe', 'txe', 'private', 'sn', 'sv', 'nonesttables', 'ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn',
  'shprslt', 'bkmkstart', 'bkmkend', 'datafield', 'ffdeftext', 'ffname', 'ffentrytext', 'ffexitmcr', 'ffentrymcr', 'ffformat', 'ffhelptext', 'ffstattext', 'themedata', 'latentstyles', 'listtable', 'listoverridetable', 'mmathPict', 'atrfstart', 'atrfend', 'atnref', 'atnicn', 'atntime', 'atnparent',
  'fontemb', 'fontfile', 'falt', 'panose', 'nextfile', 'pgptbl', 'rsidtbl', 'xmlnstbl', 'mhtmltag', 'htmltag', 'hlinkbase', 'formfield', 'pntxta', 'pntxtb', 'pn',
])

/** Destinations marked as skippable (`\*`) that hold words all the same. */
export const TRANSPARENT = new Set(['shpinst', 'shppict', 'shptxt', 'moMath', 'moMathPara', 'mmath', 'do', 'dptxbxtext', 'nesttableprops', 'result', 'objresult'])
