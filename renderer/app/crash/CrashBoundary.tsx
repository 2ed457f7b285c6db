import { Component, type ReactNode } from 'react'
import type { CrashPlace } from '../../../shared/crash/report'
import { CrashScreen } from './CrashScreen'

type Props = { place: CrashPlace; children: ReactNode }
type State = { fault: { error: unknown } | null }

/** Shows the crash screen in place of children that throw while they are drawn; what lies around them goes on. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { fault: null }

  static getDerivedStateFromError(error: unknown): State {
    return { fault: { error } }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return <CrashScreen place={this.props.place} error={fault.error} {...(this.props.place.kind === 'room' ? { onAgain: () => this.setState({ fault: null }) } : {})} />
  }
}
