"""English phrases that set how, when and where to be contacted, or take a stop request back.

Source: 12 CFR 1006.6(b)(1), 1006.14(h)(1); rules REGF-6B1-DESIG, REGF-6B1-PLACE, REGF-6C-LIFT and TW-START.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_REACH = (
    r"(?:text|call|contact|message|msg|<email>|mail|write|reach|phone|ring|buzz|try|catch|hit up|hit|bother|get|"
    r"holler at)"
)
_REACHING = r"(?:texting|calling|contacting|messaging|emailing|writing|phoning|ringing|bothering|buzzing)"
_NO = r"(?:dont|do not|never|please dont|stop|quit|not|not to|no)"
_PLACE_NOW = (
    r"(?:driving|at (?:my )?work|at church|in church|at school|in class|in (?:a|the) (?:meeting|movies|theater|"
    r"waiting room)|at (?:a|the|my) (?:\w+ )?(?:funeral|hospital|doctors?|dentist|wedding|recital|wake|viewing|"
    r"clinic|va|laundromat|airport|movies|game|party|graduation|er|bedside|service)|in (?:the )?(?:hospital|icu|er|"
    r"surgery|court|traffic|labor|theater)|on (?:shift|the clock|duty|the road|the highway|a plane|the bus|my break|"
    r"the floor)|boarding a (?:plane|flight)|in (?:the )?middle of (?:class|something|work|dinner|my shift|a \w+))"
)
_WHEN = (
    r"(?:after|before|around|between|in the (?:morning|evening|afternoon)|on (?:my )?<weekday>|on my days? off|"
    r"<weekday>|tomorrow|later|tonight|next week|in an? (?:hour|hr|few)|in \d+|once im|when im|when i get|at "
    r"(?:noon|\d+)|mornings?|evenings?|nights?|past)"
)
_TEXTS = (
    r"(?:texts?|texting|text messages|messages?|messaging|sms|contact|correspondence|emails?|calls|calling|"
    r"contacting|sending|reminders|writing)"
)
_AGAIN = r"(?:again|now|any ?time|once more|back|whenever)"
_AGREE = (
    r"(?:ok|okay|fine|alright|all right|cool|good|feel free|green light|go ahead(?: and)?|free|welcome|permission|"
    r"consent|allowed|may|can|permitted)"
)

PREFERENCE: tuple[Phrase, ...] = (
    phrases(
        "set_contact_preference", "EN-PREF-TIME",
        rf"{_NO} (?:\w+ )?(?:{_REACH}|{_REACHING}|be (?:{_REACHING}))<at_time>",
        r"no (?:more )?(?:<texts>|<calls>|contact)<at_time>",
        r"not (?:while|when) (?:im|i am|hes|shes|i)",
        r"not (?:at (?:my )?(?:work|job)|during my (?:shift|classes|break)|on the shared)",
        r"(?:<texts>|<calls>|message|contact|reach|it) (?:\w+ )?not (?:before|after) \d",
        rf"(?:only|just|kindly|please) (?:{_REACH})(?: me)?(?: only)? (?:after|before|on|between|in the|at|during|"
        rf"past) (?!time|a |the (?:first|1st|bill|account))",
        rf"(?:{_REACH}) (?:me|him|her) (?:\w+ )?(?:back |only |up )?{_WHEN}(?! (?:i |the payment|with (?:the|an?) "
        rf"(?:offer|amount|link)))",
        r"(?:hit|holler|catch) (?:me )?(?:up |at me )?(?:in (?:an?|\d+)|after|later|then|tomorrow|when)",
        r"(?:after|before|between|past) \d{1,2}(?:\d\d)? ?(?:[ap]m)? (?:only|is (?:ok|okay|fine|best|better|good)|"
        r"works better to (?:text|call))",
        r"only after \d{1,2}(?: ?[ap]m)?", r"(?:make it|me) after (?:supper|dinner|work|my shift|lunch)",
        r"(?:best|better|good|bad|worst|wrong|terrible) time to (?:reach|call|text|contact|talk|message)(?! (?:you|"
        r"with you|to you))",
        r"(?:not|isnt|aint) (?:a |the )?(?:good|great|best|right) time(?! to (?:pay|start))",
        r"(?:bad|wrong) time (?:im|for me|to)",
        r"(?:mornings|evenings|afternoons|weekends|weekdays|weeknights|sunday nights|nights) (?:are|is|work)(?: "
        r"\w+)? (?:best|better|fine|good|only|ok|for)",
        r"only (?:\w+ )?(?:nights|mornings|evenings|afternoons|weekends) work",
        r"(?:mornings|evenings|afternoons|weekends|weeknights) only",
        r"before noon only",
        r"as long as its (?:before|after)",
        r"whats best for me is",
        r"(?:way |its |too )(?:too )?(?:early|late) (?:at night|for me|in the morning|to (?:text|call|be texting)|"
        r"over here|here)",
        r"its (?:\w+ )?(?:\d{1,2}(?: \d\d)? ?(?:am|pm)|midnight|\d{1,2} in the morning) (?:here|where i|my time|in)",
        r"its \d{1,2} in the morning(?= \.|$)", r"(?:am|pm|\d|seven|eight|nine|ten) my time",
        r"text(?:ed|ing)? (?:me )?at (?:\d{1,2} ?am|\d \d\d|midnight)",
        r"no (?:texts|calls|messages|contact) (?:before|after|during|between|on|until|past|while)",
        r"(?:once|twice|one (?:text|message|call)|\d (?:texts|messages)) (?:a|per|every couple|every) (?:day|week|"
        r"weeks|month) (?:max|tops|is plenty|at most|only)",
        r"space (?:these|them|your texts|the (?:texts|messages)) out",
        r"(?:wait|hold off|til|until) (?:until|till) (?:we dock|i land|i get (?:home|back|off))",
        r"cant (?:look at|talk|text|answer|chat|be on my phone|have (?:my|the) phone)(?: \w+){0,3}? (?:right now|at "
        r"(?:my )?(?:work|job)|til|until|on the|here|im (?:at|in|driving))",
        r"can this wait",
        r"can we talk (?:later|tomorrow|after|another)",
        unless=(
            r"(?:said|told you|asked) (?:\w+ ){0,3}?no (?:texts?|calls?) before|"
            r"(?:phone|line|number) ever again|(?:he|she|they) hit me|"
            r"can this wait (?:until|till|til) (?:my |the )?(?:tax|refund|check|i get (?:paid|my)|pay|next (?:pay|check))|"
            r"(?:payment|pay|paid|pay you|send it|charge|due date|draft)(?: \w+){0,3} (?:after|before|on|around|"
            r"between)|when i say so|rent(?= \.|$)|not before because|before (?:i|you) (?:pay|sue|garnish)|text me "
            r"(?:the|a) (?:link|code)|(?:can|could|have|want|need|get) (?:somebody|a \w+|an \w+|you|your \w+|one "
            r"of) (?:\w+ )?(?:to )?call me|is it legal|legally|allowed to call"
        ),
    ),
    phrases(
        "set_contact_preference", "EN-PREF-PLACE",
        rf"(?:<im>|were|we are) (?:\w+ )?{_PLACE_NOW}(?! (?:for|with|again|over|down|to|there|and i want|until i pay))",
        rf"(?:^|sitting |stuck |currently |right now ){_PLACE_NOW}(?= \.|$| right| until| now| til| no| have| ill| "
        rf"so| im| people| with| i| later| and| hit)",
        rf"(?:dont|do not|stop|quit|never) (?:be )?(?:{_REACHING}|call|text|contact|message|phone|ring|reach|"
        rf"<email>|write)(?: me)?(?: at| on| here at)? (?:my|the|our) (?:\w+ )?<place>(?! (?:number|phone) (?:is|"
        rf"not))(?!(?: phone| line)? ever again)",
        r"(?:cant|shouldnt|not allowed to) (?:call|text|contact|reach|email) (?:me )?(?:at|on) (?:my )?(?:work|job)",
        r"(?:work|job) (?:number|phone|cell|line|email)(?: \w+)? (?:isnt|is not|not) (?:ok|okay|allowed|good)",
        r"this is (?:my|a) (?:work|job|company|office) (?:phone|number|cell|email|line)",
        r"(?:boss|employer|job|work|supervisor|manager|foreman|plant) (?:\w+ ){0,2}?(?:doesnt|does not|wont|dont|"
        r"writes|complained|will write|gets mad|fires?)(?: \w+){0,3}? (?:allow|let|permit|like|phones?|up|calls?|"
        r"texts?)",
        r"write me up",
        r"dont reach me (?:there|here|at)",
        r"not at my (?:job|work|workplace)",
        r"dont (?:mail|send) (?:\w+ )?(?:to|at) (?:the|my) house",
        r"dont leave (?:\w+ )?(?:messages?|voicemails?|nothing|notes)",
        r"no voicemails?", r"dont contact me at (?:my|the)",
        unless=(
            r"in the middle of (?:a|my|the) (?:bankruptcy|divorce|move|lawsuit|dispute|claim)|"
            r"im at work (?:so i can|to pay)|(?:cant|couldnt) (?:afford|pay|work)|bills|behind|broke|lost (?:my "
            r")?job|driving (?:again|over there|down|to (?:your|that))|shotgun|gun|driving uber|last (?:month|week|"
            r"year)|pay(?:ing)? (?:you|off)|who pays"
        ),
    ),
    phrases(
        "set_contact_preference", "EN-PREF-MEDIUM",
        r"(?:<email>|texts?|texting|calls?|calling|mail|letters?|chat|chatting|sms) (?:is|are|works?) (?:fine|ok|"
        r"okay|better|best|good|preferred|only|for me|easier)",
        r"(?:prefer|rather have|rather get|rather you|would like|(?<!got )(?<!s )(?:i|id) like) (?:to (?:get|be|"
        r"have) |that |you |it |if you )?(?:\w+ )?(?:<email>|texts?|texting|texted|calls?|calling|call me|letters?|"
        r"phoned?|paper|chat|chatting|the chat)(?! a)",
        r"(?:just|only|please) (?:<email>|mail|text|call|write|send letters)(?: me)?(?= \.|$| instead| only)",
        r"(?:<email>|mail|call|write|letters?) (?:me )?(?:only|from now on|from here on(?: out)?)",
        r"(?:<email>|write|phone|letter) (?:me )?instead(?! of)",
        r"(?:text|call) (?:me )?instead(?! of)",
        r"(?:<email>|texts?|mail|letters?|chat) only",
        r"(?:<email>|mail|letters?|texts?|chat) suits? me",
        r"can we do (?:this|it) (?:all )?by (?:<email>|mail|letter|text)",
        r"(?:mail|send|email) me (?:everything|all (?:of )?it|(?:a |your )?letters?|all your)(?! (?:showing|saying|"
        r"stating|proving|with|that|of))",
        r"(?:contact|reach|write|message)(?: to)? me (?:by|via|through|on|at) (?:<email>|mail|text|phone|letter|"
        r"chat|my (?:cell|home|personal|email|other|house|landline)|the (?:house|home|chat|app|portal))",
        r"call me on (?:the|my) (?:house|home|other|landline|cell)",
        r"(?:can|could|would) you (?:just )?(?:<email>|mail|write)(?: to)? me(?= \.|$| instead| by| from| rather| at)",
        r"(?:all )?correspondence (?:\w+ ){0,3}?(?:on paper|by mail|by <email>|in writing)",
        r"just write (?:me|her|him) a letter",
        r"write me a letter", r"only send letters", r"<email> me at \w+",
        r"use my (?:other|personal|cell|house|home|own) (?:number|phone|cell|line|one|email)?(?! to (?:pay|set))",
        r"use my (?:cell|house|home)",
        r"(?:you|but you|yes you) can (?:text|email|mail|write)(?: me)?(?= instead| though)",
        r"(?:stop|quit|no more|dont) (?:\w+ ){0,3}?(?:call\w*|text\w*) (?:\w+ ){0,4}?(?:you can|just|please|"
        r"instead) (?:text|email|mail|write|letters?)(?! (?:me )?again)",
        r"a letter (?:in the mail )?(?:will do|is fine|works|would be)",
        unless=(
            r"(?:once|when|after)(?: \w+){0,3} paid(?: off)?(?: \w+){0,4}|"
            r"are you (?:ok|okay)|is (?:this|that|it) (?:ok|okay)|(?:calls?|emails?|letters?|texts?) (?:is|are) "
            r"(?:ok|okay|fine|good) (?:again|too|now)|instead of|pay by|prefer to (?:mail|pay|call)|(?:mail|email|"
            r"send) (?:me )?(?:a |the )?(?:receipt|proof|check|payment|validation|verification|letter (?:showing|"
            r"saying|proving))|prueba"
        ),
    ),
    whole_message(
        "set_contact_preference", "EN-PREF-WHOLE",
        r"(?:im |i am |currently )?(?:driving|working|in a meeting|in class|at church|boarding|at (?:the "
        r")?(?:doctors?|hospital|dentist)|at work)(?: (?:til|until) \w+(?: \w+)?)?",
        r"(?:bad|wrong|not a good) time",
        r"now is not a good time",
        r"can we talk later",
        r"its too (?:late|early)(?: at night| in the morning)?",
        r"(?:no|not) (?:<weekday>|weekends|nights|mornings)",
        r"(?:only )?after \d{1,2}(?: ?[ap]m)?(?: only)?",
        r"on the clock (?:til|until) \w+", r"call dont text", r"text dont call", r"(?:at )?school (?:til|until) \w+",
        r"<weekday> are for \w+ any other (?:day|time) (?:is|works) (?:fine|ok|okay)?",
    ),
)  # fmt: skip

RESUME: tuple[Phrase, ...] = (
    phrases(
        "resume_contact", "EN-RESUME",
        rf"(?:<you>|we|yes you|she|they) (?:can|may|could|should|are (?:allowed|welcome|free|ok|okay) to) (?:\w+ "
        rf")?(?:text|contact|message|call|write|reach out|reach|<email>|holler at|hit me up|be in contact|talk)(?: "
        rf"(?:to|at|on|in|me|my|cell|phone|here|us|up)){{0,4}} (?:{_AGAIN})",
        r"(?:<you>|ok you) can (?:text|contact|message|write)(?: to)? me(?= \.|$)",
        rf"{_AGREE} (?:for (?:<you> )?)?(?:to )?(?:text|contact|message|reach|reach out|talk to|receiv\w+ (?:\w+ "
        rf")?messages|<email>|call)(?: \w+){{0,3}}? again",
        r"(?:ok|okay|fine|feel free|green light|alright|permission|go ahead and|consent)(?: for <you>)? (?:to "
        r")?(?:text|contact|message|reach out|reach)(?: to)?(?: me| now| this number|(?= \.|$))(?! (?:at|after|"
        r"before|if|on|when|what|the|a|your|my|about))",
        rf"(?:start|resume|begin|restart|reactivate|reinstate|allow|continue|restore|unpause|reopen|reconnect|turn "
        rf"on|re ?enable) (?:\w+ )?(?:{_TEXTS}|the line|me)(?: me)?(?= \.|$| again| and| to| now| please| with| "
        rf"come| im)",
        rf"(?:turn|turned|switch) (?:the |my |your |those )?(?:{_TEXTS}|reminders by text|it|them) ?(?:\w+ )?back on",
        r"turned back on",
        rf"(?:{_TEXTS}) (?:are |is |r )?(?:ok|okay|fine|good|cool|allowed|welcome) (?:again|now|too|with me again)",
        r"let the (?:messages|texts)(?: \w+)? (?:through|again)",
        r"keep (?:texting|messaging|the (?:messages|texts|reminders)|sending)(?: me| coming|(?= \.|$))",
        rf"(?:good|fine|ok|okay|cool) with (?:{_TEXTS}) (?:now|again)",
        r"(?:put|add|sign|opt|subscribe|get|let) me (?:back|in) (?:on|in|to|up|for|again)?(?: \w+){0,3}(?: list| "
        r"texts?| messages| again|(?= \.|$| im| i | for))",
        r"opt (?:me )?(?:back )?in(?! (?:for (?:the|a|auto)|to (?:the|auto)))",
        r"unstop",
        r"re ?subscribe(?: me)?",
        r"subscribe me",
        r"unblock(?:ed)? (?:me|this number|you)",
        r"remove the block on my (?:number|phone)",
        r"i want back in",
        r"want (?:to (?:get|receive)|the|your|them|texts|messages)(?: \w+)? (?:texts |messages )?(?:again|back)",
        r"want to hear from you again",
        r"(?:lets|we can) (?:be in (?:touch|contact)|talk again)",
        r"take me off the do not (?:call|text|contact) list",
        r"lift (?:the|that|my) (?:no contact|stop|block|cease)\w*",
        r"please get (?:back )?in touch with me",
        r"(?:text|contact|message) me again(?= \.|$| please| on)",
        r"(?:go ahead and|please|can) (?:text|message|contact) me again",
        r"again send me (?:the )?messages",
        unless=(
            r"(?:details?|link|code|info|amount|receipt|address|picture|offer) again|"
            r"again (?:later|soon|tomorrow)(?: hon| bye| dear)?|"
            r"(?:dont|do not|never|stop|unless|before|not|cant|no|if) (?:\w+ ){0,2}?(?:start|resume|begin|opt|think|"
            r"text|contact|want|call|reach|put|keep|continue)|when (?:can|will) you|how (?:many|often)|why (?:can|"
            r"are|do)|can you (?:text|call) me (?:later|tomorrow|at|after)|(?:payment|pay) again|call again later|"
            r"(?:why|how come|you|they|if you) (?:\w+ )?keep|doesnt allow|wont allow|does not allow"
        ),
    ),
    whole_message(
        "resume_contact",
        "EN-RESUME-WHOLE",
        "start",
        "unstop",
        "resume",
        "opt in",
        "subscribe",
        "unblock me",
        "resubscribe",
        "add me back",
        r"(?:please )?(?:text|contact|message) me again",
        r"(?:ok |yes )?you can (?:text|message)(?: me)?",
        r"(?:please )?reconnect me",
        r"contact (?:is )?(?:ok|okay|fine) again", r"resume (?:sms|texts|messages)",
    ),
)  # fmt: skip
