"""English as people speak it in a text: who is writing, who somebody is, where somebody is.

Source: 12 CFR 1006.6; 50 USC 3901 ff.; rules EV-MINOR, EV-INCAR, EV-DECEASED and EV-WRONG; rulings on third parties.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_KIN = r"(?:<relative>|<acquaintance>|baby (?:mama|dad|daddy)|daddy|mama|girl|sitter|home health aide|aide|stepdad|stepmom)"
_LITTLE = r"(?:lil |little |big |baby |older |younger |twin |only |new )?"
_AWAY = (
    r"(?:(?:is |s )?(?:not|aint|isnt) (?:home|here|around|available|in)|(?:is |s )?(?:at|in) (?:the )?(?:store|work|"
    r"church|"
    r"shower|school|hospital|gym)|stepped (?:out|away)|cant come to the phone|moved out|left (?:his|her) phone)"
)

PERSONS_SPOKEN: tuple[Phrase, ...] = (
    phrases(
        "declare_third_party", "EN-THIRD-PARTY-SPOKEN",
        rf"(?:hes|shes|he is|she is) my {_LITTLE}{_KIN} (?:\w+ )?(?:he|she|but|and|not)(?: \w+)? {_AWAY}",
        rf"(?:this|its|it is|im|i am|this is) (?:just |only )?(?:his |her |their |my )?{_LITTLE}(?:\w+ )?{_KIN}(?: "
        r"\.)? (?:he|she) "
        rf"{_AWAY}",
        rf"(?:im|i am|this|this is) (?:just |only )?(?:his|her|their) {_LITTLE}{_KIN}(?! (?:s |phone|and i (?:pay|"
        r"handle)))",
        rf"(?:you got|you have|talking to|texting) (?:his|her) {_LITTLE}{_KIN}(?= \.|$| he| she| not| here)",
        r"(?:playing|messing|texting|typing) on (?:his|her) phone",
        rf"(?:his|her|<relative>s?) {_KIN} (?:here|speaking)(?= \.|$| he| she)",
        r"(?:he|she) (?:dont|doesnt|not|aint) (?:live|stay|living|staying) (?:here|wit|with us)",
        unless=(
            r"youre lookin\w*|power of attorney|poa|guardian|executor|payee|papers|authori\w+|bills|finances|"
            r"accounts|account and|"
            r"died|passed|dead|"
            r"deceased|hits? me|beats? me|my wife here|lawyer|pay for (?:him|her)|"
            r"(?:he|she) (?:is |s )?(?:only )?(?:1[0-7]|[3-9])(?= |$)"
        ),
    ),
    phrases(
        "declare_representative", "EN-REPRESENTATIVE-SPOKEN",
        r"(?:take care of|handle|do|run|manage|got) (?:all )?(?:of )?(?:my |his |her )?(?:\w+s )?(?:money stuff|"
        r"money things|bills and "
        r"stuff|paperwork) (?:since|because|she|he|now|for (?:him|her|my))",
        r"(?:court|judge|va|ssa|social security) (?:put|made|named|appointed) me(?: \w+){0,3} (?:charge|over|payee|"
        r"for (?:him|her|my))",
        r"(?:im|i am) (?:his|her|my \w+s) (?:payee|guardian|caregiver and i (?:handle|have|pay|do|manage))",
        r"(?:signed|wrote|filled out) (?:a |the |some )?(?:paper|papers|form|letter)(?: \w+){0,3} (?:letting|lets|"
        r"so|saying) (?:me|i)(?: "
        r"\w+){0,2} (?:talk|speak|handle|deal)",
        r"i (?:handle|do|take care of|manage) everything for (?:my|him|her)(?: \w+)? (?:since|because|after|now)",
        unless=r"how (?:do|can|would)|dont|should i|could",
    ),
    phrases(
        "deny_identity", "EN-DENY-SPOKEN",
        r"(?:number|phone) (?:used to (?:be|belong)|was|belonged)(?: \w+){0,4}? (?:somebody|someone|some|another|a "
        r"different|other|ladys|"
        r"guys)(?: \w+){0,4}? (?:ive had|i had|i got|had it|since)",
        r"(?:who|whos|who is)(?: the (?:hell|heck|fuck)| tf)? (?:is |s )?(?:this )?(?P<name>[a-z]{3,})(?: \.){0,2} "
        r"(?:this|thats|this is) my "
        r"(?:phone|number|cell|line)",
        r"(?:i dont know|idk|dont know|never heard of|never been|aint) no (?:mr |mrs |ms |mr \. |mrs \. "
        r")?(?P<name2>[a-z]{3,})(?: "
        r"[a-z]+)?(?= \.|$)",
        r"(?:this|im|i am|it) not (?:mr|mrs|ms|miss)(?: \.)? (?P<name3>[a-z]{3,})",
        r"(?:^|\. )not (?P<name4>[a-z]{3,}) (?:take|stop|quit|lose|delete|remove)",
        unless=r"(?:re)?married|maiden|any ?more its|opened|signed|debt|owe|lawyer|loan",
    ),
    phrases(
        "claim_minor", "EN-MINOR-SPOKEN",
        r"i was (?:only |just )?(?:sixteen|seventeen|fifteen|fourteen|1[4-7]) (?:at the time|at that time|then|back "
        r"then)",
        r"(?:wasnt|was not|werent) (?:even |yet )?(?:18|eighteen)(?: yet)? when",
        unless=r"now im",
    ),
    phrases(
        "claim_military", "EN-MILITARY-SPOKEN",
        r"(?:im|i am|hes|shes|husband|wife|son|daughter)(?: is)?(?: in)?(?: the)? (?:national )?(?:guard|"
        r"reserves?)(?: \w+){0,3} "
        r"(?:activated|mobilized|called up)",
        r"(?:coast guard|navy|army|air force|marines|marine corps|space force) here(?: \.)?(?: \w+)? active",
        unless=r"retired|veteran|used to|security guard|was in",
    ),
    phrases(
        "report_incarceration", "EN-INCARCERATED-SPOKEN",
        r"(?:^|\. |im |hes |shes |he |she |be |is |going to be )in (?:the )?(?:jail|prison|county)(?= \.|$| for| "
        r"until| til| \d+| \w+ months| "
        r"right now| cant| now)",
        r"(?:hes|he|shes|she|im|is) (?:locked up|inside)(?= \.|$| til| until| for| wont| cant| now)(?! (?:the "
        r"(?:house|store)))",
        r"(?:months|years|yrs) left on (?:his|her|my) (?:sentence|bid|time)",
        unless=(
            r"(?:feels?|felt) like|work(?:s|ing)? (?:at|in)|last year|used to|got out|going to (?:jail|prison)|am i|"
            r"will i|send me|put me|debt|this job|years ago"
        ),
    ),
    phrases(
        "report_deceased", "EN-DECEASED-SPOKEN",
        r"(?:this|that|the) (?:man|mans|woman|womans|lady|guy|person|dude)(?: is|s)? dead",
        r"(?:mr|mrs|ms|he|she|<relative>)(?: \.)?(?: \w+)? (?:is )?no(?:t)? more (?:living|alive|with us)",
        r"(?:he|she|mr \. \w+|mrs \. \w+|mr \w+|mrs \w+) (?:he |she )?die (?:in|on|from|of|last)",
        unless=r"lol|my (?:dog|cat)",
    ),
    phrases(
        "declare_third_party", "EN-THIRD-PARTY-KIN",
        r"(?:im|i am|this is|its) the (?:<relative>)(?= \.|$| and| n| he| she| not| you| of hers| of his| heaven)",
        rf"(?:his|her|their) {_KIN} (?:here|speaking|talking)(?! (?:is|are) )",
        rf"(?:hes|shes|he is|she is) my {_KIN}(?: \.)? (?:(?:hes|shes|he is|she is|he|she) (?:out|at|in|gone|not|"
        r"aint)|i borrowed)",
        r"(?:this is|its|thats) (?:his|her|their) <relative>s (?:cell|phone|number|line)",
        r"its my <relative>s (?:account|business|bill|debt|problem)(?: \w+){0,4} (?:not mine|im not (?:him|her))",
        r"my (?:son|daughter|brother|sister|nephew|niece|grandson|granddaughter|cousin|roommate) (?:doesnt|dont|"
        r"does not|no longer|"
        r"hasnt) live[sd]? (?:here|with me|with us|at)",
        unless=(
            r"power of attorney|poa|guardian|executor|payee|authori\w+|bills|finances|accounts and|handle it|"
            r"household money|died|"
            r"passed|dead|deceased|dropped dead|gone to glory|widow|so i|income|rent|hits? me|beats? me|(?:is |s "
            r")?only (?:1[0-7]|[3-9])"
        ),
    ),
    phrases(
        "declare_representative", "EN-REPRESENTATIVE-RUNS",
        r"(?:appointed|named|chosen) to (?:take over|handle|manage|run) (?:his|her|their) (?:finances|affairs|bills|"
        r"money|estate)",
        r"i (?:do|handle|pay|manage|run) (?:all )?my (?:parents|folks|grandparents|mom and dads|husbands|wifes|moms|"
        r"dads) (?:bills|"
        r"finances|accounts|affairs|money)",
        r"(?:im|i am|am) (?:listed|on file|registered|the one on file|down) as (?:his|her|their|an?|the) (?:rep|"
        r"representative|agent|"
        r"authori[sz]ed)\w*",
        r"(?:every|all) (?:bills?|accounts?) of (?:his|hers|theirs) (?:i|me)|(?:all )?(?:our|the) bills(?: "
        r"\w+){0,3} (?:go|goes|come) "
        r"through me",
        r"(?:signed|written) (?:authori[sz]ation|release|permission) to (?:deal|talk|speak|handle|act)",
        r"i sign for my <relative>|handling (?:his|her|their) estate",
        r"(?:software agent|assistant software|ai agent)|(?:user|ms \w+|mr \w+|ms \. \w+|mr \. \w+)(?: \w+)? (?:has "
        r")?authori[sz]ed me to "
        r"(?:talk|request|act|speak|ask|negotiate)",
        unless=(
            r"(?:bills|finances|accounts) too|how (?:do|can|would)|are you|is this|i dont (?:do|handle|pay|manage)|"
            r"should i"
        ),
    ),
    phrases(
        "deny_identity", "EN-DENY-OTHER",
        r"no such (?:person|man|woman|guy|lady)(?: \w+){0,2}(?= \.|$| here| at| please)",
        r"aint (?:nobody|no one)(?: here)? (?:called|named|by that|goes by)",
        r"(?:my name is|my names|im) [a-z]+ not (?P<name>[a-z]{3,})(?= \.|$)",
        r"(?:number|phone|line) (?:now )?belongs to (?:somebody|someone) else",
        r"(?:^|\. )(?:different|wrong) (?P<name2>[a-z]{3,})(?= \.)(?! \. (?:account|bill|amount))",
        r"(?:not|im not) the (?P<name3>[a-z]{3,}) you(?: are)? (?:want|need|looking|after)",
        r"wrong person (?:for the|again|stop)",
        unless=r"debt|owe|account|bill|amount|date|link",
    ),
)  # fmt: skip
