/** EDRM XML 1.0 to 1.2, read as a stream; no DTD, no entities but the five of XML itself. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { ProblemError, problem } from '../problem/problem'
import type { FieldName, LoadRecord } from './model'

/** Columns that every document has; tags of the file come after them. */
const FIXED = ['DocID', 'DocType', 'MimeType', 'Custodian', 'Native', 'Text', 'Images', 'FileName', 'FileSize', 'Hash', 'Parent', 'Inline text'] as const
type Fixed = (typeof FIXED)[number]

export const EDRM_MAPPING: Record<Fixed, FieldName> = {
  DocID: 'docId', DocType: 'fileType', MimeType: 'fileType', Custodian: 'custodian', Native: 'nativePath', Text: 'textPath', Images: 'imagePath', FileName: 'fileName', FileSize: 'fileSize', Hash: 'md5', Parent: 'parentId', 'Inline text': 'text',
}

/** Tag names are many at most; a file with more is not one. */
const MOST_COLUMNS = 2000
const MOST_TEXT = 16_000_000
const DEPTH = 40

export type EdrmLink = { parent: string; child: string; kind: string; line: number }

export class EdrmReader {
  readonly names: string[] = [...FIXED]
  readonly links: EdrmLink[] = []
  private readonly column = new Map<string, number>(FIXED.map((name, index) => [name, index]))
  private readonly parser = new SaxesParser({ xmlns: false, position: true })
  private readonly stack: string[] = []
  private record: LoadRecord | null = null
  private fileType = ''
  private text = ''
  private rooted = false

  /** @param onRecord hears each document; columns that it does not fill are missing at the end of `fields` */
  constructor(private readonly name: string, private readonly onRecord: (record: LoadRecord) => void) {
    const { parser } = this
    parser.on('doctype', () => {
      throw this.broken('It declares a document type, which Probata does not follow.')
    })
    parser.on('error', (cause) => {
      throw this.broken(`It is not well formed: ${cause.message.replace(/^\d+:\d+: /, '')} (line ${parser.line}).`)
    })
    parser.on('opentag', (tag) => this.open(tag as SaxesTagPlain))
    parser.on('closetag', (tag) => this.close(local(tag.name)))
    parser.on('text', (text) => this.collect(text))
    parser.on('cdata', (text) => this.collect(text))
  }

  push(text: string): void {
    this.parser.write(text)
  }

  /** @throws ProblemError `loadfile.broken` where the file is cut or is something else */
  end(): void {
    this.parser.close()
    if (!this.rooted) throw this.broken('It has no EDRM root.')
  }

  private broken(why: string): ProblemError {
    return new ProblemError(problem('loadfile.broken', `${this.name} could not be read to its end. ${why}`, 'Ask the producing party for the load file again, or for a Concordance DAT.'))
  }

  private open(tag: SaxesTagPlain): void {
    const name = local(tag.name)
    const { attributes } = tag
    this.stack.push(name)
    if (this.stack.length > DEPTH) throw this.broken('Its elements lie too deep in each other.')
    this.text = ''
    if (name === 'Root' || name === 'Batch') this.rooted = true
    if (name === 'Document') {
      this.rooted = true
      this.record = { line: this.parser.line, fields: [], fault: null, raw: '', at: 0, length: 0 }
      this.set('DocID', attributes.DocID)
      this.set('DocType', attributes.DocType)
      this.set('MimeType', attributes.MimeType)
    } else if (name === 'Tag') this.tag(attributes.TagName, attributes.TagValue)
    else if (name === 'File') this.fileType = (attributes.FileType ?? '').toLowerCase()
    else if (name === 'ExternalFile') this.externalFile(attributes)
    else if (name === 'Relationship') this.link(attributes)
  }

  private close(name: string): void {
    this.stack.pop()
    if (name === 'TagValue') this.tag(this.pendingTag, this.text)
    else if (name === 'TagName') this.pendingTag = this.text.trim()
    else if (name === 'Custodian') this.set('Custodian', this.text.trim())
    else if (name === 'InlineContent' && this.fileType === 'text') this.set('Inline text', this.text)
    else if (name === 'Document' && this.record) {
      const { record } = this
      this.record = null
      for (let at = 0; at < this.names.length; at++) record.fields[at] ??= ''
      this.onRecord(record)
    }
    this.text = ''
  }

  private pendingTag = ''

  private collect(text: string): void {
    if (this.text.length < MOST_TEXT) this.text += text
  }

  private tag(name: string | undefined, value: string | undefined): void {
    if (!name || value === undefined || value === '') return
    const plain = name.replace(/^#/, '')
    if (!this.column.has(plain) && this.names.length < MOST_COLUMNS) {
      this.column.set(plain, this.names.length)
      this.names.push(plain)
    }
    const at = this.column.get(plain)
    if (at !== undefined && this.record) this.record.fields[at] = this.record.fields[at] ? `${this.record.fields[at]}; ${value}` : value
  }

  private externalFile(attributes: Record<string, string>): void {
    const path = joined(attributes.FilePath ?? '', attributes.FileName ?? '')
    const column: Fixed = this.fileType === 'text' ? 'Text' : this.fileType === 'image' ? 'Images' : 'Native'
    const at = this.column.get(column) ?? 0
    const before = this.record?.fields[at]
    this.set(column, before ? `${before};${path}` : path)
    if (column !== 'Native') return
    this.set('FileName', attributes.FileName)
    this.set('FileSize', attributes.FileSize)
    this.set('Hash', attributes.Hash)
  }

  private link(attributes: Record<string, string>): void {
    const parent = attributes.ParentDocID ?? attributes.ParentDocId ?? ''
    const child = attributes.ChildDocID ?? attributes.ChildDocId ?? ''
    if (parent && child) this.links.push({ parent, child, kind: attributes.Type ?? '', line: this.parser.line })
  }

  private set(column: Fixed, value: string | undefined): void {
    if (this.record && value) this.record.fields[this.column.get(column) ?? 0] = value
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** A path may hold the file's name already, or only its folder. */
function joined(path: string, name: string): string {
  if (name === '' || path.replace(/\\/g, '/').toLowerCase().endsWith(name.toLowerCase())) return path
  return path === '' ? name : `${path.replace(/[\\/]+$/, '')}/${name}`
}
