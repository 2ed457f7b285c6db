import type { Finding } from '../../shared/log/verify'
import type { Session } from './session'

/**
 * Reads every stored file again and holds it against its fingerprint; a document whose bytes are
 * gone is a finding as well.
 * @returns how many files the documents name
 */
export async function verifyFiles(session: Session, onProgress: (done: number, total: number) => void): Promise<{ files: number; findings: Finding[] }> {
  const named = [...new Set(session.reader.rows('documents').flatMap((one) => [one.sha256, ...one.parts.map((part) => part.sha256)]))]
  const altered = await session.bytes.verify(onProgress)
  const stored = await session.bytes.stored()
  const finding = (hash: string, what: string): Finding => ({ where: `bytes ${hash}`, say: `The stored file ${hash.slice(0, 12)}… ${what}` })
  return {
    files: named.length,
    findings: [
      ...altered.map((hash) => finding(hash, 'no longer has its fingerprint: its bytes were altered.')),
      ...named.filter((hash) => !stored.has(hash)).map((hash) => finding(hash, 'is missing.')),
    ],
  }
}
