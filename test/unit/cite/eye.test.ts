import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'vitest'
import { findCites } from '../../../shared/cite/find'
import { formatCite } from '../../../shared/cite/format'
import { streamsOf } from '../../../shared/brief/stream'
import { readDocx } from '../../../shared/docx/read'
import { corpusFile } from '../../corpus'
import { readPdf } from '../../papers/read'
test('eye', async () => {
  for (const dir of ['pleadings','court-docs/courtlistener','court-docs/doctor','transcripts','contracts/cuad/pdf']) for (const f of readdirSync(corpusFile(dir)!)) {
    if (!/pdf$|docx$/.test(f)) continue
    try {
      const b = new Uint8Array(readFileSync(corpusFile(dir+'/'+f)!))
      const pages = f.endsWith('docx') ? readDocx(b) : await readPdf(b)
      const {body,notes} = streamsOf(pages)
      const t0=performance.now()
      for (const s of [body,notes]) {
        const found = findCites(s.text)
        const k: Record<string, number> = {}
        for (const c of found.cites) k[c.cite.kind]=(k[c.cite.kind]??0)+1
        console.log('###', f, s===body?'body':'notes', s.text.length, JSON.stringify(k), 'law', found.authorities.length, Math.round(performance.now()-t0)+'ms')
        const seen = new Set()
        for (const c of found.cites) { const key=c.text; if (seen.has(key)) continue; seen.add(key); console.log('  ', c.cite.kind, JSON.stringify(s.text.slice(c.from,c.to)), '→', formatCite(c.cite), c.error??'', c.guess?'GUESS':'', '|', JSON.stringify(s.text.slice(Math.max(0,c.from-30),c.from)), JSON.stringify(s.text.slice(c.to,c.to+25))) }
        console.log('   LAW', found.authorities.slice(0,25).map(a=>a.text).join(' | '))
      }
    } catch (e) { console.log('###', f, 'ERR', String(e).slice(0,100)) }
  }
}, 300000)
