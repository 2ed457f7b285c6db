/** The papers of the demo matter, all of our own wording. Policies are summarised, never copied. */
export type Paper =
  | { file: string; as: 'pdf'; title: string; lines: string[] }
  | { file: string; as: 'html'; title: string; body: string[] }
  | { file: string; as: 'text'; lines: string[] }

export const LSA_LINES = [
  '# LinkedIn Subscription Agreement (demonstration wording)',
  'This wording was invented for a demonstration. It is not the agreement that LinkedIn uses.',
  '## 1. The Services', '1.1 LinkedIn provides the Premium Services described in the order to Customer for the fees stated there.',
  '1.2 The Services include the sending and receiving of private messages (“InMail”).',
  '## 2. Fees', '2.1 Customer pays the fees in advance for each subscription period.', '2.2 Fees are not refunded except as this Agreement provides.',
  '## 3. Confidentiality',
  '3.1 “Confidential Information” means information that is marked as confidential or that by its nature is so understood, including the content of private communications that Customer sends or receives through the Services.',
  '3.2 LinkedIn will not disclose Customer’s Confidential Information to any third party except as this Agreement permits.',
  '3.3 LinkedIn may disclose Confidential Information to processors that are bound by terms no less protective, and only to provide the Services.',
  '## 4. Changes', '4.1 LinkedIn may change this Agreement by notice of not less than thirty days. A change does not apply to a period already paid for.',
  '## 5. Law', '5.1 This Agreement is governed by the laws of the State of California.',
  '## Data Terms',
  '5.1 LinkedIn processes customer data only for the purposes for which Customer has subscribed.',
  '5.5 LinkedIn keeps a record of each category of recipient to whom customer data is made available, and provides it to Customer on request.',
]

export const papers: Paper[] = [
  { file: 'LSA.pdf', as: 'pdf', title: 'LinkedIn Subscription Agreement (demonstration wording)', lines: LSA_LINES },
  {
    file: 'privacy-policy-2024-07-31.html', as: 'html', title: 'Privacy policy effective July 31, 2024: summary',
    body: [
      'Summary in our own words of a privacy policy. Effective July 31, 2024. Applies to members in all regions.',
      'The policy describes what data is collected: profile, connections, messages, use of the service, cookies.',
      'Messages: the service may scan messages automatically to suggest replies and to keep the site safe.',
      'Purposes: providing and improving the service, personalisation, advertising, security, research.',
      'The policy contains no sentence on the training of artificial-intelligence models.',
    ],
  },
  {
    file: 'privacy-policy-2024-09-18.html', as: 'html', title: 'Privacy policy effective September 18, 2024: summary',
    body: [
      'Summary in our own words of a privacy policy. Effective September 18, 2024. Regional notices apply in the EU, EEA, UK and Switzerland.',
      'New in this version: personal data may be used to develop and train artificial-intelligence models, and to generate content.',
      'The sentence is general. It does not name private messages, and it does not exclude them.',
      'Members are pointed to a setting with which they can opt out of future training.',
    ],
  },
  {
    file: 'help-page-setting.html', as: 'html', title: 'Help page: Data for Generative AI Improvement',
    body: [
      'Summary in our own words of a help page, as captured in September 2024.',
      'The setting “Data for Generative AI Improvement” controls whether the data you provide may be used to train models that create content.',
      'For members in the United States the setting is on by default. It can be switched off at any time.',
      'Switching it off does not affect training that has already taken place.',
      'The setting is not offered to members in the EU, EEA, UK and Switzerland, whose data is not used for this purpose at this time.',
    ],
  },
  {
    file: 'press-statement-2025-01.pdf', as: 'pdf', title: 'Public answer to the lawsuit, January 2025 (as reported)',
    lines: ['# Public answer to the lawsuit', 'As reported in the press in January 2025. Summary with one quotation.', 'Asked whether private messages of Premium members had been given to others to train models, the company answered:', '“We never did that.”', 'The company called the claims false and without merit.'],
  },
  {
    file: 'counsel-statement-2025-01-31.pdf', as: 'pdf', title: 'Statement by plaintiff’s counsel, January 31, 2025 (as reported)',
    lines: ['# Statement after the dismissal', 'As reported on January 31, 2025, one day after the voluntary dismissal without prejudice. Summary in our own words.', 'Counsel for the plaintiff said that the company had shown evidence that it did not use private InMail messages to train models.', 'The reports do not say what that evidence was.'],
  },
  {
    file: 'receipt-2024-08.pdf', as: 'pdf', title: 'Receipt, Premium subscription, August 2024',
    lines: ['# Receipt', 'Demonstration document. Fictional member.', 'Member: A. Plaintiff', 'Plan: Premium, monthly', 'Billing period: August 4 to September 3, 2024', 'Amount paid: $39.99', 'Paid on: August 4, 2024', 'Member since: March 4, 2021', 'Terms accepted: LinkedIn Subscription Agreement, March 4, 2021'],
  },
  {
    file: 'inmail-counts.csv', as: 'text',
    lines: ['month,sent,received', '2024-01,9,7', '2024-02,11,8', '2024-03,6,9', '2024-04,8,10', '2024-05,12,9', '2024-06,7,6', '2024-07,10,8', '2024-08,9,8', '2024-09 (to 17th),5,4', 'total,77,69'],
  },
  {
    file: 'settings-note.txt', as: 'text',
    lines: ['Note of A. Plaintiff, September 19, 2024 (demonstration)', '', 'Today I opened the settings of my account, Data privacy.', 'Data for Generative AI Improvement: On.', 'I had never seen this setting and had not been told about it.', 'I switched it off at 21:40.'],
  },
  {
    file: 'uk-regulator-2024-09-20.html', as: 'html', title: 'UK: use of members’ data suspended, September 20, 2024 (as reported)',
    body: ['Summary in our own words of press reports of September 20, 2024.', 'The UK regulator welcomed that LinkedIn had suspended the training of models with the data of members in the United Kingdom, after it had raised concerns.'],
  },
  {
    file: 'regions-2024.html', as: 'html', title: 'Regions exempted or paused, 2024 (as reported)',
    body: ['Summary in our own words of press reports of 2024.', 'Exempted according to one article: EU, EEA, United Kingdom, Canada, Hong Kong, China, Switzerland.', 'According to others, training was paused in Hong Kong on October 11, 2024 and in Canada on December 10, 2024.', 'The reports do not agree on whether these regions were exempt from the start or paused later.'],
  },
  {
    file: 'user-agreement-2024-11-20.html', as: 'html', title: 'User Agreement effective November 20, 2024: summary',
    body: ['Summary in our own words of a user agreement, as reported. Effective November 20, 2024.', 'It contains a paragraph on generative artificial intelligence. It does not mention the Subscription Agreement.'],
  },
  {
    file: 'client-mail-2024-09-20.pdf', as: 'pdf', title: 'Mail from the client, September 20, 2024',
    lines: ['# Mail from A. Plaintiff to counsel', 'Demonstration document. Fictional sender. September 20, 2024.', 'I pay for Premium because InMail is private. In spring I wrote to two recruiters about an offer and about my mother’s illness.', 'I would not have paid had I known that these messages could be used for anything else.', 'I never agreed to that, and nobody asked me.'],
  },
  {
    file: 'recipient-list-request.pdf', as: 'pdf', title: 'Request under Data Terms § 5.5, October 2, 2024',
    lines: ['# Request for the record of recipients', 'Demonstration document. October 2, 2024.', 'Under section 5.5 of the Data Terms, A. Plaintiff asks for the record of each category of recipient to whom customer data was made available in 2024.', 'No answer was received by December 31, 2024.'],
  },
]
