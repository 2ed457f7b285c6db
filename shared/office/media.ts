const MEDIA: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12', xlsb: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12', docm: 'application/vnd.ms-word.document.macroEnabled.12',
  ods: 'application/vnd.oasis.opendocument.spreadsheet', odt: 'application/vnd.oasis.opendocument.text', rtf: 'application/rtf', pdf: 'application/pdf', txt: 'text/plain', csv: 'text/csv',
  htm: 'text/html', html: 'text/html', mht: 'multipart/related', mhtml: 'multipart/related', xml: 'application/xml', msg: 'application/vnd.ms-outlook', eml: 'message/rfc822', zip: 'application/zip',
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', tif: 'image/tiff', tiff: 'image/tiff', bmp: 'image/bmp', emf: 'image/emf', wmf: 'image/wmf',
}

/** Media type by the ending of a name; "application/octet-stream" where it is not known. */
export function mediaOf(name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(MEDIA, ending) ? (MEDIA[ending] as string) : 'application/octet-stream'
}
