/** How each room is used, in a few sentences: the one source of the offline help. */
import { EXAMPLES } from '../search/examples'
import { FIELDS } from '../search/fields'

export type Topic = {
  id: string
  /** "Complaint" */
  title: string
  /** what the room is for, one sentence */
  about: string
  /** how one does things, a sentence or two each */
  how: readonly string[]
  /** headings of the commands that belong to it */
  groups: readonly string[]
}

export const TOPICS: readonly Topic[] = [
  { id: 'overview', title: 'Overview', about: 'What would sink this case, in sentences, and what comes next.', groups: ['General', 'Go', 'View', 'Matter'], how: [
    'The list at the top puts first what an element falls without. A paragraph number opens the complaint there.',
    'Coverage shows each count as a bar: word, shape and colour say the status of its elements.',
    'Debts are allegations on information and belief that no evidence backs yet (Rule 11(b)(3)).',
    'Drop a file anywhere in the window to import it. A young matter takes its first file as the complaint.',
  ] },
  { id: 'complaint', title: 'Complaint', about: 'The pleading as a document, with what stands behind each paragraph.', groups: ['Complaint', 'Doubts', 'Proposals', 'Proposed evidence'], how: [
    'Walk with the arrow keys, open a paragraph with Enter. Its status is a sentence; its gaps and its evidence stand under it.',
    'Link evidence: press the key for linking, type words or an exhibit number, and press Enter. Alt+Enter links it as undermining, Shift+Enter as context.',
    'Find evidence proposes passages with the reason for each. Link one, or pass it over for good.',
    'Doubts lists what could not be read with certainty, each with the picture of its place and one-key mends. Nothing is renumbered.',
    'Count elements: paragraphs are proposed for elements with the reason. You confirm each.',
  ] },
  { id: 'answers', title: 'Answers', about: 'Each response beside the paragraph it answers.', groups: ['Answers'], how: [
    'Import an answer by dropping it here. Each response is read as admitted, denied, lacking knowledge, in part, or as no denial at all.',
    'What is admitted needs no proof, and Proof says so at once. A paragraph that was left out is admitted by silence (Rule 8(b)(6)).',
    'Evasive collects the responses that do not meet the allegation; a letter on them is drafted for you.',
    'Where the numbers drifted, shift the responses from one place on by one.',
  ] },
  { id: 'proof', title: 'Proof', about: 'Counts against elements at a glance, and the chart of the chosen one.', groups: ['Proof', 'Gaps'], how: [
    'Move in the matrix with the arrow keys. The chart below says what is alleged, what speaks for and against it, and what is missing.',
    'Gaps are sorted by what falls without them. Enter opens one; it holds who has the evidence, how to get it, and by when.',
    'Draft a request from a gap with the tool that fits: production, interrogatory, admission, topic, subpoena.',
    'Override a status only with a reason; the reason stays visible.',
    'The matrix prints and exports as a picture or a table.',
  ] },
  { id: 'chronology', title: 'Chronology', about: 'Events with honest dates, over what was in force by region.', groups: ['Chronology', 'Timeline'], how: [
    'Type dates as they are known: 18 Sep 2024, Sept 2024, early 2023, before 1 May 2024, between two days.',
    'Where two dates overlap their order is undetermined and said so. Say which came first, with a source, where you know it.',
    'Dashed means that the day is not known; hatched means that nothing was recorded, and nothing is claimed.',
    'Find dates in papers proposes events with the words they come from.',
  ] },
  { id: 'policies', title: 'Policies', about: 'Which text was in force on which day.', groups: ['Policies', 'Compare', 'Words over time'], how: [
    'Import versions as files, a folder of dated versions, or a folder with a git history. Dates are proposed with their words.',
    'Compare two versions by section and word; moved text is shown as moved.',
    'Words over time follows a term through all versions. Ask what was in force on a day: where no capture proves it, the answer is “not known”.',
  ] },
  { id: 'contracts', title: 'Contracts', about: 'Agreements taken apart into clauses, duties and what prevails.', groups: ['Contracts'], how: [
    'Choose a document and read it as a contract. Clauses keep their numbers; references are links.',
    'Hold a clause against another text to record a conflict, and say which prevails.',
    'An amendment shows at the clause that it changes, from its day on.',
  ] },
  { id: 'documents', title: 'Documents', about: 'Everything in the matter, filtered by facets.', groups: ['Documents', 'Source'], how: [
    'Drop files and folders, or import them. Bytes are stored once by fingerprint and never changed.',
    'Choose facets at the left; counts follow. Walk the list with J and K.',
    'In the source, select words and press the key for linking to tie them to an allegation. Tag keys stand below the page.',
    'Drag a selected passage into Word or a mail: the words go along with their cite.',
  ] },
  { id: 'search', title: 'Search', about: 'Everything in the matter by words, nearness and fields.', groups: ['Search'], how: [
    'Words beside each other must all be there. OR, NOT, quotes and brackets work as reviewers know them.',
    'Nearness: w/5 within five words, pre/5 in order, w/s in one sentence, w/p in one paragraph.',
    'Parts of words: train* any ending, te?m one letter, mesage~ one letter off.',
    'A search says in words what it did and what it could not search. Hit report counts many terms for the other side.',
    'Save a search with a name; it says how many are new since you last looked.',
  ] },
  { id: 'brief', title: 'Brief', about: 'Cites and quotations of a brief, held against the record.', groups: ['Brief'], how: [
    'Drop a brief (PDF, Word, RTF, text). Each record cite opens its place; each quotation is compared word by word.',
    'The brief does not become a part of the matter.',
  ] },
  { id: 'productions', title: 'Productions', about: 'Productions taken in and made, with their check reports.', groups: ['Matter'], how: [
    'Import a folder or a zip with its load file. Columns are proposed; the check report lists what is wrong row by row before anything is written.',
    'Produce documents from the Documents room: stamped pages, slip sheets, natives, text, DAT, OPT, fingerprints, cover letter.',
    'Custody shows who obtained a file, how, and every action since; it reads the bytes again on demand.',
  ] },
  { id: 'review', title: 'Review', about: 'One key a decision, for a document, its family, thread or duplicates.', groups: ['Review', 'Tags'], how: [
    'Y responsive, X not responsive, H hot, P privileged. Choose the reach first: document, family, thread, duplicates, similar.',
    'Enter marks as reviewed and goes on. U takes back the last decision.',
    'The privilege log is checked as you write it. A claw-back puts a document, and what rests on it, out of sight.',
  ] },
  { id: 'discovery', title: 'Discovery', about: 'Requests drafted from gaps, served, answered and followed.', groups: ['Discovery'], how: [
    'Put drafts into sets. Serve a set: its due day is computed, with the steps.',
    'Paste a response at a request: objections and what is deficient are shown. Draft the deficiency letter.',
    'Each set says which elements fall if nothing comes.',
  ] },
  { id: 'deadlines', title: 'Deadlines', about: 'What is due and why, counted under Rule 6.', groups: ['Deadlines'], how: [
    'Add a deadline from a rule and its trigger; every step is a sentence. A date that an order sets wins.',
    'Export a calendar file. Nothing is sent anywhere.',
    'In the settings the system can be asked to say once a day what is due; that is off at first.',
  ] },
  { id: 'transcripts', title: 'Transcripts', about: 'Testimony by page and line.', groups: ['Transcripts'], how: [
    'Import ASCII, PDF, Word, DVT or captions, or drop them anywhere: a transcript is recognised and offered as one. A scan is offered in the status bar when its words are recognised, until you decide. What is doubtful is said.',
    'Choose lines with the arrow keys and Shift; link them, highlight them, designate them.',
    'A file without page and line numbers is cited by its own lines, never by invented pages.',
    'Add a recording: it stays where it is. Give its times by a WebVTT, SRT, SAMI or DVT file, or play it, choose Mark points, and press T at the line that is spoken. A click on a line then goes there.',
    'Clips come from designations, highlights or chosen lines: as a list, as an edit decision list, or cut where ffmpeg is installed.',
    'Press O on chosen lines: what the witness said elsewhere stands beside them, and one click records a conflict.',
    'The certified transcript takes over from the rough draft: what moved, what reads otherwise and what stayed is listed.',
  ] },
  { id: 'depositions', title: 'Depositions', about: 'Outlines from gaps, and the room on the day.', groups: ['Depositions', 'Outline', 'Deposition'], how: [
    'Draft an outline from a witness’s gaps. Each question has its exhibit and what shows otherwise. Rows are moved by their arrows, by Shift with an arrow key, or by dragging.',
    'In the room there is no rail and no menu. Start the clock, call exhibits (“17”, “17 at 3”), take notes with their time on the record. The exhibits of the next questions are kept ready.',
    'The witness’s window shows only the pages that were sent to it.',
  ] },
  { id: 'people', title: 'People', about: 'Who they are, what each knows, who wrote to whom.', groups: ['People'], how: [
    'Papers that name a person are listed; confirm which person is meant.',
    'The picture of who wrote to whom is a table too.',
  ] },
  { id: 'reports', title: 'Reports', about: 'Charts, lists and logs as files.', groups: ['Reports'], how: [
    'Choose a report, group and filter it, and export it as Word, PDF, workbook, CSV, web page or text. Keep the choices as a template.',
    'A bundle is the report with its stamped exhibits as one PDF whose links work.',
    'Privileged material is out unless you ask for it.',
  ] },
  { id: 'matter', title: 'Matter', about: 'Caption, parties, counsel, dates and the style of cites.', groups: ['Matter'], how: ['Click a value to change it. Every change can be undone.'] },
  { id: 'activity', title: 'Activity', about: 'Everything that was done, in words, and proof that nothing was altered.', groups: ['General'], how: [
    'Undo reaches hundreds of changes back, across restarts.',
    'Verify reads every entry, record and stored file again and checks the chain.',
  ] },
  { id: 'colleagues', title: 'Colleagues', about: 'Two copies of one matter, brought together without a server.', groups: ['Conflicts'], how: [
    'Bring in a colleague’s case file or file of changes. What would come, and what is in conflict, is shown before anything is written.',
    'Where both wrote the same field, both values wait: 1 keeps the first, 2 the second, U takes it back. Nothing vanishes; Settled keeps every value.',
    'Send saves only what a colleague has not seen, as a small file.',
    'A shared folder (a file server, a sync program) carries changes by itself: choose the same folder on each computer, after all have opened the same case file. What comes is offered, or taken at once if you say so; files that are not whole yet, or of another matter, are listed and harm nothing.',
    'Of a matter with a lock, files of changes are encrypted with it: all of you open the same locked case file. A locked file is brought only into a matter with a lock; where that is another one, its passphrase is asked for.',
  ] },
  { id: 'storage', title: 'Storage', about: 'What is kept, where, and its backups.', groups: ['Matter'], how: [
    'Choose a folder for backups: one is made after a number of changes and on closing, and older ones are thinned out by age.',
    'A restore first shows what differs from the matter as it stands.',
    'Leave with everything writes the whole matter into a folder in open formats, for another tool. Privileged material goes into a folder of its own, or is left out.',
    'Check this matter looks for everything that does not fit together, and says it in sentences. Only derived data is made anew.',
    'Backups and case files of a matter with a lock are encrypted with it. Each keeps the passphrase of its day; the recovery key opens all of them. A matter that comes out of one is locked from the start.',
    'Save a copy with a passphrase of its own for somebody who must not be able to open the matter itself.',
  ] },
  { id: 'settings', title: 'Settings', about: 'This machine, this matter, languages, keys.', groups: ['Settings', 'View'], how: [
    'Type into “Find a setting” to leave what holds the words.',
    'Any command can have other keys; what shares a key is said beside it.',
    'Settings can be exported and imported as a file.',
    'Larger and smaller text zoom the whole window; what you choose is kept.',
    'Lock: a passphrase encrypts the open matter on this machine. Print the recovery key; whoever loses both cannot open it again, and nobody can help.',
    'A matter with a lock is locked when it is closed, when nobody touches it for a while, when the computer sleeps, and by “Lock now”. Where backups are on, one is made first; when the computer sleeps, it is made when you open the matter next.',
  ] },
]

/** A line of help that the words are looked for in. */
export type HelpEntry = { topic: string; text: string; code?: string; keys?: readonly string[]; command?: string }

/** Everything that help knows, beside the commands, which the app itself names. */
export function helpEntries(): HelpEntry[] {
  return [
    ...TOPICS.flatMap((topic) => [{ topic: topic.title, text: topic.about }, ...topic.how.map((text) => ({ topic: topic.title, text }))]),
    ...EXAMPLES.map((one) => ({ topic: 'Language of the search', text: `${one.part}: ${one.says}`, code: one.query })),
    ...FIELDS.map((one) => ({ topic: 'Language of the search', text: `Field: ${one.says}`, code: `${one.name}:${one.example}` })),
  ]
}

/** Entries that hold every word, those where the words stand in the topic's name first. @param words as typed */
export function findHelp(entries: readonly HelpEntry[], words: string): HelpEntry[] {
  const needles = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (needles.length === 0) return []
  const weight = ({ topic, text, code = '' }: HelpEntry) => {
    const whole = `${topic} ${text} ${code}`.toLowerCase()
    if (!needles.every((needle) => whole.includes(needle))) return 0
    return needles.some((needle) => topic.toLowerCase().includes(needle)) ? 2 : 1
  }
  return entries.map((entry) => ({ entry, rank: weight(entry) })).filter((one) => one.rank > 0).sort((a, b) => b.rank - a.rank).map((one) => one.entry)
}
