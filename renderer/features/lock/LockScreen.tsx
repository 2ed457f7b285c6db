import { Lock } from 'lucide-react'
import { type MatterCard, matterCard, openLock, waitOf } from '../../store'
import { Button } from '../../ui'
import { KeyForm } from './KeyForm'
import './lock.css'

/** Stands before a locked matter: its passphrase, or its recovery key. */
export function LockScreen({ card, onOpened, onBack }: { card: MatterCard; onOpened: () => void; onBack: () => void }) {
  return (
    <main className="lock-screen">
      <div className="lock-screen__sheet">
        <Lock size={28} strokeWidth={1.4} aria-hidden className="lock-screen__icon" />
        <h1 className="lock-screen__name">{card.name}</h1>
        <p className="second">Locked. Everything in it is encrypted on this machine.</p>
        <KeyForm label="Open a locked matter" seconds={async () => waitOf((await matterCard(card.id)) ?? card)} actions={<Button look="quiet" onClick={onBack}>Back to the desk</Button>}
          open={async (by) => {
            await openLock(card.id, by)
            onOpened()
          }} />
        <p className="third lock-screen__last">Whoever has lost both the passphrase and the recovery key cannot open this matter, and nobody can help: there is no other way in.</p>
      </div>
    </main>
  )
}
