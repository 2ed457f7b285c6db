const DIRECTIONS: Record<string, string> = { NORTHERN: 'N.D.', SOUTHERN: 'S.D.', EASTERN: 'E.D.', WESTERN: 'W.D.', MIDDLE: 'M.D.', CENTRAL: 'C.D.' }

/** States as citations shorten them (Bluebook table T10); the others stay whole. */
const STATES: Record<string, string> = {
  CALIFORNIA: 'Cal.', 'NEW YORK': 'N.Y.', TEXAS: 'Tex.', VIRGINIA: 'Va.', FLORIDA: 'Fla.', ILLINOIS: 'Ill.', WASHINGTON: 'Wash.', MASSACHUSETTS: 'Mass.', PENNSYLVANIA: 'Pa.',
  'NORTH CAROLINA': 'N.C.', 'SOUTH CAROLINA': 'S.C.', GEORGIA: 'Ga.', MICHIGAN: 'Mich.', 'NEW JERSEY': 'N.J.', MARYLAND: 'Md.', ARIZONA: 'Ariz.', COLORADO: 'Colo.', DELAWARE: 'Del.', MISSOURI: 'Mo.', TENNESSEE: 'Tenn.', LOUISIANA: 'La.', WISCONSIN: 'Wis.', MINNESOTA: 'Minn.', OREGON: 'Or.', NEVADA: 'Nev.', ALABAMA: 'Ala.', KENTUCKY: 'Ky.', OKLAHOMA: 'Okla.', CONNECTICUT: 'Conn.', INDIANA: 'Ind.', KANSAS: 'Kan.', MISSISSIPPI: 'Miss.', ARKANSAS: 'Ark.', 'NEW MEXICO': 'N.M.', NEBRASKA: 'Neb.', 'WEST VIRGINIA': 'W. Va.',
}

/** "UNITED STATES DISTRICT COURT NORTHERN DISTRICT OF CALIFORNIA SAN JOSE DIVISION" → "N.D. Cal."; else as it is. */
export function shortCourt(court: string): string {
  const words = court.toUpperCase()
  const match = /UNITED STATES DISTRICT COURT.*?(?:(NORTHERN|SOUTHERN|EASTERN|WESTERN|MIDDLE|CENTRAL) )?DISTRICT OF ([A-Z ]+?)(?:\s+(?:[A-Z]+ ){0,3}DIVISION)?\s*$/.exec(words)
  if (!match?.[2]) return court
  const state = Object.keys(STATES).find((name) => match[2]?.startsWith(name))
  if (!state) return court
  return match[1] ? `${DIRECTIONS[match[1]]} ${STATES[state]}` : `D. ${STATES[state]}`
}
