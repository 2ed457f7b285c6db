import { bridge } from './bridge'

/** Runs one command-line job in this hidden page and ends the app with its exit code. */
export async function hostCli(): Promise<void> {
  const call = bridge()?.call
  if (!call) return
  const job = await call('cli.job', {})
  if (!job) return
  const { runCli } = await import('./cli')
  const write = (to: 'stdout' | 'stderr', text: string) => call('cli.write', { to, text })
  const exitCode = await runCli(job, write)
  await call('cli.done', { exitCode })
}
