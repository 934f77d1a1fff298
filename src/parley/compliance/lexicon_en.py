"""English phrases with legal effect, most of them seen in how people really text.

Recall counts more than precision: a false stop or crisis hit costs one message, a missed one breaks the law or
worse. The
guards keep the known everyday readings out ("stop by your office", "so sue me", "do I need a lawyer").

Source: opt-out minimum list of rule TCPA-REV-ANY; 12 CFR 1006.6(b)-(c), 1006.14(h), 1006.38; rules EV-*.
"""

from __future__ import annotations

from parley.compliance.lexicon import RELATIVE_EN as REL
from parley.compliance.lexicon import Phrase, phrases, whole_message

_TEXTS = r"(?:text|texts|texting|message|messages|messaging|sms|spam|spamming|notifications|alerts|reminders)"
_AT_TIME = (
    r"(?: me| us| my phone| this number)?(?: (?:while|when|at (?:my )?(?:work|job|school|night|home|the office|"
    r"this hour)|before|"
    r"after|during|until|till|between|so (?:early|late)|this (?:early|late)|early|late|on (?:my cell|week|the "
    r"week|mon|tue|wed|"
    r"thu|fri|sat|sun)\w*|in the (?:morning|evening|afternoon|middle)\w*|mondays|sundays|weekends|past))"
)
_NOT_TIME = rf"(?!{_AT_TIME})"
_NO = r"(?:dont|do not|never|please dont|stop|quit|not)"

STOP: tuple[Phrase, ...] = (
    whole_message(
        "stop_contact", "EN-STOP-WHOLE",
        r"(?:i said |just |everyone )?(?:stop|stopall|stop all|quit|end|cancel|unsubscribe|revoke|optout|opt "
        r"out|opt me out|remove"
        r"|remove me|block|blocked|enough|no more|not interested|stopsign)(?: (?:stop|it|this|all|everything|"
        r"stopsign|asap|"
        r"immediately|today|me|you|the texts|now|right now)){0,4}",
    ),
    phrases(
        "stop_contact", "EN-STOP-MEDIUM",
        rf"(?:stop|quit|cease|end|cancel|halt|discontinue)(?: \w+){{0,3}}? {_TEXTS}(?! (?:the )?(?:payment|"
        rf"plan)){_NOT_TIME}",
        rf"(?:dont|do not|never|not to|shouldnt|no one|nobody) (?:ever |you |want you to |want to be |you dare )?"
        rf"(?:text|texting|texted|message|sms|spam)(?: me| us| my| this| here| ever| again| anymore| no "
        rf"more)?{_NOT_TIME}"
        rf"(?! (?:back|that|from|was|went|get|got))",
        rf"no (?:more|further|mas) (?:\w+ )?{_TEXTS}",
        rf"(?:dont|do not|never) (?:want|need|like)(?: \w+){{0,4}}? {_TEXTS}",
        r"(?:dont|do not|never|stop) send(?:ing)? (?:me|us|anything|stuff|these|this|any|no)(?! (?:the "
        r")?(?:link|money|payment|that))",
        r"(?:take|get|remove|delete|scratch) (?:me|my number|my phone|my cell|my name|us|this number|my "
        r"info)(?: \w+){0,2}? "
        r"(?:off|from|out)(?! (?:the |my )?(?:plan|auto|autopay|payment|hook))",
        r"(?:remove|delete|lose|erase|forget) (?:my|this) "
        r"(?:phone |cell )?number", r"unsubscribe", r"opt(?:ing)? (?:me |us )?out", r"optout", r"stopall", r"stopsign"
        ,
        r"(?:i |im )(?:hereby )?(?:\w+ )?(?:revoke|revoking|withdraw) (?:my |all |any )?(?:consent|permission)(?! "
        r"(?:to|for) "
        r"(?:charge|debit|take|withdraw|pay|ach))", r"(?:blocking|block|blocked) (?:you|this number|your number)",
        r"blowing up my phone", r"(?:dont|do not|stop) (?:use|using|contact|contacting|try) this number",
        r"(?:text|message) me no more", r"not interested(?= \.|$)",
    ),
    phrases(
        "stop_contact", "EN-STOP-FREE",
        r"please (?:just |just please |kindly )?stop(?! (?:by|in|at|over|the|my|taking|charging|withdrawing|"
        r"auto|pay|debit|pull))",
        r"stop (?:please|it|this|now|already|asap|immediately|me|that|doing this|stop|thank you|thanks|you)(?! "
        r"(?:auto|pay|by|at))",
        r"(?:i said|i told you to|told you to|asked you to|want you to|want this to|you need to|you must|can "
        r"you|will you|would you) "
        r"(?:please )?stop(?! (?:by|in|at|over|the|my|taking|charging|withdrawing|auto|pay|debit|pull))",
        r"stop(?= \.|$)", r"quit (?:it|bugging me)",
        unless=
        r"bus stop|(?:wont|cant|cannot|couldnt|dont|never|non|doesnt|didnt) (?:\w+ )?stop|(?:when|where|until) "
        r"\w+ (?:\w+ )?stop|"
        r"payments? stop|(?:autopay|garnish\w*|interest|charges?|debits?|withdrawals?|fees|deductions?)",
    ),
    phrases(
        "stop_contact", "EN-STOP-CALLS",
        rf"(?:stop|quit|cease) (?:\w+ ){{0,2}}?(?:calling|calls|phoning|phone calls|emailing|emails)(?! (?:it|"
        rf"this|that)){_NOT_TIME}",
        rf"(?:dont|do not|never) (?:ever )?(?:call|phone|ring|email)(?: me| us| here| again| anymore)?{_NOT_TIME}"
        r"(?! (?:it|that|this|them|him|her))",
        r"no (?:more|further) (?:phone )?(?:calls|emails)",
    ),
)  # fmt: skip

CEASE: tuple[Phrase, ...] = (
    phrases(
        "cease_all_contact", "EN-CEASE",
        r"leave (?:me|us|my family) (?:the \w+ |tf )?alone",
        rf"(?:dont|do not|never|not to) (?:ever |you ever |try to )?(?:contact|bother|"
        rf"harass|reach out to|write to|communicate with) (?:me|us|my|this){_NOT_TIME}(?! number)",
        rf"do not contact(?! (?:this number|my \w+)){_NOT_TIME}",
        rf"(?:stop|quit) (?:\w+ ){{0,2}}?(?:contacting|bothering|"
        rf"harassing|hounding|bugging|pestering|reaching out|communicating){_NOT_TIME}(?! (?:this number|my \w+))",
        r"stop (?:all |any )?(?:contact|communications?)", r"cease and desist",
        r"cease (?:all |any )?(?:contact|communications?)",
        r"no (?:more |further )?(?:contact|communications?) (?:with|from|at all|of any kind|whatsoever|please)",
        r"no (?:more|further) (?:contact|communications?)",
        r"dont (?:ever )?want to (?:hear|be contacted)(?: \w+){0,3}",
        r"never (?:want to )?hear from you", r"get off my back",
        r"(?:dont|do not|stop|quit|never) (?:\w+ )?(?:call(?:ing)?|text(?:ing)?) "
        r"(?:me )?(?:or|and|nor) (?:call(?:ing)?|text(?:ing)?|email(?:ing)?|messag(?:e|ing)|writ(?:e|ing))",
        r"go away", r"stop contact",
    ),
)  # fmt: skip

PREFERENCE: tuple[Phrase, ...] = (
    phrases(
        "set_contact_preference", "EN-PREF-TIME",
        rf"{_NO} (?:ever )?(?:call|text|contact|message|email|write|bother|phone|txt|calling|texting|"
        rf"contacting|messaging|bothering)"
        rf"{_AT_TIME}", r"not (?:while|when) (?:im|i am|hes|shes)",
        r"not (?:at (?:my )?(?:work|job)|on (?:weekends?|sundays?|"
        r"saturdays?)|(?:before|after) \w+)",
        r"(?:only|just) (?:text|call|contact|message|email|write)(?: \w+)? (?:after|before|on|between|"
        r"in|at|during)",
        r"(?:text|call|contact|message|email|reach) me (?:only )?(?:after|before|between|in the|on (?:week|mon|"
        r"tue|wed|thu|"
        r"fri|sat|sun)\w*|tomorrow|tonight|later|next week)(?! (?:i |the payment))",
        r"(?:after|before) \d{1,2}(?: ?[ap]m)? only",
        r"(?:best|better|good|bad|worst) time to (?:reach|call|text|contact)",
        r"(?:mornings|evenings|afternoons|weekends|weekdays) "
        r"(?:are|is|work)(?: \w+)? (?:best|better|fine|good|only)",
    ),
    phrases(
        "set_contact_preference", "EN-PREF-PLACE",
        r"(?:im|i am|were|we are) (?:\w+ )?(?:driving|at (?:my )?work|on shift|at a funeral|at the (?:hospital|"
        r"doctor|funeral|office)|in the (?:"
        r"hospital|er|icu)|in a meeting|in class|at school|at church|in church|in surgery|on the road|in "
        r"court)(?! (?:for|with) )",
        r"this is my work (?:phone|number|cell|email)",
        r"(?:boss|employer|job|work) (?:\w+ ){0,2}?(?:doesnt|does not|wont|dont) "
        r"(?:allow|let|permit|like)",
        unless=r"im at work (?:so i can|to pay)",
    ),
    phrases(
        "set_contact_preference", "EN-PREF-MEDIUM",
        r"(?:e ?mail|texts?|texting|calls?|mail|letters?|chat) (?:is|are) (?:fine|ok|okay|better|best|good|"
        r"preferred|only)",
        r"(?:prefer|rather have|rather get|would like) (?:\w+ )?(?:e ?mails?|texts?|texting|calls?|letters?|mail)",
        r"(?:just|only|please) (?:e ?mail|mail|text|call) me(?= \.|$| instead| only)",
        r"(?:e ?mail|mail|text|call) (?:me )?(?:instead|only)",
        r"(?:contact|reach|write) me (?:by|via|through|on) (?:e ?mail|mail|text|phone|letter|chat)",
        r"(?:e ?mail|texts?|mail) only",
    ),
    phrases(
        "resume_contact", "EN-RESUME",
        r"(?:you|we|yes you) can (?:\w+ )?(?:text|contact|message|call|write)(?: to)? me(?: again| now)?(?= "
        r"again| now| \.|$)",
        r"(?:start|resume|begin) (?:\w+ )?(?:texting|messaging|contacting|sending|texts|messages|contact)(?: "
        r"me)?(?: \w+)?",
        r"ok(?:ay)? to (?:text|contact|message|call) me", r"opt (?:me )?(?:back )?in", r"unstop", r"resubscribe",
        r"subscribe me",
        r"(?:take|taking|took) back (?:my|the|that) (?:stop|opt out|request)",
        r"(?:changed my mind|didnt mean)(?: \w+){0,3}? (?:stop|texts|"
        r"opt out|opting out|messages)", r"(?:want|like) (?:to (?:get|receive)|the|your) (?:texts|messages) again",
        unless=r"(?:dont|do not|never|stop|unless|before) (?:\w+ ){0,2}?(?:start|resume|begin|opt|think|text|contact)"
        ,
    ),
    whole_message("resume_contact", "EN-RESUME-WHOLE", "start", "unstop",
    r"(?:please )?(?:text|contact|message) me again"),
)  # fmt: skip

IDENTITY: tuple[Phrase, ...] = (
    phrases(
        "deny_identity", "EN-WRONG-NUMBER",
        r"wrong (?:#|number|person|guy|girl|lady|man|woman|cell|phone|individual|one here)",
        r"(?:this|that|it)(?:s| is|) not (?:him|her|them|"
        r"his|hers|their) ?(?:number|phone|cell)?",
        r"(?:this|that|it) (?:isnt|aint) (?:him|her|them|his|hers|their)(?: number| phone)?",
        r"(?:im|i am|this is|this isnt|im most definitely) not (?:that|the|this|your) (?:person|guy|man|woman|"
        r"lady|one you)",
        r"(?:im|i am) not (?:him|her|them|who you)", r"not my name",
        r"(?:no one|nobody|no body|noone) (?:here|with|by|named|called)",
        r"(?:dont|do not) know (?:who (?:that|this person|he|she|\w+) is|any(?:one|body)? (?:by|named|called|"
        r"with)|th(?:is|at) person|him|her)",
        r"(?:just|recently|only) got this (?:number|phone|cell)", r"(?:had|have had) this number (?:for|since)",
        r"never heard of (?:him|her|"
        r"them|that person|this person)", r"(?:theres|there is) no \w+ (?:here|at this number)",
        r"this is(?: not|nt) (?:the |a )?right (?:number|person)",
        r"(?:isnt|not) the (?:person|one) you(?: are|re)? (?:looking|want)\w*",
        unless=r"(?:is|was|did|do|have) (?:this|i|that|it) (?:\w+ ){0,2}?(?:the )?wrong number|who you are",
    ),
    phrases(
        "deny_identity", "EN-NOT-NAME",
        r"(?:im|i am|this is|its|this aint|you are talking to) not (?P<name>[a-z]{2,})(?= \.|$| [a-z]+)",
        r"this (?:isnt|aint) (?P<name2>[a-z]{2,})",
    ),
    whole_message("deny_identity", "EN-NOT-ME", r"(?:thats |this is |no )?not me", r"(?:that|this) (?:isnt|aint) me",
    "not him", "not her"),
    phrases(
        "declare_third_party", "EN-THIRD-PARTY",
        rf"(?:im|i am|this is|its|youre texting|you are texting|you have) (?:actually |just )?(?:his|her|their|"
        rf"the|[a-z]{{3,}}s) {REL}(?! (?:phone|card|"
        r"account|debt|bill|fault|loan))", rf"(?:im|i am|this is) (?:a |the )?{REL} of",
        r"(?:he|she|they|\w+) (?:doesnt|dont|does not|do not|no longer|hasnt) "
        r"live[sd]? (?:here|with)",
        r"(?:he|she) (?:moved|isnt here|is not here|is not home|isnt home|isnt available|is not available)",
        r"(?:hes|shes) "
        r"not (?:here|home|available|in right now)",
        r"(?:ill|i will|i can|let me) (?:tell|let|inform|pass (?:this|it|that) (?:on )?to) (?:him|her)(?! "
        r"(?:you|off))",
        unless=r"(?:whos|who is|wheres|where is) (?:he|she)|my (?:mom|dad|son|daughter|wife|husband) (?:moved)",
    ),
    phrases(
        "declare_representative", "EN-REPRESENTATIVE",
        r"power of attorney", r"poa", r"(?:legal )?guardian (?:of|for)",
        r"(?:im|i am|as) (?:his|her|their|the) (?:legal )?(?:guardian|conservator|executor|"
        r"executrix|representative|agent|caretaker|caregiver|trustee)", r"executor", r"executrix", r"conservator",
        r"administrator of the estate",
        r"personal representative", r"on behalf of (?:my|his|her|the|mr|mrs|ms|\w+)",
        rf"(?:handle|handles|handling|manage|managing|take care of|pay|do|in charge of) "
        rf"(?:all )?(?:(?:my|his|her|their|our) )?(?:{REL}s|his|her|their) (?:bills|finances|affairs|accounts?|"
        rf"money|paperwork)",
        r"authori[sz]ed to (?:speak|talk|act|deal)",
        r"(?:im|i am) (?:an? )?(?:ai|automated|virtual) (?:agent|assistant)", r"speak(?:ing)? for (?:my|him|her)",
        unless=r"(?:dont|do not) have (?:a )?(?:poa|power)|are you|(?:im|i am) not (?:an? |the )?(?:poa|executor|"
        r"guardian)",
    ),
)  # fmt: skip
