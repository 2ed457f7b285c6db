import type { Paper } from '../../shared/report/paper'
import type { Matter } from '../../shared/records'
import type { ProduceOutcome, ProduceSettings } from './produce'

/** The table that a cover letter of a production carries. @param day of the production here, ISO */
export function coverLetter(matter: Pick<Matter, 'caption' | 'name' | 'court' | 'docketNumber'>, settings: ProduceSettings, outcome: ProduceOutcome, day: string): Paper {
  return {
    title: `Cover letter to ${settings.volume}`, court: '', caption: matter.caption || matter.name, docket: matter.docketNumber,
    parts: [
      { kind: 'heading', text: `Production ${settings.volume}` },
      { kind: 'text', text: `Enclosed${settings.to ? ` for ${settings.to}` : ''} is the production described below, made on ${day}.` },
      { kind: 'table', head: ['Volume', 'Bates range', 'Documents', 'Pages', 'Withheld for privilege'], rows: [[settings.volume, outcome.bates ? `${outcome.bates.first} – ${outcome.bates.last}` : '', String(outcome.documents), String(outcome.pages), String(outcome.withheld)]] },
      { kind: 'text', text: `Load files: DATA\\${settings.volume}.dat (Concordance, UTF-8) and DATA\\${settings.volume}.opt (Opticon). Every file’s SHA-256 value is in “${settings.volume} SHA256.txt”.` },
    ],
  }
}
