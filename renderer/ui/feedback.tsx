import type { ReactNode } from 'react'
import type { Problem } from '../../shared/problem/problem'

/** An empty room teaches by one sentence and offers the first action. */
export function EmptyState({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <h2 className="empty__title">{title}</h2>
      <p className="empty__text">{children}</p>
      {actions && <div className="empty__actions">{actions}</div>}
    </div>
  )
}

/** What happened, what still stands, what to do. */
export function ProblemNote({ problem, children }: { problem: Problem; children?: ReactNode }) {
  return (
    <div className="problem" role="alert">
      <p className="problem__happened">{problem.happened}</p>
      {(problem.stands || problem.todo) && <p>{[problem.stands, problem.todo].filter(Boolean).join(' ')}</p>}
      {children}
    </div>
  )
}

/** How far a work is, in words and as a bar. `total` 0 means not known yet. */
export function ProgressLine({ what, done, total, action }: { what: string; done: number; total: number; action?: ReactNode }) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 0
  return (
    <div className="progress">
      <div className="progress__line">
        <span>{what}</span>
        <span className="second tabular">{total > 0 ? `${done.toLocaleString()} of ${total.toLocaleString()}` : ''}</span>
        {action}
      </div>
      <div className="progress__track" role="progressbar" aria-label={what} aria-valuemin={0} aria-valuemax={total || 1} aria-valuenow={done}>
        <div className="progress__fill" style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}

export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="field">
      <span className="field__label">{label}</span>
      {children}
      {hint && <span className="field__hint">{hint}</span>}
    </label>
  )
}
