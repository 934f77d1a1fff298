"""English phrases that tell of a danger to life: one's own, or from somebody else.

Recall counts more than precision here: a missed one can cost a life, a false one a message.

Source: rules EV-SELFHARM and EV-DV.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_SELF = r"(?:my ?self|himself|herself|themselves)"
_HURTS = (
    r"(?:hits?|hitting|beats?|beat|beating|hurts?|hurting|abuses?|abused|abusing|threatens?|threatened|threatening|"
    r"controls?|controlled|choked|chokes|choking|forced|forces|forcing|coerced|compelled|stalks?|stalked|strangled|"
    r"rapes?|raped|traps?|locks?|pimps?|punched|punches|slaps?|slapped|kicks?|shoves?|pushes|smacks?|burned|cut|"
    r"whoops|blackmail\w*|follows|held a (?:knife|gun) (?:on|to))"
)
_HE = (
    r"(?:he|she|hes|shes|they|my (?:\w+ )?(?:ex|<relative>|man|old man|<acquaintance>|landlord)|(?:my |her |his |"
    r"their )?(?:ex|boyfriend|husband|wife|girlfriend|partner|pimp|stepdad|caretaker|caregiver|nephew|son))"
)

SAFETY: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "EN-CRISIS",
        rf"(?:kill|killing|hang|hanging|shoot|shooting|hurt|hurting|harm|harming|cut|cutting|end|ending|drown|"
        rf"unalive|off|offing|starve|poison) {_SELF}",
        r"(?:end|ending|take|taking|took|ended|taken) (?:it all(?! (?:is|out|from|back|off))|(?:my|his|her|their) "
        r"(?:own )?life|my misery)",
        r"suicid\w*",
        r"want(?:s|ed)? (?:it|this|everything) (?:all )?to (?:end|be over)(?! (?:with|the calls))",
        r"(?:done|through) (?:with )?(?:living|life)",
        r"(?:end|ending) (?:it|things)(?: tonight| over this| for real|(?= fr| because))",
        r"(?:want to|wanted to|going to|feel like|thinking (?:of|about)|trying to) (?:just )?end(?:ing)? (?:it|"
        r"things)(?= \.|$| tonight| all| fr| over| now)(?! (?:early|all the))",
        r"feel like (?:dying|ending (?:it|things)|killing my ?self)",
        r"(?:want|wants|wanted|ready|rather|hoping|wish i could|like|prefer|easier to|better to|need|going|deserve) "
        r"(?:to )?(?:just )?(?:die|be dead)(?! (?:laughing|of laughter|hard|before|than pay|trying))",
        r"better off (?:dead|if i (?:was|were) (?:dead|gone)|in the (?:ground|cemetery|grave)|without me)",
        r"(?:dont|do not|doesnt|no longer|not) (?:even )?(?:want|wish|care|wanting) (?:to )?(?:live|be (?:here|"
        r"alive|around)|wake up|exist|keep living|if i (?:live|die)|another day)(?! (?:here|there|with|in|at|like|"
        r"near|off|on))(?: any ?more| for the| when)?",
        r"no (?:reason|point|purpose) (?:to|in|of|for)? ?(?:live|living|life|going on|go on|being alive|continue "
        r"living|continue)(?! (?:this|the|to pay))",
        r"(?:nothing|no reason) (?:left )?to live for",
        r"cant (?:go on|keep going|live like this|live any ?more|do (?:this life|life|this) (?:any ?more|no more)|"
        r"take (?:it|this|life) any ?more|carry on|bear (?:it|this))(?! (?:with |paying |like this with )(?:the|"
        r"this|these|my|paying|so many|such) ?(?:plan|payment|job|high|payments|bills)?)",
        r"self ?harm\w*",
        r"(?:jump|jumping|jumped|gonna jump|walk|walking)(?: \w+)? (?:off|in front of) (?:a|the|my) (?:bridge|"
        r"building|roof|train|bus|truck|traffic|balcony)",
        r"overdos(?:e|ing)(?! (?:it|and died))",
        r"unalive",
        r"kms",
        r"slit(?:ting)? (?:my|her|his) (?:wrists?|throat)",
        r"no (?:other )?way out(?! (?:of (?:this (?:debt|bill|contract|plan)|it)))",
        r"(?:life|living|it) (?:isnt|is not|aint|not) worth (?:living|it any ?more|going)(?: \w+)?",
        r"(?:tired|sick|exhausted) of (?:living|life|being alive|breathing|being here)",
        r"(?:wish|wished|wishing|pray|prayed|beg|hope) (?:every \w+ )?(?:that )?(?:i|id|god|not to) (?:was|were|"
        r"wasnt|werent|had never been|never was|could|would|just|takes?|wake|dont|didnt)(?: just| not)? ?(?:dead|"
        r"alive|born|disappear|not wake|never wake|just die|wake up|me|die)(?! (?:for|to pay))(?: \w+)?",
        r"(?:done with|giv(?:e|ing) up on|end to) (?:my )?(?:own )?life",
        r"(?:everyone|everybody|world|family|kids|girls|wife|husband|they|they d|theyd)(?: \w+){0,4} (?:better|ok|"
        r"fine|happier) (?:off )?(?:without me|with me gone|if i was gone)",
        r"(?:pills|rope|gun|pistol|rifle|razor|bullet|knife)(?: \w+){0,6}? (?:end|die|sleep forever|in front of me|"
        r"in my hand|on the table|on my ?self|and counting|for me|nobody else|to my head|see a reason not|i mean to "
        r"use|here in front)",
        r"(?:have|got|took|swallowed|counting|bottle of|bunch of|all my|ive got) (?:the |a |all |my |a bunch of |"
        r"the bottle of ){1,4}(?:pills|insulin|rope|medication)(?: \w+)?(?! (?:for (?:my|the)|refill|bill|cost|to "
        r"pay))",
        r"(?:already )?swallowed (?:them|the pills|it|a)",
        r"dont see (?:a way out|(?:my ?self|me) making it)",
        r"last (?:message|text) (?:youll|you will) ever get",
        r"(?:whats|what is) the point of (?:living|anything|life|going on|being alive|it all)",
        r"(?:life insurance|insurance money)(?: \w+){0,12} (?:gone|dead|crash|die|if i (?:die|was|were)|would fix)",
        r"worth more dead",
        r"(?:if|when|once) (?:i was|im|i were|i am) (?:dead|gone)(?= \.|$| theyd| they| nobody| my)(?! (?:to work|"
        r"for the))",
        r"(?:want|wanna|going) to (?:disappear|not exist|stop existing|sleep and never wake|go to sleep and not)(?: "
        r"forever)?",
        r"(?:never|not) (?:wake|waking) up(?! (?:early|late|in time|on|til|before|for work))",
        r"(?:stop|not|no longer) exist(?:ing)?",
        r"relief not to exist",
        r"(?:by the time you (?:get|read) this|after tonight|wont be (?:around|here|alive)|not planning on being "
        r"here)(?: \w+)?(?! (?:monday|friday|until|for the (?:call|payment)|on))",
        r"(?:standing|stood|drove out|sitting) (?:on|to|at) (?:a|the) (?:bridge|ledge|roof|edge)(?: \w+)?",
        r"cutting (?:again|myself)",
        r"(?:goodbye|bye) (?:forever|cruel world|world)|my goodbye|this is goodbye|tell my (?:kids|wife|mom|husband|"
        r"family|girls) (?:i|im) (?:love|loved|sorry)",
        r"psych ward|suicide watch",
        r"(?:nobody|no one) (?:would )?(?:misses|miss|cares if i (?:live|die))(?: me)?",
        r"(?:lord|god|jesus)(?: \w+){0,3} (?:takes? me|take me|to just take me)(?: home)?",
        r"wasnt around any ?more",
        r"(?:garage|car) with the (?:car|engine) running",
        r"(?:left|wrote|writing) (?:a note|(?:goodbye )?letters to my (?:kids|family|wife))",
        r"(?:let go|check out) (?:for good|of this world|of here)",
        r"(?:something|anything) (?:stupid )?to my ?self",
        r"keep my ?self safe",
        r"(?:driving|drive|crash\w*) (?:\w+ ){0,3}?(?:off the road|into a tree|on purpose)",
        r"what am i (?:even )?alive for",
        r"(?:my death|dying) is the only|only way out (?:i see|is)|except dying|way out of this except",
        r"six feet under|out of this life|be with (?:her|him) in heaven|want to go be with (?:her|him)",
        r"alive for the (?:second|next)",
        r"(?:put it on|on) my tombstone",
        r"cant do life",
        r"took (?:his|her|my|his moms|moms) gun",
        r"going to end it",
        r"ready to check out",
        unless=(
            r"rather die than (?:sit|wait|be on|listen|talk|call|use|download|log|click|read|deal)|<no_suicide>|die "
            r"debt free|be (?:around|here)(?: \w+){0,4} (?:on vacation|moving|out of town|travel\w*|going to "
            r"(?:mexico|my|see|visit|the))|"
            r"cant go on (?:the|your|my|this|that|a|it) ?(?:web\w*|site|app|page|"
            r"portal|link|computer|trip|vacation|line|account)|keep going to (?:two|work|my|this|the)|"
            r"(?:bankruptcy|work|commute|long|boss|cold|heat|you|these (?:texts|calls)|you people|hours|shoes) "
            r"(?:\w+ ){0,2}?(?:is |are )?killing (?:me|my)|die laughing|want (?:this|it) to be over with|take it "
            r"all (?:is|out)|overdose it was|lost (?:him|her) to|to an overdose|(?:wake|woke) up (?:early|late)|"
            r"killing somebody|you (?:are )?ready to die|told me to sign|put a (?:gun|knife)|"
            r"(?:he|she|they) (?:\w+ )?(?:keeps?|has|had|have|got|pulled|put) (?:a|the) (?:gun|knife)|"
            r"end it early|(?:plan|"
            r"subscription|contract|permission)(?: \w+){0,6} end it|kill (?:you|him|somebody)|end it early|ending "
            r"(?:it )?early|dead (?:zone|line)|dying (?:over here|to (?:know|hear|get))|no way out of (?:this|the) "
            r"(?:contract|plan)|(?:account|bank) (?:and )?take it all"
        ),
    ),
    phrases(
        "express_crisis",
        "EN-CRISIS-SURE",
        r"(?:kill|hang|shoot|hurt) my ?self",
        r"(?:using|turn|use) (?:my|the|a) (?:rifle|gun|pistol) on my ?self",
        r"then my ?self",
        r"just want to die",
        r"i want to die(?! (?:debt|of|laughing))"
    ),
    whole_message(
        "express_crisis",
        "EN-CRISIS-WHOLE",
        r"i (?:just )?cant (?:\w+ )?any ?more",
        r"goodbye (?:forever|world|cruel world)",
        r"i give up on everything",
        r"suicidal",
        r"i want (?:to )?(?:die|end it)",
        r"(?:im )?(?:gonna|going to) end it(?: tonight)?",
        r"ive got the rope",
        r"this is my goodbye(?: \w+){0,8}"
    ),
    phrases(
        "express_danger", "EN-DANGER",
        rf"{_HE} (?:\w+ ){{0,2}}?(?:{_HURTS}) (?:me|my (?:mom|kids|sister|daughter|son|baby|brother|ass|phone|arm)|"
        rf"her(?= \.|$| and| into| bad| to)|his mom)(?! (?:laugh|happy|smile|mad|dinner|aware|think|feel better|"
        rf"wonder|at|to (?:the store|work)|money|off|check|home|up|a (?:text|call)))",
        rf"{_HE} (?:\w+ )?(?:made|forced|coerced|tricked|makes|pressured|threatened) (?:me|her|them) (?:to "
        rf")?(?:into )?(?:take|taking|sign|signing|open|opening|get|getting|borrow|apply|co ?sign|put)\w*",
        r"domestic (?:violence|abuse|abuser|shelter)",
        r"and (?:hits|beats|abuses|hurts|threatens) (?:me|her|him)",
        r"abusive (?:\w+ )?(?:relationship|ex|marriage|partner|household|home|man|husband|wife|boyfriend|"
        r"<relative>|situation)",
        r"(?:is|was|gets|hes|shes|he is|very) (?:\w+ )?(?:abusive|violent|dangerous)(?! (?:intersection|job|road|to "
        r"(?:give|send|text)))(?= \.|$| and| with| to me| when| so| please| \w+)(?! (?:neighborhood|area))",
        r"(?:hes|shes|he is|she is|ex is|husband is) (?:\w+ )?(?:going to (?:kill|hurt|hit|beat)|hitting) (?:me|us)",
        r"(?:not|isnt|dont feel|aint|never) (?:feel )?safe(?= at home| here| with (?:him|her)| to (?:talk|text)| in "
        r"my (?:home|house)|$| \.)(?! to (?:send|give|put|share))",
        r"(?:im|i am|were|be|is) (?:\w+ )?(?:in danger|being (?:abused|stalked|trafficked|threatened|hurt|held "
        r"(?:by|hostage|against)|blackmailed|watched|beaten)|bein abused|afraid of (?:him|her|my)|afraid for my "
        r"(?:life|safety)|scared (?:of (?:him|her|my)|for my (?:life|safety)|to go home)|terrified(?= \.|$| of "
        r"(?:him|her|my))|frightened of (?:him|her)|hiding (?:from|in the)|in hiding)",
        r"(?:fear|afraid|feared|scared) for my (?:safety|life)|scared of (?:my|her|his) (?:spouse|husband|ex|"
        r"partner|boyfriend|live in|son|wife)",
        r"(?:he|she|hes|shes|husband|boyfriend|hubby|partner|wife|ex)(?: \w+)? (?:checks?|goes through|goes thru|"
        r"looks (?:at|through)|monitors?|reads?|watches|watching|controls|takes) (?:my|me|everything|all my|"
        r"her) ?(?:phone|texts|messages|money|mail|type|cards|mail|checks)?(?= \.|$| and| so| please| if| \w+)",
        r"(?:restraining|protective) order|order of protection",
        r"stalk(?:s|ed|ing) me",
        r"(?:human )?traffick(?:ed|ing)",
        r"(?:debt|loan|card|account|this) (?:was |is )?(?:coerced|forced)|coerced (?:debt|into)|(?:under|incurred "
        r"under) (?:duress|threat)",
        r"(?:battered|womens) shelter|(?:at|in) (?:the|a) (?:\w+ )?shelter (?:hiding|told|for|from)|safe house|"
        r"advocate at the shelter",
        r"(?:hell|he will|he finna|hes going to|he is going to|shell|he|husband will|boyfriend will|and hell) "
        r"(?:\w+ )?(?:kill|beat|hurt) me(?= if| when| bad| \.|$| and| over)",
        r"(?:will|going to) (?:kill|hurt|beat|hit) me(?= if (?:he|she)| when (?:he|she)| and the)",
        r"(?:forced|beaten|coerced|punched|tricked by him|compelled) (?:me )?(?:to|into) (?:take|taking|that|borrow|"
        r"sign|get|open|this|it|agree)(?: \w+)?",
        r"dv survivor",
        r"(?:held|put|had) (?:a|the) (?:knife|gun) (?:on|to|on the table)(?: \w+)?",
        r"(?:held|grabbed) me by the (?:throat|neck|hair)",
        r"(?:threatened|swore|said|says|told me) (?:to |hed |he would |hes |hes gonna |theyd |he will |hell |they "
        r"would |what would )?(?:kill|find|hurt|shoot|happen|put me through|break|beat)(?: \w+){0,2}? ?(?:me|my|to "
        r"the kids|the wall|wall|us|legs)",
        r"(?:my ex|he|ex)(?: is| s)? (?:looking for me|waits outside|keeps showing up|gets out (?:on bail|of prison|"
        r"of jail)|follows me|is watching me|hes watching)(?: \w+)?",
        r"(?:left|fled|ran|running|escaped|flee|getting away) (?:from |an |my )?(?:him|her|abusive|my (?:ex|husband|"
        r"spouse|abuser|boyfriend)|abuser|spouse)(?= with|$| \.| and| he)",
        r"do not (?:give him|let (?:him|anyone) know)(?: \w+)?",
        r"(?:call|send|someone call|somebody call) (?:the )?(?:police|help|911)(?: hes| he| to my| please|(?= \.|"
        r"$))(?! (?:about|on you))",
        r"breaking (?:the door|in help)|someone breaking in|somebody breaking in",
        r"(?:broke|twists?|broken) my (?:arm|jaw|nose|ribs?)(?! (?:at work|and cant|last))(?= over| til| until| "
        r"because)|twists my arm",
        r"(?:black eyes?|bruises|put hands on me|put his hands on|put me in the hospital|hand on my neck|get a "
        r"beating|beat my ass|if he (?:sees|finds|reads|knew)|hell flip|he gets mad|he gets violent)(?: \w+)?",
        r"(?:locks? me(?! up| out of)|keeps my passport|sold me)",
        r"(?:tracker on my car|drunk and smashing|has a (?:bat|gun|knife)|in the bathroom he)",
        r"(?:loan sharks?|gang|the men i owe|a guy i borrowed from)(?: \w+){0,10} (?:threat\w*|break|kill|hurt|"
        r"shoot|open accounts)(?: \w+)?",
        r"(?:my|a) pimp",
        r"cant (?:talk|type) (?:\w+ )?(?:hes|he is|shes|he)(?: \w+)? (?:here|watching|in the next|mad|around|home)",
        r"(?:hes|shes) (?:here|in the car with me|choking|beating|drunk)(?= dont| my| and sm|$| \.)",
        r"its dangerous for me",
        r"pushes me around",
        r"hurt my (?:baby|kids|family) (?:if|unless)|hurt my family if",
        r"still afraid of him|threw? (?:things|stuff) at me|throws things at me|slaps me",
        r"controls (?:all )?(?:my|the) money|controls my",
        r"dont text this phone (?:he|my husband|my boyfriend)(?: \w+)? checks it",
        r"(?:this is|its) dangerous for me",
        unless=(
            r"(?:you|company|work|boss|job|this|bill|debt|stress|wifes|these (?:texts|bills|payments))(?: "
            r"\w+){0,2}? (?:is |are )?(?:going to|will|gonna) kill me|kill me for (?:forgetting|spending|this lol)|"
            r"lol|haha|made me (?:his|her) (?:agent|poa|executor)|you (?:hurt|threaten|beat|abuse)|(?:you people|"
            r"you guys|you) (?:are )?(?:threaten\w*|abus\w*|harass\w*|stalk\w*)|made me (?:late|miss|pay|think)|not "
            r"safe to (?:give|send|share|text) (?:my|that|info|personal)|is it safe|isnt safe to give|call the "
            r"police on you|dangerous to give|hands on (?:you|him)|court ordered|lost my arm"
        ),
    ),
)  # fmt: skip
