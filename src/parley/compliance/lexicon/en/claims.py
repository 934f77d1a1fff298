"""English phrases that refuse to pay, or dispute the debt or its amount.

Source: 12 CFR 1006.6(c)(1), 1006.38; rule EV-CEASE.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PARTLY = (
    r"(?! (?:you )?(?:that|this|so|too) (?:much|high|fast|soon)| more| over| interest| (?:the |any |a )?(?:late "
    r")?fees?| (?:the |it )?(?:all )?(?:in )?(?:full|whole)| all| today| tonight| tomorrow| until| till| unless| "
    r"before| on (?:time|the)| this (?:week|month|friday|monday|time|one time)| right now| now(?! or| not)| yet| "
    r"\$?\d| double| extra| attention| by| with| twice| for (?:a |the )?(?:week|month|few)| if| without| as much| "
    r"for parking| late| the late)"
)
_NOTHING = (
    r"(?:dime|cent|penny|nickel|dollar|dollars|dolla|red cent|thing|nothing|anything|zero|shit|money|payment|check)"
)
_GET = r"(?:get|getting|see|seeing|have|collect|receive|squeeze)"
_MINE = (
    r"(?:mine|my (?:\w+ )?(?:debt|account|bill|loan|card|balance|charges?|responsibility|obligation|problem|"
    r"contract|lease|signature on))"
)
_SOMEBODY = (
    r"(?:my (?:\w+ )?(?:ex|husband|wife|ex husband|ex wife|brother|sister|dad|father|mom|mother|son|daughter|cousin|"
    r"roommate|employer|job|boss|landlord|partner|business partner|company)s?|the (?:company|business|other driver|"
    r"other guy))"
)

REFUSE: tuple[Phrase, ...] = (
    phrases(
        "refuse_to_pay", "EN-REFUSE",
        rf"(?:im|i am|aint|were|we are|we aint|i aint|not|yes im|be) (?:\w+ )?(?:not|never|aint)(?: ever| even| "
        rf"about to| going to be| gonna be){{0,4}} paying{_PARTLY}",
        rf"(?:^|\. |aint |no |nope |hell no |and |so |just |still |im |shell |hes |shes )(?:not|never) "
        rf"paying{_PARTLY}(?! (?:for|is|this (?:bill|debt)\?))",
        rf"(?:isnt|aint|arent) paying(?: (?:you|this|that|it|a|any|nothing|for|no)){{0,4}}(?= \.|$| \w+){_PARTLY}",
        rf"(?:wont|will not|will never|wouldnt|shall not|shant|refuse to|refusing to|aint going to|not going to|"
        rf"never going to|not ever going to|not about to|aint about to|decline to|declining to|decided not to|"
        rf"choose not to|choosing not to|chose not to|dont plan to|have no plans to|no plans to|not planning to|"
        rf"dont intend to|do not intend to|never) (?:ever |even |be )?(?:pay|be paying|paying|make (?:any |a |"
        rf"another )?payments?|send (?:you )?(?:any |a )?(?:money|payments?)|give you (?:any|a|one|no)|sending "
        rf"(?:you )?(?:any |a )?(?:money|payments?)){_PARTLY}",
        rf"<you> (?:\w+ )?(?:wont|aint|will never|are not|not|never|are never|will not|wouldnt) (?:\w+ "
        rf")?(?:{_GET})(?: \w+){{0,2}}? ?{_NOTHING}(?! (?:back|in writing|from the|about|yet|done|if|until))(?: out "
        rf"of me| from me| off me| of mine| \w+)?",
        r"<you> (?:\w+ )?(?:not|aint|are not|never) getting (?:paid|any(?:thing)?)",
        r"(?:not|never|aint) (?:getting |gettin |sending |giving |see )?(?:you )?(?:a|one|another|one more|a single|"
        r"one single|even a) (?:single |red )?(?:cent|penny|dime|nickel|dollar|dolla)(?! (?:more than|over|until|"
        r"less))",
        rf"(?:not|never|aint) (?:sending|giving|handing|paying) (?:you|yall|them)(?: people| guys| folks)? (?:a |"
        rf"any |my |one |no )?(?:\w+ )?{_NOTHING}",
        r"(?:getting|get|see) (?:a |one |another )?(?:dime|penny|cent|nickel|dollar|nothing) (?:out of|from|off) me",
        r"no (?:intentions?|plans?) (?:of|to|on) (?:ever )?(?:paying|pay|giving|sending)",
        r"you (?:get|getting|are getting) (?:zero|nothing|jack|squat|no money)(?! (?:done|back))",
        rf"no way(?: in hell)? (?:im|i am|i will|ill) (?:ever )?(?:be )?pay(?:ing)?{_PARTLY}",
        r"(?:dont|do not) (?:plan|intend) (?:on paying|to pay)", r"good luck (?:getting|collecting)",
        r"i dont pay (?:\w+ )?(?:collectors?|collections?|third parties|scammers|agencies|debt buyers)",
        r"no (?:money|payment|check)s? (?:is |will be |are )?(?:coming|for you|from me|now no)(?! (?:in|until|til|"
        r"yet))",
        r"(?:over my dead body|die before i|when hell freezes|rather (?:die|burn|set|go to jail|eat|spend)|sooner "
        r"(?:set|burn|die))(?: \w+){0,6} (?:pay|give|fire|get|you)",
        r"whistle for (?:it|that|your)",
        r"(?:i|we) refuse(?= \.|$)",
        r"(?:im|i am) done paying(?! (?:off|by|in|this (?:week|month)|you (?:today|friday)))",
        r"zero dollars",
        r"hard no on paying",
        r"refuses to pay",
        r"(?:no amount) i would (?:ever )?(?:agree to )?pay",
        r"(?:i|we) (?:am )?refus\w+ to (?:pay|give)",
        r"(?:write it off|forget it) (?:\w+ ){0,2}?(?:no money|you get nothing|im not)",
        r"id (?:never|rather not) pay you",
        r"i do not pay(?= \.|$| today)",
        r"(?<!for )(?<!of )(?<!if )(?<!about )(?<!am i )(?<!keep )not paying(?= \.|$| look| (?:you|this|it|yall)(?= "
        r"\.|$| and| so))",
        r"(?:not|never) (?:paying|giving|sending) (?:you )?(?:nothing|anything|jack|squat|shit)",
        r"(?:save your breath|keep dreaming|dream on)(?: \w+){0,6}(?:pay|check|money)",
        unless=(
            r"(?:why|if|what happens|suppose|what if|say|for|jail for|because) (?:i |am i |im |i am |we )?(?:\w+ "
            r")?(?:not|never|wont|refuse to|dont) (?:pay|paying)(?! (?:for )?(?:something|a bill|because))|ha(?:ve|"
            r"ven)t? never paid|missed|no way (?:im|i can|i am) (?:able|pay(?:ing)? (?:that|so|this) much)|(?:but|"
            r"only|so) (?:i can|ill give|i will give|i could|ill do|can do|id do|here is|would pay)|(?:what about|"
            r"how about|instead|lower|meet me|cut|\d+ (?:is|a month|to (?:close|settle)))|never pay (?:on a|late)|"
            r"(?:told me|tell me|says?|said|should|pastor|lawyer) (?:\w+ )?never pay|not a penny (?:til|until|more)|"
            r"til i see|until i see|(?:sue|garnish|arrest|happen)\w* (?:me )?(?:if|for)|not going to pay (?:itself|"
            r"off)|(?:he|boss|job|they|work|work|customers?|clients?|unemployment) (?:\w+ )?(?:wont|will not|"
            r"refuses? to|isnt|not|aint|wont be) (?:pay|paying) (?:me|us)|insurance (?:wont|will not|refuses to|"
            r"isnt) pay"
        ),
    ),
    whole_message(
        "refuse_to_pay",
        "EN-REFUSE-WHOLE",
        r"(?:hell )?(?:no )?(?:i )?aint paying(?: nothing)?",
        r"no money for you",
        r"(?:im )?not paying(?: (?:you|yall|this|it|that|nothing|people)){0,4}",
    r"i refuse", r"not one (?:dollar|dime|cent|penny)"),
)  # fmt: skip

DISPUTE: tuple[Phrase, ...] = (
    phrases(
        "dispute_debt", "EN-DISPUTE",
        r"(?:i|we|im|am|hereby|formally|and|is|being|to|this|consider this) (?:\w+ )?(?:disput(?:e|ed|ing)|"
        r"contest(?:ing)?|challeng(?:e|ing)|object to)(?: \w+){0,2}? (?:this|the|that|it|these|your|all|every|any|"
        r"debt|amount|bill|charges?|balance|claim|account)",
        r"(?:i|we) (?:\w+ )?dispute(?= \.|$|s)",
        r"pay(?:ing)? for (?:something|things|stuff) (?:that )?i never (?:bought|got|ordered|had|received)",
        r"in dispute", r"(?:she|he|client|they) disputes? (?:this|the|it|that)",
        r"disputed?(?: debt| account| it| this| that)(?= \.|$)",
        r"^(?:dispute|disputing|disputed)",
        r"(?:dont|do not|cant|never|disagree) (?:\w+ )?(?:think|believe|agree|see how|see why|with|agree that) "
        r"(?:that |how |the |this )?(?:i (?:could |would )?(?:owe|even owe)|balance|amount|total|charge|bill|figure|"
        r"debt)",
        r"(?:i|we|ive|and|really|even) (?:\w+ )?(?:dont|do not|never|didnt|dont even|do not even) (?:\w+ )?ow(?:e|"
        r"ed)(?! (?:(?:you |that )?(?:money )?(?:to )?(?:anyone|anybody|nothing|anything|nobody) else|nothing else|"
        r"that much more|you (?:an|my)))",
        r"^(?:dont|do not|never) (?:\w+ )?owe",
        r"(?:no|nothing|none of it) (?:is )?owed(?! (?:after|then))",
        r"i (?:have no|dont have any|dont have no|got no|do not have any) (?:debts?|account|balance)(?= \.|$| with| "
        r"like| there| at)(?! (?:on|left))",
        rf"(?:isnt|not|aint|wasnt|is not|was never|never was|never been|was not|cant be|arent) (?:even |really |a "
        rf")?{_MINE}(?! (?:fault|to worry|name))",
        r"(?:dont|doesnt|does not|do not) belong to me",
        r"(?:thats|this is|its|that is) (?:somebody|someone) elses?",
        rf"belongs? to (?:{_SOMEBODY}|somebody else|someone else)",
        r"wrong (?:amount|balance|total|figure|account|file)",
        r"(?:amount|balance|total|number|figure|bill|charges?|math|sum)s? (?:\w+ )?(?:is|are|looks?|seems?|isnt|is "
        r"not|doesnt|does not|dont|cant be|aint|arent)(?: \w+){0,2}? (?:wrong|incorrect|off|inaccurate|right|"
        r"correct|accurate|inflated|bogus|too high by|a mistake|an error|add up)",
        r"(?:amounts|totals|balances|bills) (?:all )?wrong",
        r"(?:dont|do not|doesnt) recogni[sz]e (?:this|the|it|that|any)(?! (?:number|phone|name|company|sender|email|"
        r"link))",
        r"i (?:\w+ )?never (?:had|opened|signed|used|took|taken|borrowed|applied|bought|ordered|received|shopped|"
        r"went|got|set foot|rented|lived|did business|financed|been)(?: \w+){0,4}? (?:account|card|loan|debt|you|"
        r"them|company|store|contract|bill|this|that|there|hospital|doctor|anything|nothing|product|service|lease|"
        r"state|apartment|phone plan)(?! (?:name|number|in my (?:name|life)|phone))",
        r"^never (?:had|opened|signed|used|bought|ordered|got|received|been|went|shopped)(?: \w+){0,4}? (?:account|"
        r"card|loan|contract|bill|product|service|hospital|doctor|there|this|that|it)(?! (?:name|number|phone|"
        r"somebody))",
        r"(?:nothing|anything|nothin) to do with (?:this|that|me|it) ?(?:debt|account|bill|loan)?(?= \.|$| bill| "
        r"debt| account)",
        r"in (?:the|our|my) divorce",
        r"divorce (?:decree|papers|says)|judge (?:said|says|gave|ordered|made) (?:so|(?:my|the) ex|him|her|it)(?! "
        r"(?:time|years|\d))",
        r"(?:workers ?comp\w*|workmans comp)(?: \w+){0,3} (?:owes?|pays?|cover\w*|responsible|bill|should)",
        r"authori[sz]ed user(?! (?:can|so|to))",
        r"additional user",
        r"(?:not|isnt|aint) (?:responsible|liable|on the hook|obligated) (?:for|to)",
        r"(?:insurance|warranty|medicaid|medicare|employer|job|work|comp|va|policy|coverage)(?: \w+){0,2} (?:should|"
        r"supposed to|was supposed|has to|needs to|is responsible|is who owes|owes)(?: \w+){0,4}?(?: pay| paid| "
        r"cover| covered| handle| that| this| it| you| for)",
        r"should(?:nt)? (?:be|have been|of been|go)(?: \w+)? (?:covered|through) (?:under|by|the|"
        r"their) ?(?:warranty|insurance|medicaid|medicare)?",
        r"covered under (?:the )?warranty",
        r"i only (?:ow(?:e|ed)|charged|borrowed|spent|ever charged)",
        r"i owe(?:d)? (?:only )?\$?\d+ not \$?\d+",
        r"not what i owe",
        r"(?:way )?more than i ow(?:e|ed)",
        r"never that much",
        r"not my responsibility",
        r"something (?:that )?(?:isnt|is not|aint|not) mine",
        rf"(?:thats|this is|it is|its|thats for|that is|all) {_SOMEBODY} (?:debt|bill|account|loan|card)(?! whatever)",
        rf"(?:on|owed by|owes that|owe that|pay it|pays it|pay that|owes this|owes it|took that|took it|took the "
        rf"loan) (?:{_SOMEBODY} )?(?:for \w+ \w+ )?not (?:me|on me)",
        rf"{_SOMEBODY} (?:is |are |was |were )?(?:supposed to|should|has to|ordered to|owes?|responsible)(?: "
        rf"\w+){{0,2}}? ?(?:pay|paying|it|that|this|for it|not me|owe)(?! me)",
        r"(?:over ?charged|double (?:charged|billed)|(?:billed|charged|added)(?: \w+){0,2}? twice)",
        r"(?:charged|billed|charging|billing)(?: me)? for (?:\w+ ){1,6}?(?:never|didnt|i never|wasnt|not mine)",
        r"never (?:got|received|delivered|installed|performed|gotten|gave me|credited)(?: (?:my|the|a|"
        r"any))? ?(?:product|service|item|internet|couch|credit|procedure|goods|furniture|it)(?= \.|$| so| and)",
        r"never (?:delivered|installed|performed|credited)",
        r"(?:i|we) (?:\w+ )?(?:returned|turned in|sent back|gave back|cancelled|canceled)(?: \w+){0,5}? (?:back|it|"
        r"car|box|modem|service|sofa|phone|equipment|before|within|inside|same week)(?= \.|$| \w+)",
        r"only (?:the |a )?(?:co ?signer|reference|cosigned)",
        r"only signed as",
        r"(?:got|have|mixed|mixing|mix|confus\w+) (?:me|people|two people|my (?:name|account|file)|us) (?:mixed |"
        r"confused )?(?:up |together )(?:with (?:somebody|someone|another|my|a)|(?=my cousin))",
        r"(?:its|theres|there is|must be|its got to be|this is|charge is|bill is|debt is|balance is) (?:an |a |some "
        r")?(?:error|mistake|mix ?up|glitch)(?: on| in|(?= \.|$))(?! (?:on|in) my part)",
        r"(?:bill|charge|fee|debt|account)(?: is| s)? (?:bogus|false|fake|phony)",
        r"(?:this|that|it) (?:cant|can not) be right",
        r"somethings (?:off|messed up|wrong)(?! with (?:my phone|the link|your (?:site|link)))",
        r"(?:numbers|math) (?:dont|doesnt|do not) add up",
        r"i (?:object to|contest|challenge) (?:this|the|these|that)",
        r"(?:fathers|dads|sons|mothers) (?:bill|account|debt|loan) (?:we|i|he|hes)(?: \w+){0,3} (?:same name|junior|"
        r"jr)",
        r"(?:for|is) \w+ (?:sr|senior)(?: and)? im (?:\w+ )?(?:jr|junior)",
        r"i (?:was|am) (?:the|a) (?:primary|secondary)? ?(?:authori[sz]ed|additional) user",
        r"debt belongs to",
        r"was never (?:on|behind on) that (?:lease|loan|account)",
        r"dont see how i (?:could )?owe",
        r"how (?:is it|am i owing|im owing|i owe you)(?: \w+){0,4}? (?:for|thats wrong|when)",
        r"i disagree with (?:the|this|that|your) (?:\w+ )?(?:balance|amount|debt|bill|total|charges?|claim|account)",
        r"(?:amount|total|bill|balance) (?:do|does)(?:nt| not) look right",
        r"no business billing me",
        unless=(
            r"never said (?:it|this|that) (?:wasnt|isnt|was not)|"
            r"not saying (?:its|it is|that its) not|"
            r"(?:dont|not|never|wont|no longer|isnt|without) (?:\w+ )?disput\w+|(?:number|amount)s? (?:is|are) "
            r"(?:right|correct|accurate)(?: (?:but|and)|$)|(?:how|can|could|if|what if|allowed to|have to|want to|"
            r"time to|how long|do i get to|get to) (?:\w+ ){0,5}?(?:dispute|contest|challenge)|if (?:i|we) (?:think|"
            r"find|feel)|(?:used|using) my (?:social|info|name|ssn)|her doing not mine|(?:my|any|the) dispute "
            r"(?:rights|process|form|address|department|period)|(?:right|rights|way|option|deadline|days|time) "
            r"(?:do i get |do i have )?to (?:dispute|contest|challenge)|(?:what|if) (?:\w+ ){0,3}(?:amount|balance|"
            r"total) is wrong|not mine to|(?:not|isnt|aint) my (?:number|phone|name|birthday|email)|birthday (?:\w+ "
            r"){0,3}not mine|name (?:\w+ )?(?:aint|isnt|not) mine|\d+(?: \w+){0,5} (?:and|then|so) (?:i|ill|we) "
            r"(?:dont|wont) owe|after (?:i|ill|we) (?:dont|wont) owe|owe nothing else|nothing else|amount (?:im|i "
            r"am) able|wrong amount (?:of|i typed)|(?:made|make) a mistake|my mistake|by mistake i|mistake on my|"
            r"(?:fianc\w+|his|her|their)s? business not mine|my late|no longer owe|(?:is|was) (?:it|that|this) (?:a "
            r"|an )?(?:mistake|error)|i meant|meant \d|any other|(?:once|after|when) i pay|payment (?:amount|"
            r"number) is|dont owe (?:a lot|much)|do i (?:not|even) owe|fault|never (?:got|received) (?:a |any |the |"
            r"your )?(?:letter|notice|anything in the mail|bill in|mail|link|text|email|receipt|confirm\w*)|"
            r"(?:somebody|someone|thief|fraud\w*|stolen|hack\w*|scam\w*|identity|handwriting|crook|fake id)"
        ),
    ),
    phrases(
        "dispute_debt",
        "EN-DISPUTE-ANYWAY",
        r"(?:amount|balance|bill) is wrong and",
        r"mine to begin with",
        unless=r"if (?:i|the|my)"
    ),
    phrases(
        "dispute_debt",
        "EN-NOT-OWED-BY-TIME",
        r"(?:not|isnt|aint) mine (?:and|or|to|so) ",
        r"so it (?:aint|isnt) mine",
        r"i dont owe (?:this|it|that|you|anybody a dime)",
        unless=(
            r"(?:name|birthday|number|phone|business)(?: \w+){0,3} not mine|how (?:do|can)|after|once i|nothing "
            r"else|anything else|any other"
        ),
    ),
    whole_message(
        "dispute_debt",
        "EN-DISPUTE-WHOLE",
        r"(?:not|never|isnt|aint) mine",
        r"(?:thats |this is )?not my debt",
        r"(?:wrong|incorrect) (?:amount|balance)",
        r"(?:this is |its )?(?:a|an) (?:mistake|error)",
        r"dispute",
        r"i returned it"
    ),
)  # fmt: skip
