"""English phrases that want proof of the debt, or the name of the original creditor.

Source: 12 CFR 1006.34, 1006.38(c), (d)(2).
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PROOF = (
    r"(?:proof|prove|evidence|paperwork|papers|documentation|documents?|documented|contract|agreement|bill of sale|"
    r"chain of title|assignment|verification|validation|substantiation|signed agreement|signature|itemized "
    r"statement|application|account records|supporting documents|the file|backup)"
)
_SHOW = (
    r"(?:send|show|give|get|need|want|wanting|see|provide|mail|wheres|where is|<email>|furnish|forward|bring|"
    r"produce|got|have|request|requesting|requested|demand|supply|put)"
)
_FIRST = (
    r"(?:original(?:ly)?|at first|to first|owed? first|with first|this first|it first|account first|before (?:you|"
    r"yall|it|that|collections|b4)|b4 (?:you|yall|it)|in the (?:first place|beginning)|to (?:begin|start) with|way "
    r"back|at the (?:start|beginning)|initially|when it (?:was opened|all began|started)|back then|who had it first)"
)
_ISSUER = (
    r"(?:company|bank|lender|creditor|store|hospital|doctor|doctors? group|clinic|credit union|loan company|"
    r"merchant|dealership|dealer|finance company|phone company|utility(?: company)?|school|landlord|apartment(?: "
    r"complex)?|gym|place|firm|institution|furniture place|furniture store|card company|fuel card company|er|payday "
    r"place|university|dentist|agency before|outfit|vet|business|owner|provider)"
)

VALIDATION: tuple[Phrase, ...] = (
    phrases(
        "request_validation", "EN-VALIDATION",
        r"prove (?:it|this|i|that i|me|its|that its|you own|u own|otherwise)(?! (?:you (?:are|r)|to my|to the bank))",
        r"proof (?:that )?(?:of (?:the |this |my |that ){0,4}(?:debt|what|it|this|claim|balance|assignment)|i owe|"
        r"in writing|its mine|this is|im)",
        rf"{_SHOW} (?:me |us |you )?(?:\w+ )?(?:some |any |the |your |a |my |copies of |written ){{0,4}}(?:proof|"
        rf"evidence)",
        r"(?:what|wheres the|where is the|whats your|any|got any|your) (?:proof|evidence|documentation)(?= \.|$| do|"
        r" supports| that| you)(?: \w+)?",
        r"evidence (?:that )?(?:i|supports)",
        r"what proof",
        r"(?:written|black and white) proof(?! of (?:income|payment))",
        r"(?:debt |request(?:ing)? |send |for |of |need |want |mail |a )(?:me )?(?:the |a |this |for |your "
        r"){0,4}(?:verification|validation)(?! code)(?: \w+)?",
        r"(?:debt|account) (?:validation|verification)",
        r"validat(?:e|ed|ion)(?: of)? (?:the|this|my|that|letter|notice|debt|it|info){1,4}(?: debt)?",
        r"(?:please|till they|until they|want it|this|debt) validated?(?= \.|$| so)",
        r"(?:verify|verified|verification of|substantiate) (?:(?:the|this|my|that|of|it) )?(?:debt|amount|balance|"
        r"claim|on paper)(?! \w* my)",
        r"have this debt verified",
        r"show me (?:the |some |a |your |something |something with |an |you have ){0,4}(?:paperwork|papers|"
        r"documentation|contract|documents|bill|signed|file|signature|my (?:signature|name)|itemized statement|you "
        r"have (?:the right|that)|right to collect|i owe|how (?:you|u) know)",
        rf"(?:send|mail|give|get|see|need|want|have|furnish|provide) (?:me |us |you |to |my )?(?:\w+ "
        rf"){{0,3}}?(?:{_PROOF}|letter|notice|something|papers?) (?:\w+ ){{0,4}}?(?:proving|prove|showing|show|"
        rf"shows|proves|that says?|supporting|establishing|backing|saying) (?:\w+ ){{0,3}}?(?:i owe|i owed|owe|its "
        rf"mine|its me|its my debt|this (?:here )?debt|mine|im responsible|amount|im the|who what|debt|it up)",
        r"(?:anything|something|paper|document)(?: \w+){0,2} with my (?:signature|name)(?: \w+)? ?(?:on it|signed)?",
        r"(?:something|anything|paper|contract|agreement)(?: \w+){0,2} my (?:signature|name) (?:signed )?on|my "
        r"signature (?:signed )?on (?:it|something|anything)",
        r"(?:send|mail|want|need)(?: me)? (?:\w+ )?(?:the )?(?:\w+ )?notice(?= \.|$| with| of| i never)(?! (?:of "
        r"(?:payoff|my)))",
        r"never (?:got|received|seen?|had) (?:a |any |anything |the |your |no )?(?:letter|notice|anything in (?:the|"
        r"my) mail|in the mail|mail)(?: \w+){0,3}? ?(?:from (?:you|yall|your)|about (?:this|it|any)|send)(?! "
        r"(?:receipt|payoff|payment))",
        r"(?:send|mail|want|need|get|put)(?: me| this| it| us)?(?: \w+){0,2}? in writing(?! (?:that|i))",
        r"in writing please",
        r"how do i know (?:i|this debt|its mine|that i)(?: \w+)? (?:owe|is (?:even )?(?:valid|mine))",
        r"(?:do you|you got|you|do u) (?:even )?(?:have|got) (?:the )?(?:paperwork|papers|documentation|documents|"
        r"contract|any proof|evidence|receipts|chain of title|anything)(?= \.|$| on| to| that| with)(?! (?:i sent|"
        r"from me))",
        r"(?:original|signed) (?:contract|application|agreement)(?= \.|$| bearing| with| then| before| or)",
        r"(?:want|like|need|got|going) to see (?:the |some |any )?(?:\w+ )?(?:paperwork|papers|documentation|"
        r"contract|documents?|proof|it proved|proved|trail|signed)",
        r"(?:let me|lets|lemme) see (?:the |some )?(?:paperwork|papers|contract|judgment|documents|id on this debt)",
        r"back (?:it|that) up(?: with)?(?= doc| proof|$| \.)(?: \w+)?",
        r"documents (?:that )?(?:back|prove|show|tie)",
        r"(?:show me )?(?:you have the|legal authority|the) right to collect(?= this|$| \.)",
        r"who gave you the right to collect",
        r"(?:exercise|under) (?:my right|section 809|the fdcpa)(?: \w+){0,5} (?:verif|valid)\w*",
        r"thirty day(?:s)?(?: window)?",
        r"30 days? (?:window|to ask|to dispute)",
        r"what you got on paper",
        r"tie me to this",
        r"proved (?:on paper|first)",
        r"i want (?:it on letterhead|the full accounting)",
        r"verify it on paper",
        r"send (?:me )?the assignment",
        r"mail me (?:whatever|the papers|papers|somethin\w* (?:to|proving))",
        r"proof or it didnt happen",
        r"mail me the papers",
        unless=(
            r"i can prove|validated my|"
            r"(?:agreement|plan|receipt|offer|settlement|deal|arrangement|confirmation|payoff|letter saying|terms|"
            r"settle|accommodation)(?: \w+){0,5} in writing|in writing (?:with|before|that)(?: \w+){0,5} (?:plan|"
            r"deal|terms|agree|offer)|in writing (?:that )?(?:i|we|the (?:plan|deal|agreement|offer)|if|so (?:i|"
            r"you) (?:know|can))|proof (?:of|that) (?:income|payment|address|identity|insurance|i paid|i finished|"
            r"residency|my (?:payment|income))|prove (?:that )?(?:you|your|this is (?:real|legit)|my (?:income|"
            r"identity)|who)|(?:have|got|has) (?:the |a |some |my )?(?:proof|paper|email|receipts?|letter|"
            r"documents?)(?: \w+)? (?:i|that i|to prove|it)|(?:you|company|this) (?:\w+ ){0,2}?(?:real|legit|"
            r"licensed|scam)|copy of (?:my|our|the) (?:agreement|plan|contract|payment)|payment history|written "
            r"notice (?:to|that|of (?:cease|my))|consider this|this is (?:my )?written notice|for my (?:records|"
            r"taxes|mortgage|landlord)|landlord|mortgage|taxes|lender wants|housing|bank wants|for the bank|to "
            r"prove it|(?:do i|can i|will i|should i|am i) (?:\w+ )?(?:get|have|need|supposed)|verify (?:my|the) "
            r"(?:payment|address|info|identity|card|account|phone)|verification code|need to verify me|verify "
            r"(?:that )?(?:you|who|im|i am)|paperwork (?:for|to) (?:my|the) (?:plan|bankruptcy|hardship)|i have "
            r"(?:the |my )?(?:poa|guardianship|signed)|ask for in writing"
        ),
    ),
    phrases(
        "request_validation",
        "EN-VALIDATION-TOO",
        r"(?:proof|verification|validation) (?:of (?:this |the )?debt )?in writing",
        r"send (?:me )?(?:written )?(?:proof|verification|validation)(?= \.|$| of (?:this|the)| in| and| from)",
        r"(?:want|need|like) (?:you to )?(?:proof|prove it|it validated|verification)(?= \.|$| in| of (?:this|the)| "
        r"and)",
    r"documents? that (?:back|prove)",
    r"(?:papers|documents|paperwork) (?:proving|showing) i owe",
    r"prove i (?:do|owe)",
    unless=r"proof of (?:payment|income)|(?:real|legit|scam)"
    ),
    whole_message(
        "request_validation",
        "EN-VALIDATION-WHOLE",
        r"(?:got (?:any )?|wheres the |show me )?(?:proof|evidence)",
        r"prove it",
        r"validate",
        r"(?:debt )?(?:validation|verification)(?: request| letter| notice)?",
        r"mail me the papers on it"
    ),
)  # fmt: skip

ORIGINAL: tuple[Phrase, ...] = (
    phrases(
        "request_original_creditor", "EN-ORIG-CREDITOR",
        r"(?:original(?:ly)? (?:creditors?|lenders?|company|bank|owner|owed|debt holder|one not your|store|account "
        r"holder)|(?:first|earlier|previous|prior|actual|real|initial|underlying) (?:creditors?|lenders?)|(?:first|"
        r"initial) (?:company|bank|owner))(?: name| info)?(?! (?:said|told|got|already|agreed|closed|said))",
        rf"(?:who|whom|whose)(?: \w+){{0,6}}? {_FIRST}(?! (?:pay|you call))",
        rf"(?:what|which|wich)(?: \w+){{0,2}}? {_ISSUER}(?: \w+){{0,6}}? {_FIRST}",
        r"who (?:did|do|does|would) (?:i|it|this|we|that)(?: \w+)? (?:owe|owed|belong to|borrow from|sign up with|"
        r"get (?:it|this|the (?:loan|card)) (?:from|through))",
        r"who (?:is|was|were|are)?(?: \w+)? (?:the )?(?:creditor|lender|issuer)(?: \w+)?",
        r"whos (?:the )?(?:actual |real )?(?:creditor|lender|bank|issuer)(?: here| behind)?",
        r"what is the creditors name",
        r"whats the (?:actual |real |original )?(?:creditor|lender|company)(?:s name| called| name)?(?= \.|$| "
        r"called| i used)",
        r"(?:creditor|lender|issuer)s? (?:name|info)",
        rf"(?:which|what|wich) (?:\w+ )?{_ISSUER}(?! did you say| is this| are you| do you| is it for)(?: "
        rf"\w+){{0,2}}? (?:was|is|did|made|sent|gave|turned|financed|sold|issued|has|had|billed|opened|extended)(?: "
        rf"\w+){{0,4}}? (?:it|this|that|with|from|me|account|debt|loan|over|to collections|to you|come|start\w*|"
        rf"card|originally|first)?",
        r"(?:who|whod|whos) (?:made|gave|issued|lent|loaned|extended|financed|originated|held|owned|had|started|"
        r"charged|placed|assigned|sold|turned|sent|hired|referred|put)(?: \w+){0,2}? (?:the loan|me (?:the (?:loan|"
        r"card|money|credit))|it off|the card|my account|the account|(?:me |it |this )?over|(?:me|it|this|that) to "
        r"(?:collections|you|yall)|(?:account|debt) (?:with|to) you|you to collect)(?! (?:link|text|message|number))",
        r"(?:who|whom) (?:are|r) (?:you|u|yall) (?:collecting|working)(?: this| it| on){0,4} (?:for|on behalf "
        r"of)(?: on this one)?",
        r"on whose behalf",
        r"who (?:does|did) (?:this|the|that|it) (?:debt|account|bill|loan)? ?(?:belong to|come from|originate|start "
        r"with|originally)",
        r"whose (?:debt|account|loan) (?:is|was) (?:it|this|that)",
        r"(?:who|what|which) (?:was|is|did|were) (?:this|it|the account|my (?:account|contract|loan)|that)(?: \w+)? "
        r"(?:with|from|through|start with|come (?:from|out of))(?= before| origin| at| in| first| when|$| \.| \w+ "
        r"(?:or|before|originally))",
        r"where did (?:this|the|that|it) (?:debt |account |loan )?originat\w*",
        rf"name (?:of |and address of )(?:the |whoever |who )?(?!business please)(?!your)(?:\w+ )?(?:{_ISSUER}(?= "
        rf"(?:that|who|pls|you|i(?= )|it|which|before))|i (?:first|originally) owed|had it (?:first|before)|i "
        rf"signed up with|that (?:gave|charged|extended|originally))",
        r"name the (?:merchant|creditor|lender|original)",
        r"who(?:d| did| do)? (?:you|yall) (?:get|buy|bought|purchase|got) (?:this|it|the account|my (?:account|"
        r"debt)|the debt|that)(?: \w+)? ?from",
        rf"(?:what|which) (?!company|business|firm|place){_ISSUER} (?:was|is) (?:this|it|that)(?= \.|$| with| from| "
        rf"originally| before| i)",
        r"who had (?:it|this|the account|that)(?: \w+)? (?:first|before|to begin|originally)",
        r"(?:tell|give|need|know)(?: me)? (?:the )?(?:first|original|actual|real) (?:creditor|lender|owner|bank|"
        r"company)s?",
        r"who (?:was|is) (?:before you|at the top of the chain|it really|the current owner and the original)",
        r"(?:who|what) is it really",
        r"list every owner",
        r"who turned me (?:in|over)",
        r"what was the name of the company",
        r"who lent me",
        r"who gave this to you",
        r"(?:come|came) (?:from|out of) (?:verizon|\w+) or who",
        r"creditors information",
        r"who i was doing business with",
        r"who do i (?:actually|really) owe",
        r"who do i owe(?= like|$| \.)",
        r"what (?:store|company) is this from",
        unless=(
            r"(?:who (?:is|are) (?:this|you)(?= \.|$))|how did you get|(?:your|this) (?:company|companys) name(?= "
            r"\.|$)|credit report|who do i (?:pay|talk|call|speak|send|make)|original (?:amount|balance|loan amount|"
            r"payment|agreement|contract|plan|due|copy|receipt|deal|offer)|(?:dispute|report) (?:it )?with the "
            r"original|paid the original|what (?:bank|company) (?:are you|is this(?= \.|$)|are yall|do you)|what "
            r"company (?:is )?(?:this|are)(?= \.|$| calling| texting)|(?:which|what) (?:bank|store|card|company) "
            r"(?:can|do i|should i|accepts?|takes?)|who (?:sent|gave) you my number|first payment|what (?:school|"
            r"store) (?:does|do)|which store can|who (?:made|sent) (?:the|this|that) (?:payment|offer|text)|(?:is|"
            r"was) (?:this|it|that) (?:from |the |for )?(?:my |the )?\w+ (?:card|loan|bill|store)|what does the "
            r"owner"
        ),
    ),
    phrases(
        "request_original_creditor",
        "EN-ORIG-CREDITOR-TOO",
        r"(?:original|first) (?:creditor|lender)(?: was|s)?(?= \.|$| \w+)",
        r"what company (?:was it|did this) (?:with|start)(?: \w+)?",
        r"who was the (?:bank|lender|company)(?: back then| anyway)?",
        r"who i first owed",
        r"bank did this (?:one )?come from",
        unless=(
            r"original (?:creditor|lender) (?:said|told|got|already|agreed|closed|says)|paid (?:it )?(?:to )?the "
            r"original"
        )
    ),
    whole_message(
        "request_original_creditor",
        "EN-ORIG-WHOLE",
        r"who (?:did|do) i owe(?: this to| originally)?",
        r"(?:need |the )?(?:original|og) creditor(?: name| info| name and address)?",
        r"which (?:bank|store)",
        r"who charged it off",
        r"yo which \w+ was this with"
    ),
)  # fmt: skip
