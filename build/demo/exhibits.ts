/**
 * The papers of the demo matter, all of our own wording. Policies are summarised, never copied;
 * what a company or counsel said in public is dated, and marked as reported.
 *
 * Lines: "# " and "## " are headings, "- " an item of a list, "Label | value" a row of a table,
 * "/ " a line in italics.
 */
export type Paper = { file: string; as: 'pdf' | 'html'; title: string; lines: string[] } | { file: string; as: 'text'; lines: string[] }

const OURS = '/ Summary in our own words.'
const FICTION = '/ Demonstration document. The member is fictional.'

export const LSA_LINES = [
  '# LinkedIn Subscription Agreement (demonstration wording)',
  '/ This wording was invented for a demonstration. It is not the agreement that LinkedIn uses.',
  '## 1. The Services',
  '1.1 LinkedIn provides the Premium Services described in the order to Customer for the fees stated there.',
  '1.2 The Services include the sending and receiving of private messages (“InMail”).',
  '1.3 Customer may end the subscription at the close of any period. The Services end on that day.',
  '## 2. Fees',
  '2.1 Customer pays the fees in advance for each subscription period.',
  '2.2 Fees are not refunded except as this Agreement provides.',
  '## 3. Confidentiality',
  '3.1 “Confidential Information” means information that is marked as confidential or that by its nature is so understood, including the content of private communications that Customer sends or receives through the Services.',
  '3.2 LinkedIn will not disclose Customer’s Confidential Information to any third party except as this Agreement permits.',
  '3.3 LinkedIn may disclose Confidential Information to processors that are bound by terms no less protective, and only to provide the Services.',
  '3.4 Where the law requires a disclosure, LinkedIn tells Customer beforehand unless the law forbids it.',
  '## 4. Changes',
  '4.1 LinkedIn may change this Agreement by notice of not less than thirty days. A change does not apply to a period already paid for.',
  '4.2 Notice is given to the address of the account.',
  '## 5. Law',
  '5.1 This Agreement is governed by the laws of the State of California.',
  '5.2 The order, this Agreement and the Data Terms are the whole agreement. Where a policy on the website differs from the Data Terms, the Data Terms prevail.',
  '## Data Terms',
  '5.1 LinkedIn processes customer data only for the purposes for which Customer has subscribed.',
  '5.3 LinkedIn tells Customer before it processes customer data for any further purpose.',
  '5.5 LinkedIn keeps a record of each category of recipient to whom customer data is made available, and provides it to Customer on request.',
  '## Record of acceptance',
  'Accepted by | A. Plaintiff',
  'Accepted on | March 4, 2021, 09:12',
  'Manner | Box ticked and “Start Premium” pressed at the end of the order',
]

export const POLICY_2024_09_18 = [
  OURS,
  'Effective | September 18, 2024',
  'Regions | Notices of their own apply in the EU, EEA, UK and Switzerland',
  '## What is new',
  'In this version personal data may be used to develop and train artificial-intelligence models, and to generate content.',
  'The sentence is general. It does not name private messages, and it does not exclude them.',
  'Members are pointed to a setting with which they can opt out of future training.',
  '## On messages',
  'The section on messages now speaks of information that indicates who communicates with whom, and when.',
  'Automatic scanning of messages is still described, to suggest replies and to keep the site safe.',
]

function receipt(file: string, month: string, period: string, paid: string): Paper {
  return {
    file, as: 'pdf', title: `Receipt, Premium subscription, ${month}`,
    lines: [
      '# Receipt', FICTION, 'Member | A. Plaintiff', 'Plan | Premium, monthly', `Billing period | ${period}`, 'Amount paid | $39.99', `Paid on | ${paid}`, 'Account status | Active, in good standing', 'Member since | March 4, 2021',
      'Terms accepted | LinkedIn Subscription Agreement, March 4, 2021',
    ],
  }
}

export const papers: Paper[] = [
  { file: 'LSA.pdf', as: 'pdf', title: 'LinkedIn Subscription Agreement (demonstration wording)', lines: LSA_LINES },
  {
    file: 'privacy-policy-2024-07-31.html', as: 'html', title: 'Privacy policy effective July 31, 2024: summary',
    lines: [
      OURS,
      'Effective | July 31, 2024',
      '## What is collected',
      '- Profile, contacts and connections',
      '- Messages sent and received, and what a member does with them',
      '- Use of the service, devices, cookies',
      '## On messages',
      'In messages, the service may scan automatically to suggest replies and to keep the site safe.',
      '## Purposes',
      'Providing and improving the service, personalization, advertising, security, research.',
      '## What is not there',
      'The policy contains no sentence on the training of artificial-intelligence models.',
    ],
  },
  { file: 'privacy-policy-2024-09-18.html', as: 'html', title: 'Privacy policy effective September 18, 2024: summary', lines: POLICY_2024_09_18 },
  {
    file: 'help-page-setting.html', as: 'html', title: 'Help page: Data for Generative AI Improvement',
    lines: [
      '/ Summary in our own words of a help page, as of September 2024.',
      'The setting “Data for Generative AI Improvement” controls whether the data that a member provides may be used to train models that create content.',
      '## Who has it',
      'For members in the United States the setting is on by default. It can be switched off at any time.',
      'The setting is not offered to members in the EU, EEA, UK and Switzerland, whose data is not used for this purpose at this time.',
      '## What switching it off does',
      'From then on new data is not used. Switching it off does not affect training that has already taken place.',
    ],
  },
  {
    file: 'press-statement-2025-01.pdf', as: 'pdf', title: 'Public answer to the lawsuit, January 2025 (as reported)',
    lines: [
      '# Public answer to the lawsuit',
      '/ As reported in the press in January 2025. Our summary, with one quotation.',
      'To the claim that private messages of Premium members had been shared to train models, LinkedIn answered in public:',
      '“We never did that.”',
      'The answer was made to the public. It is not a paper filed in court, and not under oath.',
    ],
  },
  {
    file: 'counsel-statement-2025-01-31.pdf', as: 'pdf', title: 'Statement by plaintiff’s counsel, January 31, 2025 (as reported)',
    lines: [
      '# Statement after the dismissal',
      '/ As reported on January 31, 2025, one day after the voluntary dismissal without prejudice. Summary in our own words.',
      'Counsel for the plaintiff said that the company had shown evidence that it did not use private InMail messages to train models.',
      'The reports do not say what that evidence was.',
    ],
  },
  receipt('receipt-2024-08.pdf', 'August 2024', 'August 4 to September 3, 2024', 'August 4, 2024'),
  receipt('receipt-2024-10.pdf', 'October 2024', 'October 4 to November 3, 2024', 'October 4, 2024'),
  {
    file: 'inmail-counts.csv', as: 'text',
    lines: ['month,sent,received', '2024-01,9,7', '2024-02,11,8', '2024-03,6,9', '2024-04,8,10', '2024-05,12,9', '2024-06,7,6', '2024-07,10,8', '2024-08,9,8', '2024-09 (to 17th),5,4', 'total,77,69'],
  },
  {
    file: 'settings-note.txt', as: 'text',
    lines: [
      'Note of A. Plaintiff, September 19, 2024 (demonstration; the member is fictional)', '', 'Settings, Data privacy, 21:40:', '', '    Data for Generative AI Improvement: On.', '',
      'I had never seen this setting and had not been told about it.', 'I switched it off at once.',
    ],
  },
  {
    file: 'uk-regulator-2024-09-20.html', as: 'html', title: 'UK: use of members’ data suspended, September 20, 2024 (as reported)',
    lines: [
      OURS,
      'Reported | September 20, 2024',
      'It was reported that LinkedIn had suspended the training of models with the data of members in the United Kingdom, after the Information Commissioner’s Office had raised concerns.',
    ],
  },
  {
    file: 'regions-2024.html', as: 'html', title: 'Regions exempted or paused, 2024 (as reported)',
    lines: [
      OURS,
      '## Exempted',
      'Exempted according to one article: EU, EEA, United Kingdom, Canada, Hong Kong, China, Switzerland.',
      '## Paused',
      'According to others, training was paused in Hong Kong on October 11, 2024 and in Canada on December 10, 2024.',
      '## What is open',
      'The reports do not agree on whether these regions were exempt from the start or paused later.',
    ],
  },
  {
    file: 'extension-2025-11-03.html', as: 'html', title: 'Training extended to more regions, November 3, 2025 (as reported)',
    lines: [
      OURS,
      'Reported effect | November 3, 2025',
      'Training was extended to members in the EU, EEA, United Kingdom, Switzerland, Canada and Hong Kong.',
      'According to the reports, private messages are excluded from the training.',
    ],
  },
  {
    file: 'user-agreement-2024-11-20.html', as: 'html', title: 'User Agreement effective November 20, 2024: summary',
    lines: ['/ Summary in our own words, as reported.', 'Effective | November 20, 2024', 'It contains a paragraph on generative artificial intelligence.'],
  },
  {
    file: 'client-mail-2024-09-20.pdf', as: 'pdf', title: 'Mail from the client, September 20, 2024',
    lines: [
      '# LinkedIn and my messages', FICTION, 'From | A. Plaintiff', 'To | Counsel for Plaintiff (demonstration)', 'Date | September 20, 2024, 08:05',
      'I pay for Premium because InMail is private. In spring I wrote to two recruiters about an offer and about my mother’s illness.',
      'I would not have paid had I known that these messages could be used for anything else.',
      'I never agreed to that, and nobody asked me.',
    ],
  },
  {
    file: 'recipient-list-request.pdf', as: 'pdf', title: 'Request under Data Terms § 5.5, October 2, 2024',
    lines: [
      '# Request for the record of recipients', FICTION, 'From | A. Plaintiff', 'To | LinkedIn Corporation', 'Date | October 2, 2024',
      'Under section 5.5 of the Data Terms, please send me the record of each category of recipient to whom my customer data was made available in 2024.',
      '## Note to file, January 2, 2025',
      'No answer was received by December 31, 2024.',
    ],
  },
]
