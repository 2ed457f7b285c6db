/**
 * What elements ask for and how complaints say it. An element is met by its own words and label
 * (they may be edited, so not by its id); a paragraph by the words complaints use for that thing.
 */
import type { AllegationKind } from '../pleading/model'

export type Cue = {
  /** what the element is about; tested on its label, then its words */
  element: RegExp
  /** how a paragraph says it; the match is quoted as the reason */
  says: RegExp
  /** kinds of allegation that fit */
  kinds: readonly AllegationKind[]
}

export const cues: readonly Cue[] = [
  {
    element: /\bentered into a contract|^contract\b|^agreement$/i,
    says: /\b(?:entered into|accepted the|agreed to be bound|assented|executed (?:a|an|the)|signed (?:a|an|the)|contracts? with|bound by|(?:valid|binding|enforceable|written) (?:contract|agreement)|(?:subscription|user|license|purchase|employment) agreement|terms of (?:service|use))\b/gi,
    kinds: ['agreement'],
  },
  {
    element: /^performance\b|\bdid all\b/i,
    says: /\b(?:performed|fulfilled|complied with (?:all|its|his|her|their)|did all|paid (?:\$|for|all|the|every|each)|pays?|payment of|ready, willing)(?![\p{L}])/giu,
    kinds: ['performance'],
  },
  {
    element: /^conditions\b/i,
    says: /\b(?:conditions? (?:precedent|required|for)|conditions|good standing|had occurred)\b/gi,
    kinds: ['performance'],
  },
  {
    element: /^breach$|failed to do what|breach \(/i,
    says: /\b(?:breach(?:ed|es)?|failed to (?:perform|comply|honor|provide|keep)|in violation of (?:section|the)|(?:will|shall|would|may) not|provides?:|prohibits?|forbids?|promised?|disclos(?:ed|ing|ure)|divulged)/gi,
    kinds: ['conduct', 'omission'],
  },
  {
    element: /\bharm(?:ed)?\b|\bdamages?\b|^injury|\binjury\b|\bloss\b(?! causation)/i,
    says: /\b(?:harm(?:ed|s)?|injur(?:ed|y|ies)|damages?|damaged|suffered|losse?s?|lost|overpaid|diminish(?:ed|es)|diminution|benefit of (?:the|their|his|her) bargain|would not have (?:subscribed|paid|purchased|bought)|out[- ]of[- ]pocket|paid for)\b/gi,
    kinds: ['harm'],
  },
  {
    element: /\bcausation\b|substantial(?:ly)? (?:factor|caused)|as a result|\btraceable\b|\bcaused by\b/i,
    says: /\b(?:caused|as a (?:direct|proximate|foreseeable)?(?: and (?:direct|proximate))? ?result|resulted (?:in|from)|proximate(?:ly)?|because of|due to|substantial factor|led to)\b/gi,
    kinds: ['causation', 'harm'],
  },
  {
    element: /service to the public|communication service/i,
    says: /\b(?:electronic communication service|remote computing service|(?:offered|available) to the public|provides? .{0,60}(?:ability to send|messages|messaging|service)|(?:sends?|send and receive|sending) .{0,20}messages)/gi,
    kinds: ['background', 'conduct', 'party'],
  },
  {
    element: /^contents\b|contents of|contents or meaning/i,
    says: /\b(?:contents?|substance|purport|the body of|what was (?:said|written)|messages? (?:about|concerning|to discuss)|to discuss|private (?:between|messages|communications))\b/gi,
    kinds: ['background', 'conduct'],
  },
  {
    element: /\bstorage\b/i,
    says: /\b(?:stor(?:ed|es|age|ing)|servers?|backup|retain(?:s|ed)?|keeps? (?:the|all|its|those) )\b/gi,
    kinds: ['background', 'conduct'],
  },
  {
    element: /^divulged|divulged (?:those|contents)|disclos|^misappropriat/i,
    says: /\b(?:divulg(?:ed|es|ing)|disclos(?:ed|es|ing|ure)|shar(?:ed|es|ing) .{0,40}with|shares data|transferr?ed|gave .{0,40}to|third[- ]part(?:y|ies)|recipients? of|sold)\b/gi,
    kinds: ['conduct'],
  },
  {
    element: /\bknow(?:s|n|ing(?:ly)?)?\b|\bknew\b|scienter|^intent\b|\bintentional(?:ly)?\b|reckless/i,
    says: /\b(?:knew|knows|knowing(?:ly)?|knowledge|intentional(?:ly)?|intended|deliberate(?:ly)?|willful(?:ly)?|reckless(?:ly)?|aware|chose|decided|designed)\b/gi,
    kinds: ['knowledge'],
  },
  {
    element: /consent|\bexception\b|without authori[sz]|^unauthori[sz]ed/i,
    says: /\b(?:consent(?:ed|s)?|permission|authori[sz](?:ed|ation)|opt(?:ed|ing)?[- ](?:in|out)|exceptions?|agreed to (?:such|the) (?:use|disclosure)|necessarily incident)\b/gi,
    kinds: ['omission', 'conduct'],
  },
  {
    element: /\baggrieved\b/i,
    says: /\b(?:aggrieved|(?:plaintiff|his|her)[’']s own|own .{0,20}messages were|were among)\b/gi,
    kinds: ['harm', 'conduct'],
  },
  {
    element: /^relief\b|^relief apt|equitable relief|redressed/i,
    says: /\b(?:statutory damages|not less than \$|punitive|entitled to|injuncti(?:on|ve)|restitution|declarat(?:ion|ory)|cannot be (?:undone|withdrawn)|legal remed(?:y|ies)|damages alone)/gi,
    kinds: ['relief', 'harm'],
  },
  {
    element: /^practice\b|business act or practice|listed practice/i,
    says: /\b(?:practices?|business act|default(?:ed)?|switched on|turned on|uniform(?:ly)?|course of conduct)\b/gi,
    kinds: ['conduct'],
  },
  {
    element: /^unlawful|unlawful:|unfair/i,
    says: /\b(?:unlawful(?:ly)?|unfair(?:ly)?|fraudulent|decepti(?:ve|on)|deceiv(?:ed|e)|mislead(?:ing|s)?|violat(?:es|ed|ion)|did not (?:notify|tell|inform|disclose)|without (?:notice|notifying|telling)|outweighs?)\b/gi,
    kinds: ['conduct', 'omission', 'public-statement'],
  },
  {
    element: /lost money/i,
    says: /\b(?:lost money|money or property|overpaid|(?:subscription )?fees?|purchase price|would have paid less|paid (?:\$|for))/gi,
    kinds: ['harm', 'performance'],
  },
  {
    element: /represent(?:ation|ed)|misstatement|false (?:or misleading )?statement/i,
    says: /\b(?:represent(?:ed|s|ations?)|stated|statements?|advertis(?:ed|ements?|es)|told|announced|claimed|promised)\b/gi,
    kinds: ['public-statement', 'conduct'],
  },
  {
    element: /^false\b|was false|^untrue|not true|deceives/i,
    says: /\b(?:false(?:ly)?|untrue|mislead(?:ing)?|misled|inaccurate|not true)\b/gi,
    kinds: ['conduct', 'public-statement'],
  },
  {
    element: /\brel(?:y|iance|ied)\b/i,
    says: /\b(?:relied|reliance|relying|would not have|had .{0,20} known|induced?)\b/gi,
    kinds: ['reliance'],
  },
  {
    element: /expectation|privacy interest|confidential/i,
    says: /\b(?:reasonabl[ey] expect(?:ation|ed)?|reasonably understand|priva(?:te|cy)|confidential(?:ity)?|secret)\b/gi,
    kinds: ['background', 'conduct'],
  },
  {
    element: /\bintru|eavesdrop|record(?:ed|ing)|\baccess(?:ed)?\b|intercept|wiretap/i,
    says: /\b(?:intru(?:ded|sion)|intercept(?:ed|s|ion)|eavesdrop(?:ped)?|record(?:ed|s|ing)|access(?:ed|es)|captur(?:ed|es)|track(?:ed|s|ing)|logged in|real[- ]time|in transit)\b/gi,
    kinds: ['conduct'],
  },
  {
    element: /^offensive|highly offensive|egregious/i,
    says: /\b(?:offensive|egregious|outrageous|shock(?:s|ing)?|social norms)\b/gi,
    kinds: ['legal-conclusion', 'harm'],
  },
  {
    element: /^duty\b|duty of|^relationship|fiduciary relationship/i,
    says: /\b(?:owed?|dut(?:y|ies)|reasonable care|fiduciary|trust and confidence|entrusted)\b/gi,
    kinds: ['legal-conclusion', 'agency'],
  },
  {
    element: /adverse action/i,
    says: /\b(?:terminat(?:ed|ion)|fired|demot(?:ed|ion)|discharg(?:ed|e)|suspended|denied (?:a|the|him|her)|refused to (?:hire|promote)|laid off)\b/gi,
    kinds: ['conduct'],
  },
  {
    element: /because of|pretext/i,
    says: /\b(?:because of (?:his|her|their|its)|on account of|on the basis of|similarly situated|comparators?|treated (?:better|differently)|pretext(?:ual)?|motivat(?:ed|ing))\b/gi,
    kinds: ['conduct', 'knowledge'],
  },
  {
    element: /^exhaustion|EEOC/i,
    says: /\b(?:EEOC|right[- ]to[- ]sue|charge of discrimination|administrative remedies)\b/gi,
    kinds: ['background'],
  },
  {
    element: /colou?r of/i,
    says: /\b(?:colou?r of (?:state )?law|acting as (?:a|an)|police officers?|officials?|employed by the (?:city|county|state))\b/gi,
    kinds: ['party', 'conduct'],
  },
  {
    element: /deprivation|deprived/i,
    says: /\b(?:depriv(?:ed|ation)|(?:first|fourth|fifth|eighth|fourteenth) amendment|constitutional rights?|excessive force|without (?:a warrant|due process))\b/gi,
    kinds: ['conduct'],
  },
  {
    element: /policy \(entity\)|policy, custom/i,
    says: /\b(?:polic(?:y|ies)|customs?|failed to (?:train|supervise|discipline)|final policymaker|pattern)\b/gi,
    kinds: ['conduct', 'omission'],
  },
  {
    element: /valid mark|protectable mark|ownership|registration/i,
    says: /\b(?:registration|registered|owns?|owner of|author(?:ed)?|trademarks?|copyrights?)\b/gi,
    kinds: ['background', 'agreement'],
  },
  {
    element: /confusion/i,
    says: /\b(?:confus(?:ed|ion|ingly)|likely to (?:cause|deceive))\b/gi,
    kinds: ['conduct', 'harm'],
  },
  {
    element: /\bcopying\b/i,
    says: /\b(?:cop(?:y|ied|ies|ying)|reproduc(?:ed|es|tion)|substantial(?:ly)? similar(?:ity)?|identical)\b/gi,
    kinds: ['conduct'],
  },
  {
    element: /trade secret/i,
    says: /\b(?:trade secrets?|secrecy|independent economic value|non-?disclosure|kept (?:secret|confidential))\b/gi,
    kinds: ['background', 'conduct'],
  },
  {
    element: /^agreement\b|conspiracy/i,
    says: /\b(?:conspir(?:ed|acy)|agreed (?:not )?(?:to|with)|combination|collu(?:ded|sion)|parallel|concert(?:ed)?)\b/gi,
    kinds: ['conduct'],
  },
  {
    element: /restraint/i,
    says: /\b(?:restrain(?:t|ed|s)?|compet(?:e|ition|itors?)|prices?|market(?:s| power| share)?)\b/gi,
    kinds: ['conduct', 'background'],
  },
  {
    element: /commerce/i,
    says: /\b(?:interstate|commerce)\b/gi,
    kinds: ['background', 'jurisdiction'],
  },
  {
    element: /^unjust\b|retention is unjust|^benefit\b|received a benefit/i,
    says: /\b(?:unjust(?:ly)?|inequit(?:able|y)|benefit(?:ed|s)?|profit(?:ed|s)?|enrich(?:ed|ment)|retain(?:ed|s)?)\b/gi,
    kinds: ['harm', 'conduct'],
  },
]
