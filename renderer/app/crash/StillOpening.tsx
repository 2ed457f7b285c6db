import { Button } from '../../ui'
import { reopen } from './reopen'
import './crash.css'

/** What is shown while the list of matters does not open: it goes away by itself once it does. */
export function StillOpening() {
  return (
    <div className="crash">
      <div className="crash__sheet">
        <h1 className="crash__title">The data folder does not answer yet.</h1>
        <div role="alert" className="crash__said">
          <p>Probata still waits for it. If this does not end, the disk may be failing, or be away: look at it, then start Probata again. Everything that you confirmed is stored.</p>
        </div>
        <div className="crash__actions"><Button look="primary" large onClick={reopen}>Try again</Button></div>
      </div>
    </div>
  )
}
