"""English phrases: a lawyer, a bankruptcy, a death.

Source: 12 CFR 1006.6(b)(2); 11 USC 362; rules EV-ATTY, EV-BK and EV-DECEASED.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_RELIEF = (
    r"(?:debt (?:settlement|relief|consolidation|management|resolution|negotiation|help|firm)|settlement (?:company|"
    r"program|people|firm|outfit)|(?:freedom|national|american|accredited|beyond|new era) (?:debt|finance)\w*(?: "
    r"relief)?)"
)
_DIED = (
    r"(?:passed away|passed on|passed|died|deceased|is dead|was killed|has expired|expired|drowned|didnt make it|"
    r"did not make it|didnt survive|transitioned|kicked the bucket|is in heaven|is with (?:god|the lord|jesus)|met "
    r"(?:his|her) maker|entered into rest|left this world|went home to)"
)
_KIN = (
    r"(?:<relative>|moms|dads|granddad|friend|roommate|tenant|account holder|person|patient|customer|uncle \w+|aunt "
    r"\w+|mr \w+|mrs \w+|ms \w+|name)"
)

EVENTS: tuple[Phrase, ...] = (
    phrases(
        "claim_attorney", "EN-ATTORNEY",
        r"(?:my|our|his|her|hers|the estates|consumer rights|bankruptcy|injury|comp) (?:\w+ ){0,3}?(?:lawyer|"
        r"attorney|counsel|legal (?:counsel|team|rep\w*|aid)|law (?:firm|office)|abogad[ao])s?(?! (?:friend|buddy|"
        r"general|fees?|bills?|s fees?))(?! (?:cost|is my ex))",
        r"(?:have|has|got|hired|retained|hiring|getting|get|found|consult\w*|engaged|spoke (?:to|with)|talked (?:to|"
        r"with)|talking to|using|with|seeing|assigned me|gave me|given me|through|by|contacted|paid|pay) (?:a|an|me "
        r"a|myself a|me an|legal)? ?(?:\w+ ){0,2}?(?:lawyer|attorney|counsel|law office|law firm|legal "
        r"representation|representation|law clinic)(?! (?:general|fees?))",
        r"(?:talk|speak|contact|call|calling|deal|refer|go through|direct \w+|direct|ask)(?: to| with| it to| all "
        r"\w+ to)? (?:my |our |the |his |her |with ){0,4}(?:lawyer|attorney|law firm|counsel|law offices?)(?! "
        r"general)",
        r"represented by(?! the (?:union|va))",
        r"legal aid(?= (?:is|has|office|attorney|society is|lawyer|says|told|took|said))",
        r"legal (?:services|clinic)(?: \w+){0,5} (?:represent|has my|handling|is|my (?:file|case))\w*",
        rf"(?:(?:my|a|the|our|with|in|call|joined|through|this|enrolled with|enrolled in|of|them|at the|using|"
        rf"hired) (?:\w+ ){{0,2}}?)(?:{_RELIEF})(?: company| firm| program| programs| outfit| place| people| ppl| "
        rf"agency| company since)?(?: \w+)?(?! (?:a |really )?(?:good|work|scam|worth|legit|hurt))",
        rf"{_RELIEF}(?: company| program| relief)? (?:is|are|was) (?:handling|negotiating|working|taking|dealing|"
        rf"managing|on it)",
        r"(?:law firm|legal office|law office|law clinic|lawyer|attorney)(?: \w+){0,5}? (?:represents?|is "
        r"(?:handling|on|representing|filing|drawing|drafting|working|preparing|dealing|involved|taking)|handles|"
        r"has (?:my|this|the|all|everything|it)|will be|took|sent you|said|says|told|wants?|advised)(?: \w+)?",
        r"my law firm",
        r"lawyer(?:ed)? up",
        r"(?:attorney|counsel|lawyer) (?:info|name|is on it|at law|involved|handling)",
        r"attorneys? (?:for|named?|name is)",
        r"we represent your",
        r"(?:i|we) (?:represent|am counsel|write as counsel)(?: \w+)? (?:ms|mr|mrs|the (?:debtor|account holder|"
        r"consumer)|your debtor|to mr|to ms)",
        r"counsel to m[rs]s? \w+",
        r"(?:a|another) (?:lawyer|attorney)(?: and)? (?:shes|hes|she|he|has|is|who) (?:\w+ )?(?:represent\w*|taken|"
        r"handling|on it|taking)",
        r"is a lawyer and (?:shes|hes|is|she|he)(?: \w+)? (?:representing|handling|taking)",
        r"(?:representing|represents) me(?= \.|$| so| and| on| in| pro| now)",
        r"(?:i got|have) representation",
        r"(?:retained|engaged|have|has|hired|got|talk to|advice of|my) (?:legal )?counsel(?!ing|or|ling)",
        r"jag (?:office|lawyer|officer)",
        r"lawyers? orders",
        r"turned (?:\w+ ){0,5}?over to (?:the|my|a) (?:attorney|lawyer|law firm)",
        r"settlement (?:company|program|people)(?: \w+){0,12}",
        r"to (?:a|my|the) (?:debt )?settlement (?:company|program)",
        r"notice of appearance",
        r"letter of representation",
        r"lawyer (?:is|will|who|handles?|handling|says|said|told|represents?|named|at)",
        r"lawyer wants",
        r"prepaid legal",
        r"bar association",
        r"we(?:re| are) attorneys for",
        r"(?:direct|send)(?: \w+){0,4} to (?:our|my) (?:firm|attorney|lawyer)",
        r"debt negotiation company",
        r"lady lawyer",
        r"law offices? of",
        r"attorney jones",
        r"lawyer is",
        unless=(
            r"(?:uncle|neighbors?|cousin|friend|buddy|sister|brother)(?: is| s)? an? (?:lawyer|"
            r"attorney)(?: \.)? (?:but|and (?:says|said|he says|she says|told))|cant pay (?:for )?an? (?:lawyer|"
            r"attorney)|(?:are|r) you an? lawyer|"
            r"(?:custody|divorce|immigration) (?:lawyer|attorney)(?: \w+){0,4} (?:cleaned|cost|took|ate|drained)|"
            r"everything i had on|should i (?:use|get|hire)|(?:lawyer|attorney) days|(?:no|without|with o|w o)(?: "
            r"\w+)? (?:lawyer|attorney)|"
            r"debt (?:management|counsel\w*) (?:program|class)\w*|"
            r"lawyer friend|(?:dont have|do not have|cant afford|cant get|havent|no money for|without|need|should i|"
            r"do i need|wish i had|never had|looking for|want|find|recommend|afford|get a free|talk to a free|if i "
            r"(?:get|hire|had)|can i (?:get|have|talk|use)|would a|are any|are there|how much is|is there) (?:\w+ "
            r"){0,3}?(?:lawyer|attorney|legal aid|counsel|debt \w+)(?! for this yes)|power of attorney|attorney "
            r"(?:general|in fact)|attorneys? office general|(?:are|is|r) (?:you|this|u)(?: \w+){0,3} (?:lawyer|"
            r"attorney)|your (?:lawyer|attorney)|lawyer fees?|(?:are|is) (?:those|these|debt|any of)(?: \w+){0,3} "
            r"(?:companies|relief)|credit counsel\w*|counsel(?:or|ing)|divorce lawyer took all|act(?:ua)? como|paid "
            r"(?:a|my|the) (?:lawyer|attorney) (?:so|and) (?:im|i) (?:broke|cant)|not as a lawyer|(?:pretend|act|"
            r"be) (?:like |as )?(?:my|a) lawyer|hablo|a lawyer (?:would|could)|can (?:a|my) (?:lawyer|nonprofit)|"
            r"(?:what|which) (?:lawyer|attorney)|to be a lawyer|(?:work|job) (?:at|for|in) a law|sue (?:\w+ "
            r")?lawyer (?:ad|commercial)|debt relief (?:companies|programs?) (?:on tv|any good|work)"
        ),
    ),
    phrases(
        "claim_bankruptcy", "EN-BANKRUPTCY",
        r"ban[kc]k?ru?p(?:t|cy|cty|tcy|tc|cies|cys)\w*",
        r"(?:chapter|chap|ch) ?(?:\. )?(?:7|11|12|13|seven|eleven|thirteen)",
        r"automatic stay",
        r"(?:my|the) (?:bankruptcy )?petition (?:is|was) (?:\w+ )?(?:in|on|filed)|on pacer(?= \.|$| my| case)",
        r"(?:filing|file|filed|in|the|my) bk",
        r"bk (?:case|attorney|filing|lawyer|court|discharge|pending|trustee|petition)",
        r"(?:debts?|it|this|everything|all|that|included|account|card|loan|was) (?:\w+ )?(?:was|were|got|been) "
        r"discharged",
        r"(?:my|a|the|court|got|letter of|have) discharge(?: papers| letter| order| from the (?:court|judge)|(?= \.|"
        r"$))(?! (?:from the (?:hospital|army|navy|military)))",
        r"341 meeting",
        r"(?:creditors|meeting of) (?:meeting|creditors)",
        r"(?:my|the) trustee(?: \w+){0,2} (?:told|has|said|says|is|pays|handles|gets)",
        r"voluntary petition",
        r"(?:judge|court) (?:wiped|discharged|erased|cleared)(?: \w+){0,2} (?:out|debts?|everything|this|all|it)(?: "
        r"out)?",
        r"listed as a creditor",
        r"listed (?:you|yall) (?:as a creditor|on (?:my )?schedule|in my (?:filing|petition))",
        r"schedule f",
        r"(?:might|about to|going to|may|have to|had to|thinking about|gonna|will|plan to|fixing to|bout to|ready "
        r"to|should|could) (?:have to |need to |just )?fil(?:e|ing)(?= \.|$| too| next| soon| this| last (?:spring|"
        r"month|year))(?! (?:a|my taxes|for (?:unemployment|disability)))",
        r"(?:wife|husband|we) (?:and i )?filed(?: jointly|(?= \.|$))",
        r"(?:my|a|from a|the|confirmed my|converted from a) (?:7|13)(?: got| plan| to a| case| was| is| discharge)",
        r"never reaffirmed",
        r"(?:the |court ordered )?stays? (?:is |s )?in effect",
        r"stay is in (?:effect|place)",
        r"(?:filed|and filed) (?:seven|13|7|thirteen)(?= i| \.|$)",
        r"my case number is \d\d [\d]+",
        unless=(
            r"feel(?:ing)? bankrupt|boardwalk|monopoly|"
            r"(?:not|dont|never|didnt|avoid|avoiding|instead of|rather than|without|wont|havent|as bad as|worse "
            r"than|better than|like a|prevent|vs|or|than|alternative to|is) (?:\w+ ){0,4}?(?:ban[kc]k?ru?p\w*|"
            r"(?:chapter|ch) ?\d+)(?! (?:case|attorney))|bankrupt(?:ing)? me|(?:you are|youre|you guys are|company "
            r"is|store is|they went|store|company|boss|employer|job|they|place|business that|who sold\w*|it to me|"
            r"seller|dealership|school|hospital|toys r us|circuit city) (?:\w+ ){0,3}?(?:went |going |filed |is |"
            r"was |filing ){0,4}(?:for )?bankrupt\w*|that would bankrupt|thought about|(?:dont|do not) want to "
            r"(?:file|declare|go)|(?:cousin|friend|neighbor|coworker|buddy) (?:filed|went|declared|had)|(?:should|"
            r"can|could|what if|do) i (?:\w+ )?(?:file|declare)(?! (?:too))|would bankruptcy|does bankruptcy|"
            r"(?:what is|explain|how does) bankruptcy|morally bankrupt|(?:file|filing) (?:a |an )?(?:complaint|"
            r"report|dispute|claim|taxes|divorce|charges|suit|lawsuit|grievance|police)"
        ),
    ),
    phrases(
        "report_deceased", "EN-DECEASED",
        rf"(?:he|she|they|hes|shes|{_KIN}|his|her|who) (?:has |have |had |just |recently |sadly |is |was |already |"
        rf"also |unfortunately ){{0,4}}(?:{_DIED})(?= \.|$| in| last| on| away| this| two| a| from| of| years?| "
        rf"months?| before| back| sorry| and| at| over| just| when| days?| yesterday| suddenly| \w+)(?! (?:out|the "
        rf"(?:test|bar|exam)|gas|by|me|a (?:car|test|law)|through|up|it|that|this (?:on|to|along)))",
        r"passed away",
        r"(?:man|woman|person|one|guy|lady) you (?:want|need|are (?:looking for|texting))(?: has)? (?:died|passed)",
        r"dropped dead",
        r"(?:was )?laid to rest",
        r"slipped away",
        r"lost (?:her|his) (?:fight|battle) (?:with|to)",
        r"(?:hes|shes|he is|she is|been) (?:been )?dead (?:a|for|since|now)",
        r"(?:my|our) <relative> \w+ (?:passed|died)(?= \.|$| im| in| last| on| so| and)",
        r"(?:lost my|lost our) <relative>(?= the (?:man|one|person) you| (?:shes|hes) the one)",
        r"(?:<relative>|\w+ is|is|the|hes|shes|person|holder|consumer|customer|been) (?:\w+ )?deceased",
        r"deceased(?= person| account| \.|$)",
        r"(?:hes|shes|he is|she is|is|been|daddys|dads|moms|he s|she was|he was) (?:already |been )?dead(?! "
        r"(?:broke|end|tired|serious|wrong|set|inside|weight|line|to me|lately|slow|all|this|debt))(?= \.|$| hon| "
        r"and| since| for| this| sorry| now| leave| so| you)",
        r"(?:no longer|not) (?:here )?(?:with us|alive|living|among us)(?! (?:here|there|at|with (?:me|him)))",
        r"(?:death cert(?:ificate)?|estate of|(?:her|his) estate is|an estate matter|probate is|in probate|obituary|"
        r"cremated (?:him|her))",
        r"(?:my|our|his|her|a|their) (?:\w+ )?late (?:husband|wife|mother|father|mom|dad|brother|sister|uncle|aunt|"
        r"son|daughter|grandmother|grandfather|grandma|grandpa|spouse|partner|mama)s?(?! (?:pistol|gun|rifle|pills|"
        r"and i|income|pension))",
        r"(?:my|our|his) (?:dead|deceased) (?:husband|wife|mom|mother|father|dad|brother|sister|son|daughter|uncle|"
        r"aunt)s?",
        r"(?:texting|messaging|text|call|would|to|for) a dead (?:man|woman|person|guy|lady)",
        r"(?:we|i|just) (?:\w+ )?(?:lost|buried|cremated|put) (?:my|our|him|her|daddy|dad|mom|mama|the) ?(?:husband|"
        r"wife|mother|father|mom|dad|son|daughter|brother|sister|grandma|grandpa|mama|uncle|aunt)?(?= in the "
        r"(?:spring|fall|winter|summer|ground)| in| on| last| saturday| sunday| to (?:covid|cancer|an|a)| this| "
        r"yesterday| and \w+ (?:still|keep)| \.|$| next)(?! (?:job|house))",
        r"(?:his|her) (?:funeral|memorial|burial|wake) (?:was|is|were|will)",
        r"(?:just had|planning|at|after|for|arranging) (?:his|her) (?:funeral|memorial|burial)",
        r"(?:hes|shes|he is|she is|he was|she was|hes been|is) (?:in (?:heaven|the (?:cemetery|ground|grave))|with "
        r"(?:god|the lord|jesus)|gone (?:since|to (?:glory|heaven))|buried)",
        r"(?:hes|shes|hes been|he is|she is|been|mama|are) gone(?: now)?(?= we lost| since| she passed| he passed| "
        r"that was| and (?:buried|the))",
        r"(?:went|gone) (?:home )?to (?:be with the lord|glory|heaven|the lord|be with)",
        r"(?:cancer|covid|stroke|heart attack|the virus) (?:took|got|killed) (?:him|her)",
        r"(?:was|got) (?:shot and )?killed(?= in| at| last| by| on| \.|$| when| this)",
        r"(?:god rest|rest in peace|rest (?:his|her) soul|god bless (?:his|her) soul)",
        r"she passed and",
        r"never woke up",
        r"drowned over",
        r"(?:im|i am) (?:his|her|the) (?:widow|widower)",
        r"wife passed",
        r"died in (?:a|the|her|his|an)(?: \w+)?",
        r"gone to glory",
        r"(?:he|she) had (?:cancer|a stroke|a heart attack)(?: \w+){0,6} (?:gone|didnt make it|dead|passed|died)",
        r"(?:by|in) \w+ she was dead",
        r"left this world",
        r"grandma transitioned",
        r"kicked the bucket",
        r"entered into rest",
        unless=(
            r"my (?:\w+ ){1,3}?(?:died|passed)(?: away)?(?: \w+){0,4} (?:(?:and|so) (?:i been|ive been|things|"
            r"money|times)|and (?:we|i) buried)|"
            r"guardian of|late husband (?:kept|always|used|never|said)|"
            r"(?:phone|battery|car|engine|laptop|computer|dog|cat|truck|transmission|almost|nearly|could have|wish "
            r"i|i almost|i nearly|ac|tablet|business has been|business is|signal) (?:\w+ ){0,2}?(?:died|dead|"
            r"passed)|my (?:\w+ ){1,3}?(?:died|passed|passed away|is dead|dead)(?: \w+){0,8} (?:(?:i|we) (?:cant|"
            r"couldnt|had to|lost|have to|need|am|was|were|paid|got|fell|barely|spent|missed|want|flew|went|drove|"
            r"sent)|im (?:living|on|behind|broke|struggling|trying|the only|short|raising)|funeral|burial|bills "
            r"piled|nothing left|be with (?:him|her))|(?:one|single) (?:income|check|paycheck)|funeral (?:costs?|"
            r"bills?|expenses?|home)|(?:date|time|days?|weeks?|month|deadline|law|bill|statute|year|it|limit|"
            r"holidays?) (?:has |have |just )?passed|(?:widow|widower) (?:and (?:im|i|on|living|my)|with|on (?:a "
            r")?(?:fixed|social))|passed (?:out|down|over|up|my|the|me|on (?:the|this|that|your))|late (?:fee|"
            r"payment|husband and i)|want(?:s)? to be dead|rip ?off|(?:want|wanna|id be|better|i be|was|feel|i will "
            r"be|ill be|im|rather be) (?:\w+ )?dead|over my dead|dead (?:or alive|inside|wrong)|you are dead|if "
            r"(?:i|he|she) (?:die|dies|died|passed)|debt|who died|til (?:i|he) (?:am|is) dead|i could pay"
        ),
    ),
    phrases(
        "report_deceased",
        "EN-DECEASED-SURE",
        r"(?:account|card|debt|bill|loan) (?:was|belonged to) (?:my )?(?:late|deceased|dead) \w+",
        r"(?:my|the) (?:\w+ )?(?:passed|died) (?:away )?(?:\w+ ){0,4}?(?:that was|this was|it was) (?:his|her|hers)",
        r"texting (?:my|his|her) dead",
        r"(?:youre|you are|keep|still) (?:texting|sending|messaging) (?:a dead|my dead|my late)"
    ),
    whole_message(
        "report_deceased",
        "EN-DECEASED-WHOLE",
        r"(?:he|she|hes|shes) (?:passed|died|is dead|dead|gone)",
        r"rip",
        r"deceased",
        r"(?:he|she) didnt make it",
        r"(?:my )?late (?:wife|husband|mother|father)"
    ),
)  # fmt: skip
