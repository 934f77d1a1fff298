"""English phrases that ask for messages, or all contact, to stop.

The wish has a grammar: a verb of ending ("stop", "quit", "enough"), or a "don't" with a verb of writing, and a medium
or a person as its object. A stop word without either ("bus stop", "stop by your office") is not a wish.

Source: opt-out minimum list of rule TCPA-REV-ANY; 12 CFR 1006.6(c), 1006.14(h).
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_PAYMENTS = r"(?:payments?|plan|autopay|interest|fees?|charges?|debits?|withdrawals?|drafts?|garnish\w*|card|bank)"
_NOT_PAYMENT = rf"(?! (?:\w+ ){{0,2}}?{_PAYMENTS})"
_WRITE = r"(?:text|texting|texted|message|messages?|messaging|sms|spam|msg|dm|hit up)"
_ME = r"(?: me| us| my| this| here| it| ever| again| any ?more| no more)"
_LIST = (
    r"(?:list|lists|texts?|texting|messages?|messaging|system|database|records|contacts|calls?|emails?|thread|thing)"
)
_MINE = r"(?:me|us|my (?:number|phone|cell|name|email|e mail|info|contact)|this (?:number|phone|cell|line|#)|my #)"
_BOTHER = (
    r"(?:contacting|bothering|harassing|hounding|bugging|pestering|reaching out|communicating|messing with|coming "
    r"at|coming after|chasing|stalking|hassling|annoying|disturbing|tormenting|writing and calling)"
)
_TALK_TO = (
    r"(?:contact|bother|harass|reach out(?: to)?|write to|communicate with|get (?:in touch|ahold|a hold|hold)(?: "
    r"with| of)?|disturb|speak to|talk to|come looking for|pester|hassle|hound|approach)"
)
_TOUCH = (
    r"(?:call\w*|text\w*|writ\w*|e ?mail\w*|mail\w*|messag\w*|letters?|ring\w*|voicemails?|visit\w*|com(?:e|ing) by|"
    r"show up)"
)

STOP: tuple[Phrase, ...] = (
    whole_message(
        "stop_contact", "EN-STOP-WHOLE",
        r"(?:i said |just |everyone )?(?:stop|stopall|stop all|quit|end|cancel|unsubscribe|revoke|optout|opt out|"
        r"opt me out|remove|remove me|block|blocked|enough|spam|no more|not interested|dnd|do not disturb|take me "
        r"off|stopsign)(?: (?:stop|it|this|all|everything|stopsign|asap|immediately|today|me|you|the texts|now|"
        r"right now|forever)){0,4}",
        r"(?:s top|st op|sto p|st o p|s to p)(?: texting| messaging)?(?: me)?",
    ),
    phrases(
        "stop_contact", "EN-STOP-MEDIUM",
        rf"(?:stop|quit|cease|end|halt|discontinue|no more|cut out|knock off|lay off|dial back|chill) (?:\w+ "
        rf"){{0,3}}?<texts>{_NOT_PAYMENT}(?! (?:you|we|i) )<not_time>",
        rf"cancel (?:all |these |the |your |my ){{1,4}}<texts>{_NOT_PAYMENT}",
        r"(?:knock it off|cut it out|enough|chill|easy|over it|done) (?:already )?(?:with|of) (?:\w+ ){0,2}?<texts>",
        r"(?:thats |already )?enough (?:of )?(?:the |these |your |them )?<texts><not_time>",
        r"texted (?:\w+ )?enough",
        r"(?:stop|quit|cease) (?:\w+ )?writing (?:to )?(?:me|us|my (?:phone|cell|number)|this (?:number|phone|cell))",
        r"(?:dont|do not|never) (?:ever )?write (?:to )?(?:me|us)(?: any ?more| again| ever| here|(?= \.|$| please))",
        r"(?:these|the|your|all|those|robot|auto\w*|such) (?:\w+ )?(?:<texts>|<calls>) (?:\w+ ){0,6}?(?:need to|"
        r"needs to|have to|has to|must|got to|should|better) (?:\w+ )?(?:stop|end|cease|quit)",
        r"<texts> (?:\w+ ){0,8}?(?:turn|shut|switch) (?:it|them|these|those|this) off",
        r"(?:turn|shut|switch) (?:these|the|those|your|all|my) <texts> off",
        r"(?:turn|shut|switch) off (?:the |these |those |your |all |my ){0,4}<texts>",
        r"(?:want|like|need) (?:(?:these|those|them|all of these|all of it)|(?:the|your|these|all|those) <texts>) "
        r"(?:to be )?(?:stopped|ended|off|gone)(?! (?:the|my) )",
        r"<texts> (?:\w+ )?(?:are not|arent|isnt|is not|aint|not) (?:ok|okay|welcome|wanted|allowed)",
        rf"(?:dont|do not|never|not to|shouldnt|no one|nobody|no longer|please not) (?:ever |you |you ever |want "
        rf"you to |want to be |you dare |be ){{0,4}}{_WRITE}{_ME}{{1,4}}<not_time>(?! (?:back|that|from|was|went|"
        rf"get|got|social|your|a |instead|the (?:link|amount|code|info|address|price)))",
        rf"(?:^|\. |please |you |just |and |so |bro |pls |yo |ok |number |person )(?:dont|do not|never) "
        rf"(?:{_WRITE})(?= \.|$| please| thank| stop| or ill| ok)",
        r"(?:do not|dont) reach out (?:by|via|on|over|through) (?:text|sms|phone|this number)",
        r"no text(?:s|ing)?(?: messages?)?(?: (?:me|to me|no more|already|again|please|thanks?|from you|at all|"
        r"whatsoever|ever|to this <number>))",
        r"no (?:more|further) (?:\w+ )?<texts><not_time>",
        r"no <texts><end>",
        r"no <texts> (?:just|only|but|use) (?:mail|email|letters?|calls?)",
        rf"(?:dont|do not|never|no longer|not) (?:want|need|like|wish|wanna|care)(?! (?:to (?:miss|lose|stop)))(?: "
        rf"\w+){{0,4}}? <texts><not_time>{_NOT_PAYMENT}(?! (?:to stop|again))",
        r"(?:dont|do not|not|no longer) (?:want|wish|need) to be (?:texted|messaged)",
        r"(?:dont|do not|never|no longer) want (?:these|this|any of this|your stuff) on my (?:phone|cell)",
        r"(?:never|didnt|dont|do not|did not|not) (?:\w+ )?(?:sign(?:ed)? up|agree[d]?|consent(?:ed)?|ask(?:ed)?|"
        r"opt(?:ed)? in|subscribed?|give permission|gave permission) (?:for |to |in |with ){0,4}(?:be (?:texted|"
        r"messaged)|get |getting |receive |receiving |any |you |your |auto\w+ |these |this ){0,4}<texts>",
        r"(?:dont|do not|never|stop|quit) send(?:ing)? (?:(?:me|us|anything|stuff|these|any ?more|nothing|crap|"
        r"shit)<end>|(?:me |us )?(?:any(?:thing|more)?|stuff|these|this|more|your|no more|nothing|crap|shit)(?! "
        r"(?:money|payments?)))",
        rf"(?:take|get|remove|delete|scratch|drop|pull|erase|wipe|strike) (?:{_MINE})(?: (?:off|from|out))?(?: "
        rf"of)?(?: \w+){{0,2}}? {_LIST}",
        rf"(?:take|get|remove|scratch|pull) (?:{_MINE}|us) off(?: please| now| already| asap)?<end>",
        r"(?:remove|delete|lose|erase|forget|scratch|drop|wipe|trash|block|take off) (?:my|this|our) (?:phone |cell "
        r")?(?:number|#|digits|cell number)(?! (?:and|but|is|to|with) (?:add|new))",
        rf"(?:want|need|(?:get|be|want to be|how do i get) taken|get|how do i get) off (?:of )?(?:this|the|your|"
        rf"that|these|them) ?(?:\w+ )?{_LIST}",
        r"list you (?:got|have|put) (?:me|my \w+) on (?:\w+ ){0,2}?(?:off|out)",
        r"unsubscribed?",
        r"opt(?:ing)? (?:me |us )?out(?! (?:of )?(?:\w+ )?(?:the )?(?:auto\w*|deduct\w*|withdraw\w*|payments?|plan|"
        r"interest|arbitration|credit))",
        r"stopall",
        r"(?:i |im )?(?:hereby )?(?:\w+ )?(?:revoke|revoking|withdraw|withdrawing|pulling|pull) (?:my |all |any |"
        r"the ){0,4}(?:consent|permission)(?! (?:\w+ ){0,7}?(?:charge|debit|take|withdraw\w*|pay\w*|ach|transfers?|"
        r"card|account|bank|contacted|run))",
        r"(?:stop|quit) (?:blowing|lighting|burning) (?:up )?(?:my|me|this)(?: phone)?",
        r"(?:dont|do not|stop|quit|never) (?:\w+ )?(?:use|using|contact|contacting|try|trying|call|calling|text|"
        r"texting|hit|bother) (?:this|my) (?:phone )?(?:number|phone|cell|line|#)(?! (?:at|after|before|while|when|"
        r"during))",
        r"(?:text|message) me no more",
        r"(?:i |im )?not interested(?= \.|$)", r"dnd(?= \.|$| me| please| list)",
        r"(?:put|place|add) (?:me|my number|this number) on (?:your |the |a )?(?:\w+ )?(?:do not (?:text|contact|"
        r"call|disturb)|dnc|dnd)",
        r"(?:(?:stop|no)sign ){1,4}(?:\w+ ){0,2}?(?:<texts>|<calls>|spam)", r"(?:no|stop|quit) (?:\w+ )?stopsign",
        r"(?:<texts>|<calls>|texting me) (?:\w+ )?(?:(?:stop|no)sign ?){1,4}(?= \.|$)",
        unless=r"(?:dont|do not|never) stop (?:\w+ ){0,4}(?:they|it|i need|i like|i want|help\w*|i appreciate)",
    ),
    phrases(
        "stop_contact", "EN-STOP-FREE",
        r"please (?:just |just please |kindly )?(?:stop|quit)(?= \.|$| it| this| now| all|ing)",
        r"stop (?:please|it|this|now|already|asap|immediately|me|that|doing this|stop|thank you|thanks|you)(?! "
        r"(?:auto|pay|by|at|from|making|youre|you are))",
        r"(?:i said|i told you to|told you to|asked you to|want you to|want this to|you need to|you must|can you|"
        r"will you|would you|replied|i replied|texted|typed|sent|wrote|answered) (?:please |just |you )?stop(?= \.|"
        r"$| \w+ing me| please| it| this| now| already| and| yesterday| last| twice| three| times| days?| weeks?| "
        r"before| \d)",
        # Not the stop of a bus, and not a full stop.
        r"(?<!bus )(?<!truck )(?<!rest )(?<!full )(?<!pit )(?<!train )(?<!next )(?<!last )(?<!first )(?<!door "
        r")stop(?= \.|$)",
        r"quit (?:it|bugging me)(?= \.|$)",
        r"(?:blocking|im blocking|ill block|will block|blocked|going to block) (?:you|this number|your number)",
        unless=(
            rf"start (?:texting|emailing|messaging|sending|contacting) (?:me |it |them )?(?:again|back)|"
            rf"stop (?:sign|light|watch|gap)\b|(?:wont|cant|couldnt|dont|never|non|doesnt|didnt|not|will it|when "
            rf"does it|where do i|how do i make it|to a|it|ever|a) (?:\w+ )?stop|(?:when|where|until) \w+ (?:\w+ "
            rf")?stop|{_PAYMENTS}|(?:took|take|taking|pull\w*|out) (?:\w+ ){{0,3}}?(?:money|my account|my bank)|"
            rf"payments? stop|laugh\w*|account stop|block you (?:\w+ )?because"
        ),
    ),
    phrases(
        "stop_contact", "EN-STOP-CALLS",
        r"(?:stop|quit|cease|end|halt|discontinue|no more|enough with|done with) (?:\w+ ){0,2}?(?:<calls>)(?! (?:it|"
        r"this(?! (?:phone|number|cell|line))|that|of|for|me at)| \d)<not_time>(?! (?:my|the|her|his) (?:\w+ "
        r")?<place>)",
        r"(?:dont|do not|never|not to) (?:ever |be |you )?(?:call|phone|ring|<email>)(?: me| us| here| again| "
        r"any ?more| this <number>| it| no more){0,4}<not_time>(?! (?:it (?:a|off)|off|a|that|this (?:a|an|what)|"
        r"them|him|her|if|about|back|until|my|the|at|from|on|to|or|and))",
        r"no (?:more|further) (?:phone |robo |more )?(?:calls|emails)<not_time>",
        r"call my (?:\w+ )?(?:phone|cell|landline) not this one",
        unless=r"i (?:dont|do not|never) (?:\w+ )?(?:call|phone|email)",
    ),
)  # fmt: skip

CEASE: tuple[Phrase, ...] = (
    phrases(
        "cease_all_contact", "EN-CEASE",
        r"(?:leave|let) (?:me|us|(?:my|our|this) (?:\w+ )?(?:family|household|house|home|<relative>|people))(?: and "
        r"(?:me|us|my \w+))? (?:the \w+ |tf |well enough )?(?:alone|be(?= \.|$| already| for good| now| please)|in "
        r"peace)",
        r"leave (?:a person|people|folks|an old \w+) (?:be|alone)",
        r"left alone(?= \.|$| is| thats| by you| please| now)",
        rf"<dont> (?:ever |you ever |try to |try and |attempt to )?{_TALK_TO} (?:me|us|my|this (?:household|family|"
        rf"house|home)|our)(?! (?:number|cell|phone|email))<not_time>(?! (?:at|on|in) (?:my|the|his|her) "
        rf"(?!life)\w+)(?! number)",
        r"<dont> (?:ever )?(?:reach out|get in touch|contact|come around)(?: again| any ?more| no more| by any| in "
        r"any|<end>)<not_time>",
        r"do not contact(?! (?:list|request|letter|this|my|at)\b)<not_time>",
        rf"(?:stop|quit) (?:\w+ ){{0,2}}?{_BOTHER}<not_time>(?! (?:this number|my (?:\w+ )?(?:job|work|boss|phone|"
        rf"cell|number)))",
        r"(?:stop|end|cease|halt|discontinue|terminate) (?:all |any |every |further |your |future ){0,4}(?:forms? "
        r"of |kinds? of )?(?:contact|communications?|correspondence)(?! (?:number|person|info|order))",
        r"cease and desist(?! letters? (?:i|from|was|is))",
        r"cease desist",
        r"all contact (?:\w+ ){0,3}?(?:end|stop|cease)(?! (?:by|at))",
        r"no (?:more )?contact of any (?:sort|kind)",
        rf"(?:dont|do not) want (?:a |any |another )?{_TOUCH} {_TOUCH} (?:or|and|nor) (?:a )?{_TOUCH}",
        r"want(?:ing)? never to hear from",
        r"(?:no|zero) (?:more |further |other |future )?(?:contact|communications?)(?: with| from| at all| of any "
        r"kind| by any| in any| whatsoever| please| none| ever| again| me|<end>)<not_time>",
        r"(?:all|any|every) (?:\w+ )?(?:communications?|contact|correspondence) (?:\w+ ){0,4}?(?:must|to|should|"
        r"needs? to|has to|shall|will) (?:\w+ )?(?:end|stop|cease)",
        r"contact with (?:me|us) (?:is|must|has to)", r"contact me (?:ever |in any (?:form|way) )?again (?:and|ill)",
        r"you contact me (?:ever )?again",
        r"(?:dont|do not|never|no longer|not) (?:ever )?(?:want|wish|wanna|care|would like) (?:to )?(?:ever "
        r")?(?:hear from|hear (?:another|a word|anything)|be (?:contacted|bothered|disturbed))(?! (?:at|on|while|"
        r"during))",
        r"done hearing from", r"dont want (?:nothing|anything) to do with (?:you|your)",
        r"(?:wish|want|ask\w*|tell\w*|beg\w*|order\w*) (?:for )?you (?:to )?not to? ?(?:ever )?(?:disturb|contact|"
        r"bother|reach)",
        r"get off my back(?= \.|$| and| already)",
        r"stay away from (?:me|us|my (?:family|house))",
        r"leave my (?:\w+ )?life",
        r"(?:want|get) (?:you |all of you )?(?:the (?:hell|f\w+) )?out of my life",
        r"(?:lose|forget|delete|erase) (?:my (?:info|information|contact)|(?:you ever had )?my (?:info|name and|"
        r"name forget|address forget)|every way)",
        r"(?:go|yo|please|just|now|and|so) (?:away|get lost|buzz off|back off|kick rocks|scram)(?= \.|$| and| "
        r"please| you| already)",
        rf"(?:dont|do not|stop|quit|never|not to)(?: be)? {_TOUCH}(?: me| us)?(?: {_TOUCH}(?: me)?){{0,2}} (?:or|"
        rf"and|nor|dont|do not|dont be|no|never)(?: be)? (?:\w+ )?{_TOUCH}(?: me| us)?<not_time>",
        rf"(?:no|not a|zero) {_TOUCH}(?: (?:or|and|nor))?(?: no| zero)? {_TOUCH}(?: (?:or|and|nor|no|"
        rf"zero|{_TOUCH})){{0,6}}(?= \.|$| nothing| from| please| at all| ever| period| none)",
        r"no (?:calls|texts) (?:nothing|no nothing) ",
        r"(?:texts|calls|mail|letters)(?: and| \w+)? (?:\w+ ){0,3}?(?:all of it|every bit of it) (?:\w+ )?(?:stop|end)",
        r"(?:call|contact|text|talk)\w* to me again(?= thanks|$| \.)", r"never (?:talk|speak|write) to me again",
        r"harass\w* (?:\w+ ){0,4}?(?:needs to|has to|must|got to|end|better) (?:\w+ )?(?:end|stop|all|it)",
        r"withdraw (?:\w+ )?consent to be contacted(?! by (?:text|sms|phone))",
        r"go (?:pester|bother|bug|harass|hound) (?:somebody|someone|anyone) else",
        unless=(
            r"not asking you to stop|dont stop|(?:at|in) my job (?:contact|call)|changed my mind|(?:debt|it|this|"
            r"that|they|thing) (?:\w+ )?go away|make (?:\w+ ){1,4}?go away"
        ),
    ),
    whole_message(
        "cease_all_contact", "EN-CEASE-WHOLE",
        r"(?:yo |just |please )?(?:go away|get lost|buzz off|back off|kick rocks|scram|let me be|leave me be|leave "
        r"us be)(?: (?:and|please|you|people|all|forever|for good|stay gone|dont come back|already|now|were|through|"
        r"talking)){0,6}",
    ),
)  # fmt: skip
