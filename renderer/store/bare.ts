import { databaseName } from './name'

/**
 * The same two rows written by plain IndexedDB: the peer that `npm run bench` holds our commit
 * against. Used by nothing else.
 */
export async function bareTransaction(matterId: string, support: object, entry: object): Promise<void> {
  const db = await openPlain(matterId)
  await new Promise<void>((done, fail) => {
    const transaction = db.transaction(['supports', 'log'], 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => done()
    transaction.onerror = () => fail(transaction.error)
    transaction.objectStore('supports').put(support)
    transaction.objectStore('log').put(entry)
  })
}

const kept = new Map<string, IDBDatabase>()

/** Opened once: opening is not what is compared. */
async function openPlain(matterId: string): Promise<IDBDatabase> {
  const there = kept.get(matterId)
  if (there) return there
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open(databaseName(matterId))
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
  kept.set(matterId, db)
  return db
}

/** A database that holds files under names and nothing else: the peer of an opened case file. */
export async function bareBlobs(): Promise<{ put(name: string, blob: Blob): Promise<void>; close(): void }> {
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('probata-bench-files')
    request.onupgradeneeded = () => request.result.createObjectStore('files')
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
  return {
    put: (name, blob) => new Promise((done, fail) => {
      const transaction = db.transaction('files', 'readwrite')
      transaction.oncomplete = () => done()
      transaction.onerror = () => fail(transaction.error)
      transaction.objectStore('files').put(blob, name)
    }),
    close: () => db.close(),
  }
}

/** Rows put one by one into a database without anything else, in one transaction: the least that keeping them costs. */
export async function bareRows(stores: Readonly<Record<string, readonly { id: string }[]>>): Promise<void> {
  const db = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('probata-bench-rows')
    request.onupgradeneeded = () => {
      for (const name of Object.keys(stores)) request.result.createObjectStore(name, { keyPath: 'id' })
    }
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
  await new Promise<void>((done, fail) => {
    const transaction = db.transaction(Object.keys(stores), 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => done()
    transaction.onabort = () => fail(transaction.error)
    for (const [name, rows] of Object.entries(stores)) for (const row of rows) transaction.objectStore(name).put(row)
  })
  db.close()
}
