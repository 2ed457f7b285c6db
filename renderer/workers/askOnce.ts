/**
 * Asks a worker that lives for one question.
 * @returns its answer; null where it broke
 * @throws the signal's reason where it was cancelled
 */
export function askOnce<Answer>(start: () => Worker, request: unknown, signal: AbortSignal): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const worker = start()
    const end = () => {
      signal.removeEventListener('abort', stop)
      worker.terminate()
    }
    const stop = () => {
      end()
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.onerror = () => {
      end()
      resolve(null)
    }
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      end()
      resolve(data)
    }
    worker.postMessage(request)
  })
}
