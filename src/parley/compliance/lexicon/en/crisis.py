"""English phrases that tell of a wish to die, by what they are made of: life denied, death wished for, means, farewell.

`safety` holds the fixed expressions; here a rule is a small grammar (who, how much, which verb, what for). Recall counts
more than precision: a missed one can cost a life, a false one a message.

Source: rule EV-SELFHARM.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_NOT = r"(?:no|not|dont|do not|doesnt|didnt|cant|aint|isnt|never|without|wont|shouldnt|should not|hardly|lost)"
_LIVING = (
    r"(?:living|alive|live|life|existing|exist|breathing|breathe|waking up|wake up|getting up in the morning|"
    r"on this earth|in this world|on earth|on this planet)"
)
_KEEP = r"(?:keep|stay|be|being|keep on|go on|carry on|remain|get|getting|staying|keeping|going on)"
_WANT = (
    r"(?:want|wants|wanted|wanting|intend|plan|planning|planned|pray|prayed|praying|hope|hoping|wish|wishing|beg|"
    r"begging|ready|rather|decided|choosing|trying|waiting|might as well|better i|better if i|better that i|"
    r"asking god|dream of|thinking of|thinking about)"
)
_BE_DEAD = (
    r"(?:die|dying|be dead|being dead|death|be gone for good|be in (?:the|my|a) (?:ground|grave|dirt|coffin|casket|"
    r"box)|leave this (?:life|world|earth)|not be here any ?more|meet my maker)"
)
_MEANS = r"(?:pills|rope|gun|pistol|rifle|shotgun|razor|razors|blade|knife|noose|bullet|bottle of \w+|insulin|poison)"
_BODY = r"(?:wrists?|veins?|throat|thighs?|arms)"
_HEIGHT = (
    r"(?:overpass|bridge|ledge|rooftop|roof|balcony|railing|cliff|train tracks|tracks|parking (?:deck|garage)|"
    r"window ?sill|tall building)"
)
_PAST_HARM = r"(?:shot|hung|hanged|drowned|stabbed|poisoned|gassed|killed|killin|offed|unalived|electrocuted)"
_DEAR = r"(?:him|her|them|my (?:<relative>|baby|boy|girl|babies|kids))"

CRISIS: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "EN-CRISIS-LIFE",
        rf"{_NOT}(?: \w+){{0,3}} (?:reason|point|purpose|use|sense|meaning|cause|motive|will|strength|fight|energy)"
        rf"(?: left)?(?: \w+){{0,3}}? (?:to|in|for|of) (?:me to |even ){{0,4}}(?:{_KEEP} ){{0,4}}{_LIVING}(?! (?:on|"
        r"off|with|"
        r"near))",
        r"(?:hate|hating|despise|cant stand|regret|sick of|done with|through with|over) (?:being alive|existing|"
        r"waking up|"
        r"my whole life|my own life|this life|my life(?= \.|$| and))",
        r"(?:quit|quitting|leave|leaving|finish|finished with|end|exit|escape|resign from) (?:my |this )?life(?= \.|"
        r"$| i|"
        r" and| for| tonight)|quit \. not the \w+ \. life",
        rf"{_NOT} (?:\w+ )?(?:want|wanna|trying|deserve|supposed|meant|care|need|wish|going|plan|be)(?: to)?(?: "
        rf"{_KEEP})? (?:alive|living(?! (?:with|in|at|here|there|on|off|paycheck))|breathe|breathing|on this earth|"
        r"on "
        r"earth|in this world|on this planet|exist)(?! (?:in|with|at) )",
        r"whats (?:left|there)(?: for me)? to live for|(?:happier|better|at peace|belong) in (?:my|the|a) (?:grave|"
        r"ground|coffin)",
        r"(?:everyone|everybody|world|family|kids|they|all)(?: \w+){0,4} (?:better|fine|happier)(?: off)? (?:with "
        r"me|when im|once im|if "
        r"im|if i was|if i were) (?:dead|gone|out of the way|not here|out of the picture)",
        r"life(?: is|s)? (?:not |aint |isnt |no )?(?:not |aint |isnt )?worth (?:nothing|anything|shit|a damn|it any "
        r"?more|living)",
        r"(?:dont|do not|cant) (?:even )?(?:want to|wanna|need to|care to) see (?:tomorrow|another (?:day|morning|"
        r"sunrise|"
        r"birthday)|the (?:sun|morning|new year))",
        r"(?:how to|if i can|cant) (?:keep|go on) living(?= \.|$| like| this| any)(?! (?:here|there|on|off|in|with))",
        r"wake up(?: \w+){0,4}? wish(?:ing|ed)?(?: that)? (?:i|it) (?:didnt|hadnt|wasnt|never|was|were|wouldnt|had "
        r"died)",
        r"(?:what|why)(?: the hell)? (?:for )?(?:do |am |should |would |bother )?i? ?(?:even )?(?:live|living|alive|"
        r"stay "
        r"alive|keep living)(?= \.|$| for)",
        r"(?:nothing|nobody|no one|only thing)(?: \w+){0,2}? keep(?:s|ing) me (?:alive|here|going|living|on this "
        r"earth)",
        r"(?:tired|sick|exhausted|done) (?:of |with )?(?:fighting|trying)(?: \w+){0,3} (?:to live|to stay alive|"
        r"live)",
        r"(?:nobody|no one) (?:needs|wants|loves) me(?= \.|$| here| alive| around| no more| any ?more| in this)(?! "
        r"(?:here|"
        r"there) (?:til|at|until))",
        r"(?:im|i am|been|being|just|only|such|feel like) (?:nothing but |just |only |such )?a burden(?! to "
        r"bear)(?= \.|$| on| "
        r"to| for| and| i| no)",
        r"life (?:has|got|holds) no(?:thing)?(?: \w+)? (?:meaning|point|value|left)|(?:my life|life) (?:is|has "
        r"been) over",
        unless=(
            r"lol|haha|(?:plan|subscription|contract|job|gym) (?:for )?life|half ?life|shelf life|life (?:insurance|"
            r"alert|"
            r"time|style)|(?:with|for) (?:my )?whole life savings"
        ),
    ),
    phrases(
        "express_crisis", "EN-CRISIS-DEATH",
        rf"{_WANT}(?: \w+)?(?: to| for| on)? (?:just |only )?{_BE_DEAD}(?! (?:laughing|of laugh\w*|before|than|"
        r"trying|hard|"
        r"certificate|benefits?|on this hill|in debt|debt))",
        rf"(?:im|ill|i will|i would|id|i) (?:just |already |probably |going |to ){{0,4}}{_BE_DEAD} (?:by|before|"
        r"after|"
        r"soon|tonight|tomorrow|"
        r"next|this|come)(?! (?:laughing|of))",
        r"(?:im|ill|i will|i would|id)(?: \w+){0,2}? be in (?:the (?:ground|dirt|grave)|a (?:box|casket|coffin|"
        r"grave|body bag))",
        r"about to be (?:one|dead|a dead (?:man|woman|person))",
        r"(?:dead (?:people|men|man|folks|women)) (?:dont|cant) (?:pay|owe)(?: \w+){0,4} (?:im|ill|i)(?= |$)",
        r"(?:nobody|no one|none of you|who|wouldnt nobody|aint nobody) (?:would |will |is |going to |even |s "
        r"){0,4}(?:care|cares|"
        r"notice|miss|cry|blink|come)(?: \w+)? (?:if|when|that) (?:i|im|ill)(?: \w+){0,2} (?:die|died|dead|gone|"
        r"disappear\w*|"
        r"vanish\w*|killed)",
        r"(?:if|once|when) i(?: was| were| am)? (?:die|died|dead|gone)(?: \w+| \.){0,8}? (?:i (?:can|could|might|"
        r"will) (?:arrange|"
        r"make|fix|do) (?:that|it)|might as well|arrange that|happen)",
        r"(?:die|died|dead|gone) \. might as well",
        r"(?:dead|die|died|gone|obituar\w+|end|life|go)(?: \w+| \.){0,10} by my own hands?",
        r"(?:im|i am|one|me) (?:\w+ )?(?:putting|sending|laying) (?:me|my ?self) (?:there|in the ground|to sleep)",
        r"way out(?: \w+){0,7} (?:ground|grave|coffin|casket|death|dying|dead|die|rope|bullet|bridge)",
        r"better off with (?:the |my )?(?:\w+ )?insurance|insurance (?:money|check|policy)(?: \w+){0,4} than "
        r"(?:with )?me",
        r"(?:last|final) (?:night|day|days|hours?|evening|christmas|birthday|morning) (?:on (?:this )?earth|alive|"
        r"of my life|in "
        r"this (?:world|life)|here on earth)",
        r"(?:hope|wish|pray|praying|wouldnt mind if|wouldnt care if) (?:that )?(?:i|a (?:car|truck|bus|train)|"
        r"somebody|god|the "
        r"lord|something|cancer) (?:get|got|gets|would|will|could|just|hits?|runs?|kills?|takes?)(?: \w+)? ?(?:hit "
        r"by|ran over|run "
        r"over|struck|killed|kills? me|hits? me|over me|shot|cancer|takes? me|me out|hit)(?! \d)",
        r"(?:wont|not going to|dont plan to|dont expect to|not planning to|probably wont)(?: \w+)? (?:be )?(?:alive|"
        r"living|breathing|"
        r"on this earth)(?! (?:in|at|with|here|there)(?: |$))",
        r"if (?:im|i am) (?:still |even )?alive(?: \.)?(?: \w+){0,2} (?:wont|doubt|which i|dont count|not)",
        r"(?:no|not|isnt|cant) (?:any |a )?(?:future|tomorrow)(?: \w+){0,3} (?:for me|dont want|end|die)",
        r"(?:dont|wont|not going to|never going to|didnt expect to) (?:make|live|see|be) (?:it )?(?:to|till|until|"
        r"past) (?:\w+ "
        r"){1,3}(?:\. )?i (?:dont want|wont|mean it|am not trying)",
        unless=(
            r"lol|haha|jk|rather die than (?:sit|wait|be on|listen|talk|call|use|eat|go|click|download|log|read|"
            r"deal|do)|"
            r"(?:phone|battery|car|engine|laptop|cell|deal|offer)(?: \w+){0,3} (?:die|dead|dying|died)|my dead body|"
            r"want (?:him|her|you|them) (?:to )?(?:die|dead)|(?:hear|know|get|be debt free) (?:\w+ )?dying|estate "
            r"planning|"
            r"(?:doing|writing) my will|dont want to die|doesnt want to die|you(?: are)? ready to die|before i pay|"
            r"not trying to die|scared (?:to|of) d\w+|"
            r"afraid (?:to|of) d\w+"
        ),
    ),
    phrases(
        "express_crisis", "EN-CRISIS-JOIN",
        r"(?:want|wants|going|ready|wish|need|time)(?: i could| i can)?(?: to)?(?: just)? (?:join|follow|go be with|"
        r"be with|go with|"
        rf"be next to) {_DEAR}(?= \.|$| in| up| now| tonight| soon| so)",
        requires=(
            r"died|passed|heaven|buried|grave|death|lost (?:my (?:<relative>|baby|boy|girl)|him|her|them)|funeral"
        ),
        unless=r"lol|haha|lost my job",
    ),
    phrases(
        "express_crisis", "EN-CRISIS-MEANS",
        rf"{_PAST_HARM} (?:my ?self|himself|herself)(?! (?:in the foot|in foot|out|up|working))",
        r"(?:blow|blew|blowing|blown|splatter\w*) (?:my|his|her) (?:fucking |own |damn ){0,4}(?:brains?|head) (?:out|"
        r"off)",
        r"(?:burn|burning|burned|scratch\w*|punish\w*|starving|cutting|hitting|bruis\w+|strangl\w+|chok\w+) my "
        r"?self(?! (?:at work|"
        r"cooking|out|on the (?:stove|oven|grill)|short|shaving))",
        r"(?:going to|want to|wanna|might|tried to|almost|just|about to|trying to|should just|gonna) (?:just )?(?:o "
        r"d|od|overdose)",
        r"(?:been|started|back to|im|i am|starving|keep|kept|drinking|and)(?: \w+ and| my ?self and)? cutting(?= \.|"
        r"$| again| on my ?self"
        rf"| my (?:{_BODY}|legs?|skin|self))",
        rf"(?:cut|cutting|slit|slitting|slash\w*|slic\w+|open\w*) (?:up )?(?:both )?(?:my|his|her) {_BODY}|"
        rf"{_BODY} (?:are |is |were )?(?:already |all )?(?:cut|slit|slashed|bleeding|open)",
        rf"(?:look\w*|star\w+|sitting|holding|counting|got|have|count\w*|lining up)(?: \w+){{0,3}}? {_MEANS}(?: "
        rf"\w+){{0,6}}? (?:do "
        r"it|just do|ready|calling me|tempting|end it|why not|one shot|and a note|to my head|for good)",
        r"(?:going to|want to|wanna|thinking (?:of|about)|ready to|might|about to) (?:just )?(?:swallow\w*|tak(?:e|"
        r"ing)|down\w*|eat\w*|"
        r"overdos\w+) (?:on )?(?:all |every |the whole |a whole |a bunch of |a bottle of |enough )(?:of )?(?:\w+ "
        r")?(?:pills?|bottle|"
        r"medicine|meds|tylenol|sleeping pills)",
        rf"if i (?:had|owned|could get|just had) (?:a |the |me a |some )?{_MEANS}(?: \w+){{0,2}}? (?:i|id|ill)(?= |"
        r"$)",
        rf"(?:standing|stood|sitting|stand|perched|im|i am|up|out)(?: \w+){{0,3}}? (?:on|at)(?: \w+){{0,3}}? "
        rf"{_HEIGHT}(?: "
        r"\w+| \.){0,6}? (?:climb|jump|come|get|step|let go|looking|look|end|over|bye|goodbye|fall|down|dont want)",
        r"(?:going to|want to|wanna|about to|ready to|thinking of|feel like) (?:just )?(?:jump|jumping)(?= \.|$| "
        r"for real| fr| "
        r"tonight| off(?! (?:this|the) (?:call|phone|line|chat))| from| out (?:of )?(?:the|a|my) window)",
        r"(?:drink|drinking|snort|smoke|use|shoot up|take)(?: \w+){0,4}? (?:until|till|til|so) (?:i|my heart|it) "
        r"(?:die|dead|stops|"
        r"dont wake|never wake|pass|gone|quits|kills)",
        r"(?:run|running|leave|leaving|sit|sitting|start|starting)(?: \w+){0,3}? (?:car|engine|truck|motor)(?: "
        r"\w+){0,4}? "
        r"garage(?: \w+){0,3}? (?:door|shut|closed|running|hose)",
        r"(?:drank|drink|drinking|swallow\w*) (?:\w+ ){0,4}?(?:bleach|antifreeze|drano|pesticide|poison|clorox|anti "
        r"freeze)",
        r"(?:put|putting|eat|eating|take|taking|bite|catch) (?:a|the|this|one) (?:last )?bullet(?= \.|$| (?:in|"
        r"through|to) (?:my|me))",
        r"i (?:just |already )?(?:put|holding|have|got|keep putting) (?:a|the|my|his) (?:\w+ )?(?:gun|pistol|barrel|"
        r"knife|blade) (?:to|in|"
        rf"against|on|up to) my (?:own )?(?:head|mouth|temple|throat|{_BODY})",
        r"(?:ive |i have |i |have )(?:got |made |have )?a (?:plan|way) and (?:a|the) (?:date|day|time|note|place|"
        r"gun|rope)",
        r"been planning it|(?:hurt|hurting|harm|harming)(?: of)? (?:my ?self|on my ?self)",
        r"(?:want|need|wish)(?: for)? (?:it|this|everything|the pain|the hurt\w*|my (?:life|heart|mind)|the noise) "
        r"(?:would |all |just ){0,4}"
        r"(?:to )?(?:stop|end|be over)(?: \w+){0,2}? (?:for good|forever|permanent\w*|once and for all tonight)",
        r"(?:want|wanting|wish i could|like to|rather) (?:to )?(?:just )?(?:disappear|vanish|evaporate)(?= \.|$| "
        r"forever| for good| from "
        r"(?:this|the) (?:world|earth)| off)(?! (?:the|this|that|these|those))",
        unless=(
            r"lol|haha|(?:at|for) (?:my )?work|on the job|roofer|roofing|shingles|workers comp|you (?:\w+ )?(?:gun|"
            r"knife)|"
            r"(?:he|she|they|husband|ex|boyfriend|robber\w*|guy|man) (?:\w+ )?(?:put|held|had|pulled|got)|come down "
            r"there|"
            r"(?:rob|shoot|kill) (?:you|somebody|him|her|them)|cutting (?:back|down|hours|grass|coupons)|kitchen|"
            r"stitches|"
            r"blow my (?:whole )?(?:check|refund|money)|ship|bandwagon|through hoops"
        ),
    ),
    phrases(
        "express_crisis", "EN-CRISIS-FAREWELL",
        r"(?:tell|let) (?:my )?(?:kids|wife|husband|mom|mama|family|girls|boys|son|daughter)(?: \w+){0,2} (?:i |im |"
        r"know i )(?:love|loved|am "
        r"sorry|sorry|tried)",
        r"(?:wont|not going to) be (?:here|around|with us) (?:any ?more|tomorrow|tonight|next week|much longer|long|"
        r"by then)(?: \.| and|"
        r" so|$)(?! (?:im|i am) (?:moving|off|out of town))",
        r"(?:son|daughter|wife|husband|brother|sister|mom|dad|friend|he|she)(?: \w+){0,3} (?:tried|trying|wants|"
        r"threatens|threatening|"
        r"threatened|talking about|talks about|keeps saying|says|said) (?:to |he |she |hes |shes |going |will |that "
        r"){0,4}(?:kill|hang|shoot|"
        r"hurt|take|end|taking|ending|dying|die|do something to|be dead)(?: \w+)? ?(?:himself|herself|life|it all|"
        r"(?=$| \.))",
        r"(?:goodbye|so long|farewell|bye bye) (?:cruel |this |to this |to the |to my )(?:world|life|earth|kids|"
        r"family)",
        unless=r"lol|haha|moving|vacation|kill me|hurt me|kill you|deployed|jail|prison",
    ),
)  # fmt: skip
