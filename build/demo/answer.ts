/**
 * The answer of the demo matter: our own invention throughout. The case that the demo follows ended
 * before anybody answered; nothing here was filed or said by anyone.
 */
const LACKS = 'Defendant lacks knowledge or information sufficient to form a belief as to the truth of the allegations in this paragraph and, on that basis, denies them.'
const LSA = 'The LSA is a written document that speaks for itself.'

export const answerTitle = ['DEFENDANT’S ANSWER TO', 'CLASS ACTION COMPLAINT', '(invented for the demonstration)']
export const answerOpening = 'Defendant LinkedIn Corporation (“LinkedIn”) answers the Class Action Complaint of A. Plaintiff as follows. Headings of the Complaint are no allegations, and no response to them is required.'

/** Number as printed, and the response. Paragraphs 33 and 34 are left out on purpose: silence admits (FRCP 8(b)(6)). */
export const answerResponses: readonly [string, string][] = [
  ['1.', 'Defendant admits that it offers Premium subscriptions and that they include InMail; except as so admitted, Defendant denies the allegations of this paragraph.'],
  ['2.', 'Defendant admits that it published a privacy policy effective September 18, 2024. The policy speaks for itself. Defendant denies the remaining allegations of this paragraph.'],
  ['3.', 'Denied.'],
  ['4.', 'This paragraph characterizes the action and states legal conclusions to which no response is required.'],
  ['5.', LACKS],
  ['6.', 'Admitted.'],
  ['7.', 'Defendant is not aware of the data to which this paragraph refers.'],
  ['8-10.', 'These paragraphs state legal conclusions to which no response is required. To the extent a response is required, Defendant does not contest jurisdiction or venue for the purposes of this action.'],
  ['11.', 'Defendant admits the allegations of paragraph 11.'],
  ['12.', 'Admitted.'],
  ['13, 14.', LACKS],
  ['15.', 'Defendant admits that messages are kept on its servers and denies the remaining allegations of this paragraph.'],
  ['16.', LACKS],
  ['17.', 'Defendant admits that it contracts with Premium members under the LSA.'],
  ['18.', LACKS],
  ['19-21.', LSA],
  ['22.', 'Denied.'],
  ['23, 24.', 'These paragraphs state legal conclusions to which no response is required.'],
  ['25.', 'The policy speaks for itself.'],
  ['26.', 'Defendant admits that an account setting of that name was offered in 2024. Except as so admitted, denied.'],
  ['27.', 'Admitted.'],
  ['28.', 'Defendant denies the allegations of this paragraph as stated.'],
  ['29.', LACKS],
  ['30.', 'Defendant refers to the policy for its complete contents and denies any characterization inconsistent with them.'],
  ['31.', 'The help page speaks for itself.'],
  ['32.', 'Denied.'],
  ['35.', 'Denied.'],
  ['36.', 'Defendant denies that it disclosed the contents of InMail messages to third parties for the purpose of training artificial-intelligence models.'],
  ['37-40.', 'Denied.'],
  ['41.', LACKS],
  ['42.', 'The policy speaks for itself.'],
  ['43.', 'Denied.'],
  ['44, 45.', LACKS],
  ['46-53.', 'Denied.'],
  ['54.', 'Defendant incorporates its responses to paragraphs 1 through 53.'],
  ['55.', 'Defendant admits that the LSA is a contract between it and its Premium members.'],
  ['56.', LACKS],
  ['57, 58.', 'Denied.'],
  ['59.', 'Defendant incorporates its responses to paragraphs 1 through 58.'],
  ['60.', 'This paragraph states a legal conclusion to which no response is required.'],
  ['61.', 'This paragraph states a legal conclusion to which no response is required. To the extent a response is required, denied.'],
  ['62.', 'Denied.'],
  ['63.', 'Denied.'],
  ['64.', 'Denied.'],
  ['65.', 'Defendant incorporates its responses to paragraphs 1 through 64.'],
  ['66-69.', 'Denied.'],
]

export const answerDefenses: readonly { heading: string; name: string; text: string }[] = [
  { heading: 'FIRST AFFIRMATIVE DEFENSE', name: '(Consent)', text: 'Plaintiff consented to the processing, because Plaintiff accepted the privacy policy that was in force and kept using the service after September 18, 2024.' },
  { heading: 'SECOND AFFIRMATIVE DEFENSE', name: '(Failure to Mitigate)', text: 'Plaintiff failed to mitigate damages.' },
  { heading: 'THIRD AFFIRMATIVE DEFENSE', name: '(Statute of Limitations)', text: 'The claims are barred in whole or in part by the applicable statutes of limitations.' },
]

export const answerEnding = ['Dated: March 24, 2025', 'Respectfully submitted,', '/s/ (demonstration, not signed)', 'Counsel for Defendant (demonstration)']
