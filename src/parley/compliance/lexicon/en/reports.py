"""English phrases for what somebody reports of the debt or of a person: further ways beside the modules of each theme.

Each rule states one grammar with few vetoes, so that a message that carries two reports still shows both.

Source: 12 CFR 1006.18(b)(2)(i), 1006.26, 1006.34, 1006.38; rules EV-INCAR, EV-DECEASED, EV-MINOR and EV-THREAT.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PAYER = (
    r"(?:charity care|financial assistance|medicaid|medicare|insurance|insurance company|garnishment|deposit|estate|"
    r"trustee|(?:my |the )?<relative>|boss|school)"
)
_THAT = r"(?:this|that|it|the (?:bill|loan|debt|balance|account|card|note)|that (?:bill|loan|debt|balance|account))"
_TOLD = r"(?:says?|said|told me|tells me)"
_JAIL = r"(?:jail|prison|county jail|county|penitentiary|lockup)"
_AGENCY = r"(?:cfpb|bbb|better business bureau|attorney general\w*|ag|ftc|consumer (?:\w+ ){0,2}?bureau|state ag)"

PAID_MORE: tuple[Phrase, ...] = (
    phrases(
        "claim_already_paid", "EN-PAID-TOLD",
        r"(?:i|we) (?:have|got|still have|kept) (?:the |my |a )?(?:proof|receipts?) (?:that )?(?:i|we|it was|its) "
        r"(?:already )?(?:paid|settled)",
        rf"(?:store|bank|hospital|doctor|clinic|landlord|dealer|office|they)(?: \w+)? {_TOLD} (?:that )?(?:its|it is|it "
        rf"was|this is|that was) (?:all |already |closed and ){{0,2}}(?:paid(?: off)?|settled)(?= \.|$)",
        r"(?:have|got|heres|holding) (?:the|a|my) (?:\w+ )?(?:letter|receipt|paper) (?:saying|that says|stamped|marked) "
        r"paid in full",
        r"i know (?:for a fact )?(?:this|that|it) was paid",
        r"(?:sent|gave|mailed|emailed) me a zero balance",
        unless=r"if|when|until|need|not paid|once|send me|have to",
    ),
    phrases(
        "claim_already_paid", "EN-PAID-HOW",
        rf"{_THAT} (?:was|got|has been) (?:all |already )?(?:paid(?: off)?|settled|cleared up|satisfied) (?:through|when "
        rf"(?:i|we)|in cash|at the|by (?:the|my)|with my)",
        r"(?:balance|all of that|all of it) (?:was|got) (?:satisfied|paid off|settled)(?= through| \.|$| every)",
        rf"{_PAYER}(?: \w+){{0,3}}? (?:paid|covered|took care of|finished) (?:that|this|the (?:whole|bill|surgery|"
        rf"ambulance|loan)|you in full|it off|this off)",
        r"(?:half|part|some|most) of (?:that|it|this) was (?:already )?(?:covered|paid) by",
        r"(?:we|i)(?: done| have| had)? squared (?:that |it |this )?up (?:on|with|back|already|long|in)",
        r"(?:you|yall) (?:already )?cashed (?:my|the|that) (?:check|money order)",
        r"already done (?:did|paid|sent) it",
        r"i (?:already )?(?:finished|completed) (?:that|the|my) (?:whole )?(?:plan|settlement|payment plan)",
        r"settlement i (?:already )?finished",
        r"got (?:his|their|her|its) money in cash",
        r"(?:<relative>|insurance company|ins company|estate|lawyer|dealer) (?:already )?(?:mailed|sent|dropped off|cut) "
        r"(?:you |yall )?(?:a|the) (?:\w+ )?(?:money order|check|payoff)",
        r"paid (?:it|that|this)(?: \w+)? (?:once|at the (?:counter|desk|bank|window|front desk))",
        r"paid (?:that|the) \w+ at the (?:counter|front desk|window)",
        r"paid (?:\$?\d+|half|(?:\w+ )?hundred) of it (?:last|already|straight|to)",
        r"that money paid (?:off|it|the)",
        r"finished paying (?:it|this|that) (?:besides|already|long|years)",
        r"i (?:gave|paid|handed) the last \$?\d+ to",
        r"my last installment (?:went through|cleared|was)",
        r"cleared all (?:\w+ )?(?:of )?my (?:\w+ )?cards",
        unless=(
            r"proof that i finished|"
            r"should|supposed|didnt|wont|refus\w+|denied|denies|if|once|until|when (?:it|this|that)|never|would|has "
            r"(?:it|that|this)|did (?:my|the)|not|will|how|says? (?:they|it)|rent|funeral|lawyer fee"
        ),
    ),
)  # fmt: skip

OLD_MORE: tuple[Phrase, ...] = (
    phrases(
        "claim_too_old", "EN-TOO-OLD-MORE",
        r"(?:past|beyond|outside|dead under|under|out of|past whatever) (?:the )?(?:statute|any deadline|the deadline|"
        r"deadline|years the law)(?: to collect| of)?(?= \.|$| by| to| gives| so| and| in)",
        r"deadline to collect (?:has )?(?:passed|ran|expired)\w*",
        r"deadline to collect passed",
        r"s \. ?o \. ?l \.? ?(?:has|is|ran)",
        r"legally (?:you are|youre) out of time",
        r"(?:way |long )?past seven years",
        r"(?:a )?decade old(?: \w+){0,4} cant collect",
        r"law says (?:it is done|you cant|six years|seven years|four years|three years)",
        r"(?:gives|allows|is) (?:four|five|six|seven|ten|\d+) years and (?:its|it has) been",
        r"(?:you )?cant (?:still )?(?:be )?collect(?:ing)? on (?:that|their|this)(?: \w+)? (?:now|any ?more)",
        r"(?:supposed to )?die after a certain number of years",
        r"bill expired back in",
        r"(?:legally dead|stale debt)",
        unless=r"payment|offer|reports?|due",
    ),
)  # fmt: skip

PERSON_MORE: tuple[Phrase, ...] = (
    phrases(
        "report_incarceration", "EN-INCARCERATED-MORE",
        r"(?:caught|doing|serving|got|facing|finishing|pulling|on) (?:a|his|her|my) (?:\w+ ){0,3}?(?:bid|stretch)(?= \.|$| "
        r"in| at| up| for| right| so| and)",
        r"(?:brothers?|sons?|husbands?|wifes?|dads?|hes|shes|im|is|still|cousins?|boyfriends?) doing time",
        r"(?:hes|shes|im|is|got|been|still|get|are) (?:all |still )?locked (?:up|down)(?! (?:out|phone|card|account))",
        rf"(?:in|from|at) (?:my|a|the) (?:bunk|cell|tablet)(?: \w+){{0,3}}? {_JAIL}",
        r"in the custody of the (?:department|sheriff|state|bureau)",
        r"(?:write|writing|reach|find) (?:to )?(?:him|her|me) at the (?:\w+ )?(?:jail|prison)",
        r"resident of the (?:\w+ )?(?:jail|prison)",
        r"(?:been|is|hes|shes|him|her) in county (?:since|til|until|on|for)",
        r"(?:im|hes|shes|is) (?:in|at) a (?:federal|state|prison) camp",
        r"(?:ice|immigration) is holding (?:him|her|me|my)",
        r"sits in (?:jail|prison)",
        r"(?:him|her|me) in the drunk tank",
        r"serves (?:his|her) \w+ (?:months|years) (?:upstate|in)",
        unless=r"used to|last year|years ago|got out|since i|when i was|after i|my past|was (?:in|locked)|did time|phone|"
        r"rent|bail|raising|money went|so i",
    ),
    phrases(
        "report_deceased", "EN-DECEASED-MORE",
        r"(?:individual|person|man|woman|lady|gentleman|one) (?:named|addressed)(?: \w+){0,4}? (?:died|passed|is deceased)",
        r"(?:this is|im|i am|its|here) (?:his|her|the) (?:<relative>|landlord|landlady|neighbor|<acquaintance>)(?: \w+)?"
        r"(?: \.)? (?:and )?(?:he|she) (?:has )?(?:died|passed)",
        r"(?:he|she) (?:overdosed|got sick|fell) and (?:died|passed)",
        r"lost (?:him|her) to (?:an overdose|cancer|covid|a stroke|the virus)",
        r"lost my <relative> to \w+(?: \w+)? (?:and|n) (?:\w+ )?(?:still )?get (?:his|her)",
        r"been in the cemetery",
        r"(?:hes|shes|he is|she is) dead (?:bro|man|dude|lady|sir|maam)",
        r"buried (?:daddy|mama|him|her)(?: \w+){0,3} ago",
        unless=r"funeral|baby|dog|cat|pet|stillborn|infant|burial cost|i (?:cant|couldnt)",
    ),
    phrases(
        "claim_minor", "EN-MINOR-MORE",
        r"(?:in|finishing|starting) (?:the )?(?:<grade>)(?= \.|$)",
        r"im (?:homeschooled|a kid|a child)(?: and| this)",
        r"(?:just )?turned (?:[7-9]|1[0-7])(?= \.|$| im| and| lol)",
        r"(?:she|he|i) was only (?:fourteen|fifteen|sixteen|seventeen|1[4-7]) when",
        r"(?:if|and|since) i was 1[4-7] then",
        r"i was a minor (?:at the time|back then|then|\. |my|and)",
        unless=r"(?:my )?(?:son|daughter|kid|grandson|niece|nephew) (?:just )?(?:turned|is (?:in|finishing|starting)|"
        r"needs|starts)|payments?|teach\w*",
    ),
    phrases(
        "claim_military", "EN-MILITARY-MORE",
        r"(?:i was|got|being|been) called up(?= \.|$| in| for)",
        r"before i went active",
        r"serving (?:abroad|overseas)",
        r"unit is in (?:poland|germany|korea|kuwait|iraq|syria|japan|romania)",
        r"(?:ait|ocs|bct) (?:til|until|till|at)",
        r"orders to (?:\w+ )?came through",
        r"on (?:submarine|sub|ship|shipboard) duty",
        r"at a base in (?:syria|iraq|kuwait|poland|korea|germany|japan)",
        unless=r"veteran|retired|former|used to|years ago",
    ),
)  # fmt: skip

PROOF_MORE: tuple[Phrase, ...] = (
    phrases(
        "request_validation", "EN-PROOF-MORE",
        r"(?:prove|show me|need you to prove)(?: \w+){0,3}? (?:own this debt|(?:in writing|on paper)(?: \w+){0,4}? "
        r"(?:owed|owe|left))",
        r"(?:letter|mail|send)(?: \w+){0,5} with the proof",
        r"not a (?:penny|dime|cent) (?:till|til|until) i see it in writing",
        r"(?:verification|validation) (?:letter|of (?:this|the) debt|request|notice)(?= \.|$| to| please| do| on| and)",
        r"debt (?:verification|validation) request",
        r"(?:right to|ask for|want|need|request\w*) (?:written )?(?:verification|validation)(?! code)",
        r"(?:written|documentary) (?:substantiation|evidence) of (?:the|this)",
        r"(?:where|wheres)(?: is)? the proof(?: at)?",
        r"what do you have in writing",
        r"how is it proven",
        r"(?:bill of sale|chain of title) showing",
        r"(?:something|letter) (?:that )?prov(?:es|ing) (?:it|the debt|i owe)",
        r"hard proof on paper",
        r"(?:everything|documents|documentation|papers) (?:\w+ )?(?:that )?(?:shows?|showing|backs?|proves?) (?:im "
        r"responsible|it up|i owe)",
        unless=r"identity verification|verification code|verify my|scam|legit|real company|who you are",
    ),
    phrases(
        "request_original_creditor", "EN-ORIGINAL-MORE",
        r"(?:who|what company|which (?:bank|store|company)) (?:owned|held|had) (?:it|this|the debt|this account) (?:before|"
        r"at the time|first)",
        r"(?:who|whod|who did|what bank)(?: \w+)?(?: i)? (?:borrow|borrowed|sign up|signed up|owe|owed)(?: \w+)? (?:with |"
        r"from |to )?(?:originally|in the beginning|in the first place|first|at the start)",
        r"(?:which|what) (?:landlord|apartment\w*|store|bank|doctor\w*|office|hospital|er|company)(?: \w+){0,5}? turned "
        r"(?:this|me|it) (?:over|in)",
        r"(?:doctors office|store|place|company|bank) that turned me over",
        r"who assigned this (?:account|debt)",
        r"(?:bought it|bought this)(?: \w+){0,2}(?: \.)? from (?:what|which|who)(?: bank| company)?",
        r"who issued (?:it|this)",
        r"name on the account before it (?:got|came|went) to you",
        r"name of whoever i owed first",
        r"which bank (?:he|she|they|i) first owed",
    ),
    phrases(
        "dispute_debt", "EN-DISPUTE-MORE",
        r"(?:want|like|need|wish|how do i|going|how can i) (?:to )?(?:file a dispute|dispute (?:this|it|that))",
        r"(?:mark|flag|note|report)(?: this| it| that| my| the| account){1,3} as (?:a )?disputed?",
        r"mark (?:it|this) disputed",
        r"formally disputing",
        r"never had an? (?:account|card|loan) with them",
        r"name was only on (?:\w+ )?(?:card|account)",
        r"only added to (?:my )?\w+ card",
        r"(?:bill|debt|account|card) (?:is not|isnt|aint) (?:hers|his|theirs)",
        r"(?:tells?|told|says?) (?:me )?(?:\w+ ){0,5}?(?:bill|debt) (?:is not|isnt|aint) (?:his|hers)",
        r"warranty covered (?:that|this|the)",
        r"two people mixed (?:up|together)",
        r"keep putting (?:his|her|my \w+) (?:\w+ )?bill on me",
        unless=r"credit report|on my credit|how long|payment (?:is|was)",
    ),
)  # fmt: skip

COMPLAINT_MORE: tuple[Phrase, ...] = (
    phrases(
        "file_complaint", "EN-COMPLAINT-MORE",
        rf"(?:formal )?{_AGENCY} complaint(?= \.|$| going| in| tonight| today)",
        rf"{_AGENCY} (?:has|gets|is getting|is going to (?:get|hear)|gonna hear|got|will (?:get|hear)|hotline|portal|is "
        rf"next)(?: a| my| about| bout| one| this){{0,2}}",
        rf"(?:sending|uploaded|screenshotting|uploading|sent|taking)(?: \w+){{0,6}} (?:to|for) the {_AGENCY}",
        r"(?:my )?complaint(?:s| is| s)? (?:is )?(?:already )?(?:in already|going out|going in)",
        r"(?:send|file|make|submit|filing) a formal (?:grievance|complaint)",
        r"^(?:formal )?complaint(?= your| please| \.|$| pls)",
        rf"(?:on blast|put you on blast) with the {_AGENCY}",
        rf"at the {_AGENCY}(?: \w+){{0,2}} filing",
        r"ill see you in (?:federal )?court(?= \.|$| im)",
        rf"already (?:told|started|sent|filed)(?: \w+){{0,3}}? (?:the )?{_AGENCY}",
        unless=r"should i|can i|do i|how do i get|hope",
    ),
    phrases(
        "threaten_harm", "EN-THREAT-MORE",
        r"(?:ill|i will|going to|gonna) (?:come|be) (?:cut|stab|shoot) (?:somebody|someone|one of you|you)",
        r"(?:leaving|leave) (?:here )?in a body bag",
        r"bullet (?:through|thru|in) whoever",
        r"(?:checking|check|look) under (?:their|your) cars",
        r"(?:i got|i have) (?:a )?(?:gun|rifle|gasoline|gas)(?: \w+){0,2} and (?:i know your (?:address|office)|a lighter|"
        r"nothing left to lose)",
        r"get one of you alone",
        r"(?:people|somebody|everyone) at your office (?:are|is) (?:going to|gonna) bleed",
        r"(?:ill|i will|ll|going to) (?:kill|shoot) (?:him|the next one|whoever|the first)",
        r"put hands on (?:you|somebody|one of)",
        r"(?:every|all the) windows?(?: \w+){0,4} (?:getting|gonna get|going to be) smashed",
        unless=r"my ?self|(?:he|she|they|ex) (?:said|swore|says|will|is going)|laugh",
    ),
    whole_message("threaten_harm", "EN-THREAT-PLAIN", r"dead meat", r"i will find out where you live"),
)  # fmt: skip

REPORTS: tuple[Phrase, ...] = (
    *PAID_MORE, *OLD_MORE, *PERSON_MORE, *PROOF_MORE, *COMPLAINT_MORE,
)  # fmt: skip
