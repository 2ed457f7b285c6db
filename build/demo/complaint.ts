/**
 * The complaint of the demo matter. Our own writing, from public reports of a real case, with an
 * invented plaintiff; nothing of it was filed anywhere.
 */
export type Block =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  | { kind: 'count'; lines: string[] }
  | { kind: 'paragraph'; text: string }

const h = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', text, level })
const p = (text: string): Block => ({ kind: 'paragraph', text })
const count = (...lines: string[]): Block => ({ kind: 'count', lines })

export const complaint: Block[] = [
  h('NATURE OF THE ACTION'),
  p('This action concerns private messages. Plaintiff A. Plaintiff paid LinkedIn Corporation (“LinkedIn”) for a Premium subscription, and with it for InMail, a private messaging service. Plaintiff was promised that confidential information would not be disclosed to third parties.'),
  p('In 2024 LinkedIn introduced a setting named “Data for Generative AI Improvement,” switched it on by default for members in the United States, and on September 18, 2024 published a privacy policy that for the first time said that member data may be used to train artificial-intelligence models.'),
  p('On information and belief, the data so used included the contents of private InMail messages of Premium members, and those contents were disclosed to third parties.'),
  p('Plaintiff brings this action individually and on behalf of all others similarly situated for breach of contract, for violation of the Stored Communications Act, and for violation of California’s Unfair Competition Law.'),
  h('PARTIES'),
  p('Plaintiff A. Plaintiff is an individual residing in Santa Clara County, California, and has been a Premium member of LinkedIn since March 2021.'),
  p('Defendant LinkedIn Corporation is a corporation with its principal place of business in Sunnyvale, California. It operates a professional network on the internet.'),
  p('On information and belief, LinkedIn shares data with affiliates, including its corporate parent, that develop artificial-intelligence models.'),
  h('JURISDICTION AND VENUE'),
  p('This Court has subject matter jurisdiction under 28 U.S.C. § 1331 because this action arises in part under the Stored Communications Act, 18 U.S.C. § 2701 et seq., and supplemental jurisdiction over the state claims under 28 U.S.C. § 1367.'),
  p('Venue is proper in this District under 28 U.S.C. § 1391(b) because Defendant resides in this District and a substantial part of the events occurred here.'),
  p('Divisional assignment: this action arose in Santa Clara County, and assignment to the San Jose Division is proper under Civil Local Rule 3-2.'),
  h('FACTUAL ALLEGATIONS'),
  h('A. LinkedIn sells private messaging to Premium members', 2),
  p('LinkedIn provides its members, who number in the hundreds of millions, with the ability to send and receive messages over the internet. The service is offered to the public.'),
  p('Premium members pay a monthly or yearly fee. In return they receive, among other features, InMail messages, which can be sent to members outside their own network.'),
  p('Plaintiff paid $39.99 for each month from March 2021 through December 2024.'),
  p('Plaintiff used InMail to discuss a change of employment, the terms of a pending offer, and a matter of family health. Plaintiff sent and received 146 InMail messages between January 1 and September 17, 2024.'),
  p('LinkedIn keeps the messages on its servers until a member deletes them.'),
  p('Members reasonably understand InMail messages to be private between sender and recipient.'),
  h('B. The Subscription Agreement promises confidentiality', 2),
  p('Premium members contract with LinkedIn under the LinkedIn Subscription Agreement (“LSA”), a copy of which is attached as Exhibit A.'),
  p('Plaintiff accepted the LSA on March 4, 2021 by subscribing and has remained bound by it since.'),
  p('Section 3.2 of the LSA provides: “LinkedIn will not disclose Customer’s Confidential Information to any third party except as this Agreement permits.” (Ex. A § 3.2.)'),
  p('Section 3.1 of the LSA defines Confidential Information to include “the content of private communications that Customer sends or receives through the Services.” (Ex. A § 3.1.)'),
  p('Section 5.1 of the data terms that form part of the LSA limits the processing of customer data to “the purposes for which Customer has subscribed.” (Ex. A, Data Terms § 5.1.) Section 5.5 gives Customer a record of the recipients of that data on request. (Id. § 5.5.)'),
  p('The training of generative artificial-intelligence models is not a purpose for which any Premium member subscribed.'),
  p('Plaintiff performed all obligations under the LSA, including payment of all fees when due.'),
  p('All conditions required for LinkedIn’s performance had occurred; Plaintiff’s account was active and in good standing at all times.'),
  h('C. LinkedIn turns on a setting and then changes its policy', 2),
  p('The privacy policy that was effective on July 31, 2024 said nothing about the training of artificial-intelligence models.'),
  p('In or about August 2024 LinkedIn introduced an account setting named “Data for Generative AI Improvement.”'),
  p('For members in the United States the setting was switched on by default.'),
  p('Members in the European Union, the European Economic Area, the United Kingdom, Switzerland, Canada, Hong Kong and China were exempted.'),
  p('LinkedIn did not notify Plaintiff when the setting was introduced.'),
  p('On September 18, 2024 LinkedIn published an updated privacy policy. For the first time it stated that personal data may be used to develop and train artificial-intelligence models. A summary is attached as Exhibit B.'),
  p('LinkedIn’s help page stated that opting out does not affect training that has already taken place.'),
  p('From the introduction of the setting until September 18, 2024, the contract and the policy in force gave LinkedIn no right to use private messages to train models.'),
  p('On September 20, 2024 it was reported that LinkedIn had suspended the use of the data of members in the United Kingdom after the regulator raised concerns.'),
  p('It was later reported that training was paused in Hong Kong on October 11, 2024 and in Canada on December 10, 2024.'),
  p('LinkedIn thereby recognized that members elsewhere had not agreed to such use.'),
  h('D. Private messages were disclosed', 2),
  p('On information and belief, LinkedIn disclosed the contents of Premium members’ InMail messages to third parties for the purpose of training generative artificial-intelligence models.'),
  p('On information and belief, the recipients of those contents include affiliates of LinkedIn’s corporate parent and other providers of artificial-intelligence models.'),
  p('On information and belief, Plaintiff’s own InMail messages were among those disclosed.'),
  p('LinkedIn knew that InMail messages contain sensitive personal and professional information.'),
  p('LinkedIn acted knowingly: it designed the setting, chose its default, decided which regions to exempt, and revised its policy to match.'),
  p('Neither Plaintiff nor the recipients of Plaintiff’s messages consented to the disclosure of their contents.'),
  p('The updated policy neither names private messages nor excludes them, and LinkedIn has not told its members which of the two is meant.'),
  p('LinkedIn has not published any record from which a member could tell whether his or her messages were used.'),
  h('E. Plaintiff was harmed', 2),
  p('Plaintiff paid for a service that included confidentiality and received one that did not. Plaintiff would not have subscribed, or would have paid less, had the truth been known.'),
  p('The value of Plaintiff’s private communications was diminished, and Plaintiff lost the benefit of the bargain.'),
  p('Plaintiff’s loss was caused by LinkedIn’s disclosure of private messages and by its failure to say so.'),
  p('Once contents have been used to train a model, they cannot be withdrawn from it.'),
  h('CLASS ALLEGATIONS'),
  p('Plaintiff brings this action under Rule 23 of the Federal Rules of Civil Procedure on behalf of all LinkedIn Premium members in the United States who sent or received InMail messages and whose private information was disclosed to third parties to train artificial-intelligence models before September 18, 2024 (the “Class”).'),
  p('The members of the Class are so numerous that joinder of all is impracticable. On information and belief, the Class has more than one million members.'),
  p('There are questions of law and fact common to the Class, among them whether LinkedIn disclosed InMail contents, whether the LSA forbade it, and whether members had consented.'),
  p('Plaintiff’s claims are typical of the claims of the Class, because the setting was switched on for all by the same default.'),
  p('Plaintiff will fairly and adequately represent the Class and has retained experienced counsel.'),
  p('Common questions predominate, and a class action is superior to other methods of adjudication.'),
  count('COUNT I', 'Breach of Contract', '(On behalf of Plaintiff and the Class)'),
  p('Plaintiff repeats and realleges paragraphs 1 through 53 as though fully set forth herein.'),
  p('Plaintiff and LinkedIn entered into a valid contract, the LSA.'),
  p('Plaintiff did all that the contract required.'),
  p('On information and belief, LinkedIn breached Section 3.2 of the LSA by disclosing the contents of private messages to third parties.'),
  p('As a direct and proximate result of the breach, Plaintiff and the Class lost the benefit of their bargain and overpaid for their subscriptions.'),
  count('COUNT II', 'Violation of the Stored Communications Act, 18 U.S.C. § 2702', '(On behalf of Plaintiff and the Class)'),
  p('Plaintiff repeats and realleges paragraphs 1 through 53 as though fully set forth herein.'),
  p('LinkedIn provides an electronic communication service to the public within the meaning of 18 U.S.C. §§ 2510(15) and 2702(a)(1).'),
  p('InMail messages held on LinkedIn’s servers are in electronic storage within the meaning of 18 U.S.C. § 2510(17).'),
  p('On information and belief, LinkedIn knowingly divulged the contents of those communications to persons and entities other than the addressees.'),
  p('No exception under 18 U.S.C. § 2702(b) applies: there was no consent, and training models is not necessarily incident to the rendition of the service.'),
  p('Plaintiff is a person aggrieved within the meaning of 18 U.S.C. § 2707(a) and is entitled to not less than $1,000 in statutory damages.'),
  count('COUNT III', 'Violation of California’s Unfair Competition Law,', 'Cal. Bus. & Prof. Code § 17200 et seq.', '(On behalf of Plaintiff and the Class)'),
  p('Plaintiff repeats and realleges paragraphs 1 through 53 as though fully set forth herein.'),
  p('LinkedIn’s practice of switching the setting on by default and disclosing it only afterwards is a business act or practice within the meaning of Section 17200.'),
  p('The practice is unlawful because it violates the Stored Communications Act, and unfair because its harm to members outweighs any benefit.'),
  p('Plaintiff lost money as a result of the practice, in the part of the subscription fee that was paid for confidentiality.'),
  p('Restitution and an injunction are necessary, because damages alone do not keep the practice from going on.'),
]

export const prayer = [
  'A. An order certifying the Class and appointing Plaintiff as its representative;',
  'B. Damages for breach of contract in an amount to be proved at trial;',
  'C. Statutory damages of not less than $1,000 for each person entitled to recover under 18 U.S.C. § 2707(c);',
  'D. Restitution and injunctive relief under Cal. Bus. & Prof. Code § 17203;',
  'E. Costs and reasonable attorneys’ fees; and',
  'F. Such other relief as the Court deems just.',
]

export const signature = {
  left: 'Dated: January 21, 2025',
  right: ['Respectfully submitted,', '/s/ (demonstration, not signed)', 'Counsel for Plaintiff (demonstration)', 'Attorneys for Plaintiff'],
}

export const caption = {
  counsel: ['Counsel for Plaintiff (demonstration)', '1 Example Street', 'San Jose, California', 'Attorneys for Plaintiff A. Plaintiff and the Proposed Class'],
  court: ['UNITED STATES DISTRICT COURT', 'NORTHERN DISTRICT OF CALIFORNIA', 'SAN JOSE DIVISION'],
  left: ['A. PLAINTIFF, individually and on behalf', 'of all others similarly situated,', '', '    Plaintiff,', '', '  v.', '', 'LINKEDIN CORPORATION,', '', '    Defendant.'],
  right: ['Case No. 5:25-cv-00000-DEMO', '', 'CLASS ACTION COMPLAINT', '', '1. Breach of Contract', '2. Stored Communications Act', '3. Unfair Competition Law', '', 'DEMAND FOR JURY TRIAL'],
}

