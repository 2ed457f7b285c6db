/** What proposes a kind. Distances are bounded, so that no pattern goes back over long texts. */
export type KindRule = {
  kind: string
  text?: RegExp
  title?: RegExp
  /** heading and words must both fit */
  both?: boolean
  not?: RegExp
  /** words, `also` and `not` are held against one sentence, not the whole clause */
  sentence?: boolean
  /** what the sentence must say as well */
  also?: RegExp
  /** also where a term is defined */
  inDefinitions?: boolean
}

const gap = (many: number) => `[^.;]{0,${many}}?`
const rule = (kind: string, text: RegExp | string | undefined, more: Omit<KindRule, 'kind' | 'text'> = {}): KindRule => ({ kind, ...(text ? { text: typeof text === 'string' ? new RegExp(text, 'i') : text } : {}), ...more })

/** Who may end it, before or behind the verb. */
const MAY_END = /\b(?:may|can)\b[^;]{0,100}?\b(?:terminate|cancel|be terminated|be cancell?ed)\b|\b(?:right|option|elects?|election|entitled|privilege|power|permitted)\b[^;]{0,140}?\b(?:terminate|terminating|terminated|cancel)\b|\b(?:terminable|cancell?able)\b|\b(?:shall|will) be (?:terminated|cancell?ed) by\b/i
const WITHOUT_CAUSE = /\b(?:with(?:out| or without) (?:any )?cause|without (?:any )?reason|for (?:its |their |his )?(?:own )?convenience|no reason|at will)\b/i
const BY_NOTICE = /\b(?:for any reason|sole (?:and absolute )?(?:discretion|option)|at any time|(?:days?|weeks?|months?|years?)['’]?\W{0,3}(?:\w+ ){0,3}(?:notice|notification)|notice)\b/i
/** What makes a right to end it one that needs a cause. */
const WITH_CAUSE = /\b(?:if|in (?:the|any) event|in case|breach\w*|default\w*|fail\w*|insolv\w*|bankrupt\w*|liquidat\w*|receiver\w*|occurrence|(?:following|foregoing) (?:\w+ )?(?:events?|reasons?|grounds|circumstances|conditions?)|violat\w*|because|as a result|due to|unable|change (?:of|in) control|force majeure|terminat\w+ of this agreement for any reason|(?:when|where|should|unless|until|after) (?:the other|either|any|such|one|licensee|licensor) \w+|not renew\w*|unsafe|cause)\b/i

const FORBIDS = "(?:\\b(?:shall|will|may|must|can|agrees?|covenants?|undertakes?)(?:,? [\\w,]+){0,5}? (?:not|never)\\b|\\bneither\\b[^.;]{0,120}?\\b(?:shall|will|may)\\b|\\bnor (?:shall|will|may)\\b|\\brefrain from\\b|\\b(?:prohibited|restricted|precluded) from\\b)"

/** Says that there is nobody: "no third party beneficiaries", without an exception. */
const NOBODY = /\b(?:no|not|nor|none|nobody|nothing|neither|without|never)\b/i
const BUT_SOME = /\b(?:except|other than|save|unless|provided)\b/i

export const RULES: readonly KindRule[] = [
  rule('effective-date', /\b(?:last (?:updated|modified|revised)|effective (?:as of|on|from|date)[: ]|shall (?:become|be) effective|takes? effect)\b/i, { inDefinitions: true }),
  rule('expiration', `\\b(?:(?:initial )?term(?: of this agreement)?(?:\\W+term\\W+)?${gap(60)}(?:shall|will|is|begins?|commences?|continues?|be)${gap(160)}(?:year|month|until|expire|terminat|anniversary|perpetual|effect)|(?:shall|will) (?:continue|remain)${gap(30)}in (?:full )?(?:force|effect)${gap(80)}(?:until|for)|shall expire)`, { title: /^(?:initial )?term(?: of (?:this )?agreement| and termination|; termination)?$/i, inDefinitions: true }),
  rule('renewal', /\b(?:automatic(?:ally)?,? (?:be )?(?:renew|extend)|auto-?renew|successive\b.{0,30}\b(?:periods?|terms?)|renewal terms?|(?:shall|will|may) (?:be )?(?:automatically )?(?:renewed?|extended?) (?:for|by)\b|option to (?:renew|extend))/i, { title: /\brenewal\b/i, inDefinitions: true }),
  rule('notice-nonrenewal', `(?:unless|except)${gap(120)}(?:notice|notif)${gap(160)}(?:prior to|before)${gap(60)}(?:expir|end|renew|term\\b|anniversary)|notice of (?:its )?(?:intent(?:ion)?|election) not to renew`),
  rule('governing-law', /\b(?:governed by|construed (?:and enforced )?(?:in accordance|under)|interpreted (?:in accordance|under)|laws? of (?:the )?(?:state|commonwealth|province|republic|people|kingdom)?.{0,60}(?:shall|will) (?:govern|apply)|(?:shall|will) be subject to (?:and \w+ )?.{0,30}laws? of)\b.{0,120}?\b(?:laws?\b|code)/i, { title: /\b(?:governing|applicable|choice of) law\b/i, both: false }),
  rule('mfn', `most[- ]favou?red|(?:shall|will|may|is|are) (?:not|no)${gap(80)}(?:higher|greater|more favou?rable|less favou?rable|lower)${gap(100)}\\b(?:any other|other (?:clients?|customers?|licensees?|distributors?|purchasers?|part(?:y|ies))|third part)|no (?:less|more) favou?rable${gap(100)}\\b(?:any other|other (?:clients?|customers?|licensees?|distributors?|purchasers?)|third part)|(?:as|more) favou?rable (?:as|than)${gap(80)}\\b(?:any other|third part)`, { sentence: true }),
  rule('non-compete', `${FORBIDS}${gap(260)}(?:\\bcompet(?:e|es|ed|ing|ition|itive|itors?)\\b|\\b(?:(?:the )?same (?:as|or similar)|(?:substantially |materially )?similar)\\b${gap(12)}\\b(?:to|as|products?|services?|business|goods)\\b|\\bengage in${gap(80)}\\b(?:business|enterprise)|any other (?:${gap(40)})?(?:manufacturer|supplier|distributor|provider)s?\\b)|\\bnon-?competition\\b|\\bcovenant not to compete\\b`, { title: /\bnon-?compet/i, not: /\b(?:confusing|deceptive)ly similar|\bcompetitive bid|\b(?:trade ?marks?|trade names?|logos?|provision)\b/i, sentence: true }),
  rule('exclusivity', /\b(?:exclusive(?:ly)?\b.{0,80}?\b(?:right|license|licence|distribut|provider|supplier|agent|basis|territor|purchase|appoint|sponsor|manufactur|partner)|(?:sole|on an) (?:and )?exclusive\b|exclusivity)/i, { title: /\bexclusiv/i, not: /\bnon-?exclusive\b(?![\s\S]*\bexclusiv)/i }),
  rule('no-solicit-customers', `solicit${gap(140)}(?:customer|client|account)s?`),
  rule('compete-exception', `(?:notwithstanding|except(?: that)?|provided,? however|nothing (?:in|contained)|unless|other than)${gap(240)}(?:compet(?:e|ing|itive|itor)|exclusiv)`),
  rule('no-solicit-employees', `(?:(?:not|never|refrain)\\b${gap(160)}(?:solicit|hire|recruit|entice|employ)\\b${gap(120)}|solicit\\b${gap(80)})(?:employee|personnel|consultant)s?`, { title: /\bnon-?solicit|no[- ]hire/i, not: /\bsolicit(?:ation)? of (?:proposals|offers)/i, both: false }),
  rule('non-disparagement', /\b(?:disparag\w+|derogatory|denigrat\w+|bring\b.{0,60}\binto (?:public )?disrepute|defam(?:e|atory))\b/i),
  rule('termination-convenience', MAY_END, { also: WITHOUT_CAUSE, title: /\bterminat\w+ (?:for convenience|without cause|at will|(?:up)?on notice)\b/i, sentence: true, not: /\bterminat\w+[^;]{0,80}\bfor (?:any|no) reason\b[^;]{0,120}\b(?:shall|will) (?:not )?(?:relieve|affect|survive|remain)/i }),
  rule('termination-convenience', MAY_END, { also: BY_NOTICE, sentence: true, not: WITH_CAUSE }),
  rule('rofr', /\b(?:right of first (?:refusal|offer|negotiation)|first right (?:to|of)|right of first\b|first (?:opportunity|option|refusal) (?:to|for))/i),
  rule('change-of-control', `change (?:of|in) control|(?:merger|consolidation|acqui|sale)${gap(120)}(?:substantially all|controlling|majority|voting)`),
  rule('anti-assignment', `(?:not|neither|nor|no)\\b${gap(120)}(?:assign(?!ed to (?:it|them))|transfer(?:red)?)${gap(200)}(?:consent|approval|agreement|null|void|rights?|obligations?|in whole|part)|(?:assign(?:ment|ed|able)?|transfer(?:red)?)\\b${gap(160)}(?:without|unless|only with|subject to|upon)${gap(60)}(?:consent|approval)|(?:not|non-?)\\s?(?:be )?assignable|any (?:attempted|purported) (?:assignment|transfer)`, { title: /^(?:no )?assign(?:ment|ability)/i, not: /^(?![\s\S]*assign)[\s\S]*$/i }),
  rule('revenue-share', /\b(?:royalt(?:y|ies)|(?:share|sharing|portion|percent(?:age)?|\d+ ?%)\W{0,3}\s?(?:\([\d.]+ ?%\)\s?)?of (?:the |all |any |its |such )?(?:\w+ ){0,2}(?:net|gross|revenue|sales|profit|fees|advertising|receipts|proceeds)|(?:revenue|profit)[- ]shar(?:e|ing)|commissions?)\b/i),
  rule('price-restriction', `(?:shall|may|will) not${gap(60)}(?:increase|raise|exceed|discount)${gap(80)}(?:price|fee|rate|charge)|price${gap(80)}(?:shall|will|may) not (?:be )?(?:increase|exceed|raise|change)|(?:minimum|maximum) (?:resale |retail )?price|price (?:cap|protection|increase)`),
  rule('minimum-commitment', `(?:minimum|at least)${gap(80)}(?:purchase|order|payment|royalt|quantit|amount|guarantee|commitment|units|fee|volume|impressions|spend)|guaranteed? minimum|minimum (?:annual|guarantee|monthly|quarterly)`),
  rule('volume-restriction', `(?:not (?:to )?exceed|maximum|no more than|up to(?: a)?)${gap(40)}(?:number|quantit|users?\\b|copies|volume|units|hours|appearances|capacity)|in excess of${gap(60)}(?:per|units|users|hours)`),
  rule('ip-assignment', `(?:hereby |does |agrees? to |shall )?(?:irrevocably )?assigns?\\b${gap(120)}(?:right,? title|intellectual property|copyright|invention|patent|work product|all rights)|works? (?:made )?for hire|(?:shall|will) (?:be the (?:sole )?(?:and exclusive )?property of|own all|vest(?:ed)? (?:exclusively )?in)|shall be (?:deemed )?owned (?:solely |exclusively )?by`),
  rule('joint-ip', /\b(?:joint(?:ly)?[- ](?:own(?:ed|ership)?|title|intellectual|invention|patent)|jointly own|co-own|own(?:ed)? jointly|joint inventions?|joint work)\b/i),
  rule('license-grant', `(?:grants?|granted|granting)\\b${gap(140)}(?:licen[sc]e|right (?:to|and)|rights?\\b)|licen[sc]es? to\\b${gap(60)}(?:use|distribute|copy|reproduce)|hereby licenses`, { title: /\b(?:grant of )?licen[sc]e(?: grant)?\b/i, both: false, not: /^(?![\s\S]*(?:grant|licen[sc]))/i }),
  rule('license-nontransferable', /\bnon-?\s?(?:transferable|sub-?licen[sc]e?able|assignable)\b|\b(?:may|shall|will) not (?:\w+,? ){0,4}(?:sub-?licen[sc]e)\b|without the right to sub-?licen[sc]e|no right to sub-?licen[sc]e/i),
  rule('affiliate-license-licensor', `grants?\\b${gap(120)}(?:licensor|company|it) and its affiliates|(?:its|their|licensor's) affiliates['’]? (?:intellectual|patents?|trademarks?|marks)`),
  rule('affiliate-license-licensee', `grants?\\b${gap(120)}\\b(?:and|or) (?:its|their) (?:respective )?(?:affiliates|subsidiaries)`),
  rule('unlimited-license', /\b(?:unlimited (?:number|use|right|licen|access|user)|enterprise[- ]wide|all[- ]you[- ]can)/i),
  rule('perpetual-license', `(?:perpetual|irrevocable)\\b${gap(120)}(?:licen[sc]e|right)|licen[sc]e${gap(100)}(?:perpetual|irrevocable|in perpetuity)`),
  rule('source-escrow', /\b(?:escrow agent|source code escrow|deposit materials?|escrow (?:the |of (?:the )?)?source|(?:in|into) escrow\b.{0,80}source code|source code\b.{0,120}\bescrow)/i),
  rule('post-termination', `(?:upon|following|after|on)\\b${gap(40)}(?:expiration|termination)${gap(200)}(?:shall|will|may|agrees?)\\b|(?:sell[- ]off|wind[- ]down|transition (?:period|services|assistance)|post-termination)`, { title: /\b(?:effect|consequences|obligations|rights)\b.{0,20}\b(?:up)?on (?:expiration|termination)|effects? of termination/i }),
  rule('audit', /\b(?:audit(?:s|ed|or|ors)?\b.{0,120}\b(?:books|records|right|accounts|inspect|expense|cost|compliance)|(?:inspect|examine|examination)\b.{0,80}\b(?:books|records|facilit|accounts|premises)|(?:books|records)\b.{0,140}\b(?:inspect|audit|examin)|right to (?:audit|inspect))/i, { title: /\baudit|inspection\b/i }),
  rule('liability-uncapped', `(?:except|limitation${gap(30)}(?:shall|will|do(?:es)?) not apply|(?:shall|will|do(?:es)?) not (?:apply|limit))${gap(240)}(?:indemnif|gross negligence|wil+ful misconduct|confidential|fraud|breach)${gap(200)}(?:liab|damages)|unlimited liability`),
  rule('liability-cap', /\b(?:in no event\b.{0,120}\bliab|liab\w+\b.{0,240}\b(?:(?:shall|will|may) not|not to) exceed|(?:shall|will)(?: not| in no event)? be liable\b.{0,160}\b(?:indirect|incidental|consequential|special|punitive|lost profits)|(?:neither party|no party|not)\b.{0,60}\bliable\b.{0,160}\b(?:indirect|incidental|consequential|special|punitive|lost profits)|(?:aggregate|total|maximum|entire) liability|limit(?:ation)? (?:of|on) liability)/i, { title: /\blimitations? (?:of|on) (?:liability|damages)|consequential damages/i }),
  rule('liquidated-damages', /\bliquidated damages|not as a penalty|termination fee|(?:early termination|break-?up) (?:fee|payment)/i),
  rule('warranty-duration', `warrant${gap(200)}(?:for a period of|for (?:the )?(?:\\w+ ){0,3}(?:\\(\\d+\\) )?(?:days|months|years?)|(?:\\d+|\\w+) (?:\\(\\d+\\) )?(?:days|months|years?) (?:from|after|following))|warranty period`),
  rule('insurance', /\b(?:maintain|obtain|procure|carry|provide|purchase)\b.{0,160}\binsurance\b|\binsurance\b.{0,80}\b(?:coverage|policy|policies|certificate)|additional(?:ly)? (?:named )?insured/i, { title: /\binsurance\b/i }),
  rule('covenant-not-to-sue', /\bcovenant not to sue|(?:shall|will|agrees?|may)(?: to)? (?:not|never)\b.{0,160}\b(?:sue\b|contest|challenge|attack|dispute)|(?:contest|challenge|attack|question|dispute)\b.{0,80}\b(?:validity|ownership|title)|release(?:s|d)? (?:and|,)\b.{0,80}\b(?:discharge|claims)/i),
  rule('third-party-beneficiary', /\bthird[- ]party beneficiar(?:y|ies)\b|\b(?:for|inures? to) the (?:sole |express )?benefit of\b.{0,80}\b(?:may|shall be entitled to|can) enforce\b/i, { sentence: true, not: new RegExp(`^(?=[^]*${NOBODY.source})(?![^]*${BUT_SOME.source})`, 'i') }),
  rule('no-third-party-beneficiary', /\bthird[- ]party beneficiar(?:y|ies)\b|\b(?:benefit|rights?|remed)\w*\b.{0,120}\b(?:any )?(?:other )?(?:person|party|entity)\b.{0,80}\b(?:not (?:a )?part(?:y|ies)|other than (?:the|each) part(?:y|ies))|no (?:rights|benefit)\b.{0,60}\b(?:in|on|upon) any (?:other|third)/i, { title: /\bno third[- ]party (?:beneficiar|rights)/i, sentence: true, also: NOBODY }),
  rule('definitions', /\b(?:shall|will) have the (?:following )?meanings?|[”"] (?:means|shall mean)\b|as used (?:in this agreement|herein)/i, { title: /^(?:certain )?(?:definitions?|defined terms)/i, inDefinitions: true }),
  rule('confidentiality', /\b(?:confidential information\b.{0,200}\b(?:disclos|protect|use|third)|(?:not|never|nor)\b.{0,80}\bdisclos\w+|hold\b.{0,40}\bconfidence|(?:keep|maintain|treat)\b.{0,60}\b(?:confidential|confidence|secret)|non-?disclosure)/i, { title: /\b(?:confidential|non-?disclosure|trade secrets?)/i }),
  rule('confidentiality-exception', `(?:confidential|disclos)${gap(240)}(?:except|unless|required by (?:applicable )?law|need to know|court order|subpoena|does not include|shall not include|not apply)|(?:except|unless|may disclose|obligations?${gap(80)}not apply)${gap(200)}(?:disclos|confidential|public(?:ly)? (?:domain|known|available))`, { inDefinitions: true }),
  rule('data-processing', /\b(?:data (?:processor|controller)|(?:on|in accordance with)\b.{0,40}\b(?:documented )?instructions\b.{0,80}\bdata|process(?:es|ing|ed)?\b.{0,60}\bpersonal (?:data|information)|personal (?:data|information)\b.{0,80}\bprocess|customer data\b.{0,80}\b(?:process|use))/i),
  rule('subprocessor', /\bsub-?processors?\b|\bengage\b.{0,60}\bthird part(?:y|ies)\b.{0,80}\bprocess/i),
  rule('data-security', /\b(?:technical and organi[sz]ational|(?:reasonable|appropriate|industry[- ]standard)\b.{0,60}\b(?:security|safeguards)|security (?:measures|safeguards|program|controls))\b/i, { title: /\b(?:data|information) security\b/i }),
  rule('breach-notice', /\b(?:without undue delay|(?:security|data) (?:incident|breach)|unauthori[sz]ed (?:access|disclosure)\b.{0,120}\bnotif|notif\w+\b.{0,120}\bunauthori[sz]ed (?:access|use|disclosure))/i),
  rule('retention-deletion', /\b(?:return(?:ed)? (?:or|and|\/|all)\b.{0,80}\bdestr|return or destroy|destroy\b.{0,80}\b(?:copies|confidential|materials)|delet(?:e|ed|ion)\b.{0,60}\b(?:within|data|information|content|account)|retain\b.{0,60}\b(?:data|information))/i),
  rule('cross-border', /\b(?:standard contractual clauses|transfer\w*\b.{0,80}\b(?:outside|international|third countr)|privacy shield|binding corporate rules)\b/i),
  rule('user-content-license', /\b(?:you grant (?:us|to|linkedin|the)|grant us\b|content\b.{0,60}\b(?:that )?you (?:submit|post|provide|upload|share))/i),
  rule('ai-training', /\b(?:machine learning|generative|artificial intelligence|(?:train|develop|improve)(?:ing)?\b.{0,60}\b(?:models?|AI)\b)/i),
  rule('opt-out', /\b(?:opt(?:ing|ed)?[- ]?out|you (?:can|may) (?:turn off|disable|choose|control|limit)|your (?:choices|settings)|settings? (?:page|to))\b/i),
  rule('unilateral-change', /\b(?:we may (?:modify|change|amend|update|revise)|(?:changes?|modif\w+|revisions?) to th(?:is|ese) (?:terms|agreement|policy|contract)|continued use\b.{0,60}\b(?:constitute|means?|accept)|reserves? the right to (?:change|modify|amend|revise))\b/i),
  rule('fees', /\b(?:shall|will|agrees? to) pay\b|\binvoices?\b|\b(?:fees?|payments?|amounts?)\b.{0,60}\b(?:due|payable)\b/i, { title: /\b(?:fees?|payments?|compensation|prices?|pricing|consideration|purchase price)\b/i }),
  rule('warranty', /\b(?:represents?,? (?:and|,)?\s?(?:covenants? and )?warrants?|represents?, warrants?|warrants? (?:that|to)|makes? the following representations)\b/i, { title: /\b(?:warrant(?:y|ies)|representations)\b/i }),
  rule('disclaimer', /\b(?:as[- ]is|disclaims?\b.{0,80}\bwarrant|no (?:other )?(?:express or implied )?warrant(?:y|ies)|makes? no (?:other )?(?:representation|warrant)|without (?:any )?warrant(?:y|ies))\b/i, { title: /\bdisclaimer/i }),
  rule('indemnity', /\b(?:indemnif(?:y|ies|ied|ication)|hold(?:s)?\b.{0,60}\bharmless)\b/i, { title: /\bindemni/i }),
  rule('termination-cause', `(?:terminat\\w+${gap(240)}(?:material(?:ly)? (?:breach|default)|breach(?:es)?\\b|default|bankrupt|insolven|fail(?:s|ure)? to)|(?:material breach|default|breach)${gap(160)}(?:terminat|cure))`, { title: /\btermination (?:for|by)\b.{0,20}\b(?:cause|breach|default)/i }),
  rule('survival', /\b(?:shall|will) survive|\bsurvival\b|survives? (?:any |the )?(?:expiration|termination)/i, { title: /^survival/i }),
  rule('force-majeure', /\b(?:force majeure|beyond\b.{0,40}\breasonable control|acts? of god)\b/i, { title: /\bforce majeure\b/i }),
  rule('notices', /\bnotices?\b.{0,120}\b(?:in writing|writing|delivered|addressed|certified mail|registered)\b/i, { title: /^notices?\b/i, both: false }),
  rule('entire-agreement', /\b(?:entire|whole|complete) (?:and (?:\w+ )?)?(?:agreement|understanding)|supersedes?\b.{0,60}\b(?:all|any|prior|previous)/i, { title: /\b(?:entire agreement|integration|merger clause)\b/i }),
  rule('precedence', /\b(?:in the event of (?:a|any) (?:conflict|inconsistency)|(?:conflict|inconsisten\w+)\b.{0,160}\b(?:shall|will) (?:prevail|control|govern|take precedence)|(?:conflicts?|differs?|inconsistent)\b.{0,160}\b(?:prevails?|takes? precedence|governs?)|(?:prevails?|takes? precedence|controls?) over|order of precedence)\b/i, { title: /\b(?:order of precedence|conflict(?:s|ing terms)?|inconsistency)\b/i, not: /conflicts? of laws?(?![\s\S]*(?:prevail|precedence))/i }),
  rule('amendment', /\b(?:(?:amended|modified|amendment|modification|waived|changed)\b.{0,120}\b(?:in writing|written|signed|executed)|no (?:amendment|modification))\b/i, { title: /\b(?:amendments?|modifications?)\b/i }),
  rule('severability', /\b(?:(?:invalid|unenforceable|illegal|void)\b.{0,200}\b(?:remain|other provisions?|severed|severable|enforceable)|severab\w+)\b/i, { title: /^sever/i }),
  rule('waiver', /\b(?:no (?:waiver|failure|delay)\b|waiver (?:of|by)\b|failure\b.{0,80}\b(?:enforce|exercise|insist)\b.{0,160}\bwaive)/i, { title: /^(?:no )?waivers?\b/i }),
  rule('arbitration', /\b(?:binding arbitration|(?:settled|resolved|determined|submitted|finally)\b.{0,60}\barbitrat|american arbitration|JAMS\b|arbitration (?:rules|proceeding|tribunal|award|shall))/i, { title: /\barbitration\b/i }),
  rule('class-waiver', /\b(?:class(?:,| action| or)\b.{0,60}\b(?:collective|representative|waive|proceeding)|only in (?:your|an|their|its) individual capacity|waive\b.{0,60}\bclass action)/i),
  rule('jury-waiver', /\b(?:waives?\b.{0,120}\b(?:jury|trial by)|jury (?:trial )?waiver)\b/i),
  rule('venue', /\b(?:(?:exclusive|non-?exclusive|personal|submits? to (?:the )?)\s?(?:personal )?(?:jurisdiction|venue)|courts? (?:located )?(?:in|of)\b.{0,80}\b(?:jurisdiction|venue|state|county)|jurisdiction of (?:the )?(?:\w+ ){0,4}courts?|venue (?:shall|will|for|in|of|is))\b/i, { title: /\b(?:venue|jurisdiction|forum)\b/i }),
  rule('limitation-period', /\b(?:must be (?:commenced|brought|filed) within|(?:commenced|brought|filed) (?:more than|later than|within)\b.{0,60}\b(?:years?|months?|days)|(?:forever|permanently) barred|barred (?:if|unless)|no (?:action|claim)\b.{0,80}\bmore than\b.{0,40}\b(?:years?|months?))/i),
  rule('equitable-relief', /\b(?:irreparable|injunctive relief|specific performance|equitable re(?:lief|medy)|injunction)\b/i, { title: /\b(?:injunctive|equitable) relief|specific performance\b/i }),
  rule('acceptable-use', /\b(?:you (?:will|may|must|agree to|shall) not\b|prohibited (?:uses?|activit|conduct)|acceptable use|dos and don.?ts)\b/i),
  rule('export', /\bexport\b.{0,60}\b(?:laws?|regulations?|controls?|administration)\b/i),
  rule('counterparts', /\b(?:in (?:any number of |two or more |multiple |one or more |several )?counterparts?|electronic signatures?|facsimile signature)\b/i, { title: /\bcounterparts?\b/i }),
]
