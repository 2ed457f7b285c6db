import type { CopyPlan } from '../../../shared/casefile/copy'
import { tableName, WHY } from '../../../shared/casefile/words'
import { howMany } from '../../../shared/proof'

/** Exactly what stays behind, by kind and reason, and what a person should look at. */
export function LeftOutList({ plan, withoutPrivileged }: { plan: CopyPlan; withoutPrivileged: boolean }) {
  return (
    <>
      <p>Stays behind:</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys */}
      <ul className="casefile__list" aria-label="What stays behind" tabIndex={0}>
        {plan.leftOut.map(({ table, why, count, examples }) => (
          <li key={`${table} ${why}`}>{tableName(table, count)} <span className="second">{WHY[why]}{examples.length > 0 ? `: ${examples.join('; ')}${count > examples.length ? ' …' : ''}` : ''}</span></li>
        ))}
        {plan.containers > 0 && <li>{howMany(plan.containers, 'load file or archive', 'load files or archives')} <span className="second">listing or holding documents that stay behind</span></li>}
        <li>The history until now <span className="second">every entry of the log would tell of what stays behind; the copy begins a history of its own</span></li>
      </ul>
      {withoutPrivileged && plan.redacted > 0 && <p className="casefile__look">{howMany(plan.redacted, 'document')} with redactions would go along as received, without the boxes burnt in.</p>}
      {plan.stillNaming.length > 0 && <p className="casefile__look">Look at these first; they speak of a privileged document and go along: {plan.stillNaming.slice(0, 5).join('; ')}{plan.stillNaming.length > 5 ? ' …' : ''}</p>}
    </>
  )
}
