import { useMemo } from 'react'
import { inOrder } from '../../../shared/policy/dated'
import type { Policy, PolicyVersion } from '../../../shared/records'
import { useRows } from '../../store'

export type PolicyWithVersions = { policy: Policy; versions: PolicyVersion[] }

/** Versions from the oldest to the newest, as they hold or were seen. */
export function ordered(versions: readonly PolicyVersion[]): PolicyVersion[] {
  const byId = new Map(versions.map((one) => [one.id, one]))
  return inOrder(versions.map((one) => ({ key: one.id, effective: one.effective?.date ?? null, first: one.firstCaptured?.date ?? null }))).map((one) => byId.get(one.key) as PolicyVersion)
}

/** All policies with their versions in order. */
export function usePolicies(): readonly PolicyWithVersions[] {
  const policies = useRows('policies')
  const versions = useRows('versions')
  return useMemo(() => policies.map((policy) => ({ policy, versions: ordered(versions.filter((one) => one.policy === policy.id)) })), [policies, versions])
}
