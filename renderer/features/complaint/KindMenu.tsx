import { ALLEGATION_KINDS, type AllegationKind } from '../../../shared/pleading/model'
import type { Paragraph } from '../../../shared/records'
import { useSession } from '../../store'
import { MenuButton } from '../../ui'
import { setKind } from '../linking'

export function kindWord(kind: AllegationKind): string {
  return kind.replace(/-/g, ' ')
}

/** What kind of allegation it is (domain § 1.4); a person decides. */
export function KindMenu({ paragraph }: { paragraph: Paragraph }) {
  const session = useSession()
  return (
    <MenuButton label={`Kind: ${kindWord(paragraph.kind)}`} name={`Kind: ${kindWord(paragraph.kind)}`}
      items={ALLEGATION_KINDS.map((kind) => ({ label: kindWord(kind), checked: kind === paragraph.kind, run: () => void setKind(session, paragraph, kind) }))} />
  )
}
