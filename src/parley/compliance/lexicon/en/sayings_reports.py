"""English turns of phrase that report something: told in pictures, in few words, or by somebody new to the language.

Source: rules EV-DECEASED, EV-INCAR, EV-MINOR, EV-SELFHARM, EV-DV and EV-THREAT; boundary rulings of the intent list.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_HE = r"(?:he|she|hes|shes|they|husband|wife|ex|boyfriend|girlfriend|boss|employer|pimp|stepdad|<relative>)"
_GONE = r"(?:cemetery|graveyard|memorial park|morgue)"
_WITHOUT = r"(?:without|with o)"

DEATH_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "report_deceased", "EN-DECEASED-SAYING",
        r"(?:hes|shes|he is|she is) (?:dead|deceased)(?= \.|$| and| so| quit| stop| since| now| leave)",
        r"(?:passed|pass) (?:away |on |over )?(?:in (?:his|her|their) sleep|peacefully)",
        r"(?:he|she|papa|mama|<relative>) (?:he |she )?pass away",
        r"(?:he|she|they|<relative>) (?:crossed over|went (?:home )?to (?:be with )?(?:the lord|glory|jesus|god)|met "
        r"(?:his|her) maker)",
        r"(?:he|she|<relative>) succumbed to",
        r"we lost (?:<relative>|him|her|grandpa|grandma)(?= \.|$| in| over| to| last| this| back| on)",
        r"(?:he|she|mr \. \w+|mrs \. \w+|ms \. \w+|mr \w+|mrs \w+|ms \w+) expired (?:on|in|last|this)",
        r"(?:his|her|their) (?:heart|kidneys|liver) (?:gave out|stopped beating|quit on)",
        r"(?:took|drew|breathed) (?:his|her) (?:last|final) breath",
        r"(?:dead|deceased) (?:mans|womans|persons|ladys) (?:phone|number|cell|line)",
        rf"(?:hes|shes|he is|she is|find (?:him|her)) (?:buried )?(?:in|at|over at)(?: \w+){{0,3}} {_GONE}",
        r"(?:got|have) (?:his|her) ashes|(?:his|her) ashes (?:are|on|is)",
        r"(?:rip|r \. i \. p \.) \w+ (?:\w+ )?(?:19|20)\d\d",
        r"ouija board|from beyond the grave",
        r"(?:man|woman|person|lady|one) you(?: are)? (?:asking|looking) for is (?:gone|dead|no longer with us)",
        r"(?:he|she) (?:took|ended) (?:his|her) own life",
        r"(?:he|she) (?:od ?d|odd|overdosed) (?:last|in|back|on) ",
        unless=r"dead (?:to me|broke|wrong|tired)|my (?:dog|cat)|phone is dead|almost|nearly",
    ),
    phrases(
        "report_incarceration", "EN-INCARCERATED-SAYING",
        r"in the (?:penitentiary|slammer|big house|clink|hoosegow)",
        r"guest of the (?:state|county|feds|federal|government)",
        r"(?:cant|couldnt|unable to) make (?:bond|bail)",
        r"(?:he|she|hes|shes|i) caught a case",
        r"when they booked (?:him|her|me)",
        r"(?:tablet|phone) at the (?:facility|jail|prison|county)",
        r"(?:hes|shes|he is|she is) wearing (?:an )?orange",
        unless=r"could have|was in years ago",
    ),
)  # fmt: skip

SAFETY_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "EN-CRISIS-SAYING",
        r"tired of being (?:a person|me|alive|here|on this earth)",
        r"cant be here any ?more",
        r"(?:saving|saved|stockpil\w+|hoarding|collecting)(?: up)? (?:my|the|his|her|all my|all the) pills",
        r"(?:doesnt|dont|not|cant|didnt) see (?:the|any|a) (?:point|reason) (?:of|in|to) (?:going on|go on|living|live|"
        r"life|being here)",
        r"talk\w*(?: about)? not being (?:around|here)(?: any ?more)?",
        r"(?:hide|hid|hidden|lock up|locked up) (?:his|her|the|my) (?:guns?|pills|knives)",
        r"(?:lived|been alive|been here) long enough",
        r"no (?:more )?reason (?:for|to) (?:waking|wake up|get up in the morning|keep living)",
        r"(?:be|go) with my (?:mama|mom|mother|daddy|dad|husband|wife|son|daughter|baby|grandma) (?:in heaven|up there)",
        r"(?:dont|do not|cant|ion) (?:want to |wanna )?do this life",
        rf"(?:everybody|everyone|everybodyd|they|theyd|kids|family)(?: would)? be (?:fine|better off|better|ok|okay|"
        rf"happier) {_WITHOUT} me",
        r"found (?:me|him|her) in time",
        r"(?:sitting|sat) in (?:the|my) (?:garage|truck|car)(?: \w+){0,3} thinking(?= \.|$| about (?:it|ending|dying))",
        r"goodbye to everything|its been a good run",
        unless=r"game|team|season|company|store",
    ),
    phrases(
        "express_danger", "EN-DANGER-SAYING",
        rf"{_HE}(?:d| would)? (?:hit|beat|hurt|choke|slap|punch|smack) (?:me|us|my \w+) if",
        r"(?:said|says) (?:hes|shes|he is|she is|he will be|they are) coming for (?:me|us|my|the kids)",
        rf"{_HE} threatened to (?:take|hurt|kill|harm|burn|have|cut|come)(?: \w+){{0,3}}",
        rf"{_HE} (?:is |are )?(?:outside|parked outside|out front)(?: \w+){{0,5}} (?:watching|waiting|staring)",
        r"(?:sign|pay|do) (?:it |this |here )?or (?:you know what (?:happens|ill do)|they send|he (?:would|will)|they "
        r"will|hed)",
        r"(?:stand|stood|sat|sit|standing)(?: \w+){0,3} with (?:the|a|his|her) (?:belt|gun|knife|bat)",
        rf"{_HE} (?:\w+ )?(?:keeps?|kept|holds|held|hid) my (?:passport|papers|checkbook|id|green card|documents)",
        r"pimp (?:ran|made|had|took|opened|used|put|is)",
        r"so (?:he|she|hed|shed)(?: would)? stop (?:hurting|hitting|beating|choking)",
        r"loan sharks?(?: \w+){0,8} (?:busted|broke|hurt|beat|threat\w+|came)",
        r"(?:thrown|pushed|shoved|threw me|pushed me|kicked) down the (?:steps|stairs)",
        r"(?:she|he|hell|shell) starts? swinging",
        r"had (?:her|him|me|us) scared (?:half )?to death|jaw (?:was|is) wired",
        r"(?:they|they are|somebody is|people) shooting (?:on|up|at) (?:my|our)",
        unless=r"video ?game|movie|my (?:dog|cat|toddler)|lol|basketball",
    ),
    phrases(
        "threaten_harm", "EN-THREAT-SAYING",
        r"know what time you(?: all| guys| people)? (?:get off|leave|close|go home|clock out)",
        r"(?:leave|leaving|go home|going home|end up|walk out|going out)(?: \w+)? (?:in|on) a (?:bag|body bag|stretcher|"
        r"box|hearse|gurney)",
        r"(?:twelve|12) gauge",
        r"(?:know|got|have)(?: \w+){0,8} your (?:kids|childs|daughters|sons) school",
        r"(?:would be|be) a? ?shame if (?:something|anything) (?:happens?|happened)",
        r"hope you have (?:fire|life|good) insurance",
        r"put (?:my )?hands on (?:you|whoever|whoevers|one of you)",
        r"(?:rock|brick|bullet) through (?:your|every|the|each) (?:\w+ )?(?:window|door|head|car)",
        r"knuckle sandwich",
        r"(?:ill|im going to|i will|were going to) pull up(?= \.|$| on)",
        r"(?:till|til|until|when) i catch you (?:in|outside|at|on) ",
        r"deserves? (?:is )?a bullet",
        r"(?:can|jug|gallon) of gas(?:oline)?(?: \w+){0,3} (?:your|address)",
        r"(?:check|look) under your (?:desk|car|bed)",
        r"wont be (?:walking|coming) (?:back|out|home)",
        r"see how tough (?:he|she|you|they)",
        r"my (?:boys|brothers|cousins|homies|guys)(?: \w+){0,2} (?:pay|paying) (?:you|your \w+|somebody) a visit",
        r"car wont start (?:after|when|once)(?: \w+){0,3} (?:through|done|finished)",
        unless=r"(?:he|she|they|ex) (?:said|says|told me)|to my ?self",
    ),
)  # fmt: skip
