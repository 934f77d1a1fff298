"""English phrases for what somebody wants or will not have: further ways to say what `stop`, `contact` and `claims` say.

Each rule states one grammar with few vetoes, so that a message that carries two wishes still shows both.

Source: 12 CFR 1006.6(b)(1) and (c), 1006.14(h)(1); 12 CFR 1005.10(c); rules TCPA-REV-ANY and REGF-6C-LIFT.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_REACH = r"(?:text|call|contact|message|<email>|write|reach|phone|ring|catch|try)"
_WAY = r"(?:<email>|mail|post|letters?|regular mail)"
_DAYS = r"(?:mornings|evenings|afternoons|nights|weekends|weekdays|weeknights|<weekday>)"
_LAST = r"(?: ever again| ever| again| any ?more| no more)"
_NEVER_PAY = r"(?:pay|send|give|hand|see (?:a|any|one)|get (?:a|any|one|money|paid))"

STOP_MORE: tuple[Phrase, ...] = (
    phrases(
        "stop_contact", "EN-STOP-THING",
        rf"(?:dont|do not|never) (?:\w+ )?(?:ring|phone|call|text|write|buzz|message)(?: to)? (?:my|the|our|this) "
        rf"(?:\w+ ){{0,2}}?(?:phone|line|landline|cell|number|house|home|address){_LAST}",
        r"(?:stop|quit|done) blowin(?:g)? (?:up )?(?:me|my)",
        r"(?:opt|take|sign) (?:this|my) (?:number|phone|cell) out",
        r"(?:number|phone|cell) (?:to )?come off (?:of )?(?:the|your|these) (?:<texts>|list)",
        r"(?:keep|stay) off (?:of )?(?:this|my) (?:cell|phone|number|line)",
        r"leave (?:this|my) (?:cell|phone|number)(?: \w+)? out of (?:this|it)",
        r"(?:never|didnt|did not) (?:agreed?|consent(?:ed)?|sign(?:ed)? up) to be (?:texted|messaged)",
        r"stop the <texts> (?:while|too|also|as well)",
        r"lose my (?:\w+ )?number for <texts>",
        r"(?:dont|do not|never) (?:have|had|got) (?:my |any )?(?:consent|permission|ok) to (?:text|message|sms)(?: \w+)?",
        r"leave (?:my|this) (?:\w+ )?(?:phone|cell|number) alone",
        r"(?:dont|do not|never) be (?:emailing|texting|messaging|writing)(?: to)? me(?: (?:at|on) \S+(?: \S+){0,2}?)? "
        r"(?:no more|any ?more|again)",
        r"(?:remove|take|delete) my (?:cell|number|phone)(?: \w+){0,2}? (?:from|off|out of)(?: of)? (?:your |the |this )?"
        r"(?:texting|text|sms|messaging|automated) (?:system|list|program)",
        r"(?:quit|stop|no more) (?:calling|ringing) (?:the|my|our) (?:house|home|job|work)(?: phone| line)?",
        r"cancel (?:(?:the|these|your|my|all) )?(?:text|texts|message|sms|phone) alerts",
        r"not interested(?: \.)? remove me",
    ),
    phrases(
        "stop_contact", "EN-STOP-THOSE",
        r"no more of (?:them|those|these|em)(?= \.|$| a| please)",
        r"(?:please )?(?:stop|end|quit) (?:sending )?(?:them|those|these|em)(?= \.|$| please| now)",
        requires=r"<texts>|texting",
        unless=r"payments?|pay|autopay|drafts?|debits?|charges?|fees?|wont|cant|dont|when",
    ),
    whole_message("stop_contact", "EN-STOP-CALL-ONLY", r"call dont text"),
    phrases(
        "cease_all_contact", "EN-CEASE-ATTEMPT",
        r"(?:do not|dont|not to|never) (?:make|attempt) (?:any |a |another |further |more ){0,3}attempts? to "
        r"(?:contact|communicate|reach|speak)",
        r"not (?:to )?get in touch with me",
        r"(?:you|yall|people|folks) (?:\w+ )?go away for good",
        r"want nothing (?:more )?from you ever again",
        r"(?:i|ion) (?:dont )?(?:want to|wanna) hear from (?:you|yall) no more",
        r"not by phone(?: \.)? not by (?:mail|text|letter)",
        r"no calls(?: \.)? nothing (?:in|by) the (?:mail|mailbox)",
        r"want every bit of it (?:ended|stopped)",
        unless=r"dont want you to|not asking",
    ),
)  # fmt: skip

PREFERENCE_MORE: tuple[Phrase, ...] = (
    phrases(
        "set_contact_preference", "EN-PREF-HOUR",
        rf"(?:only|kindly) {_REACH}(?: me)?(?: only)? (?:after|before|between|past) (?:\d|noon|supper|dinner|work)\w*",
        rf"only {_REACH}(?: me)? on (?:the|my) (?:landline|house phone|home phone|days? off|first of|<weekday>)",
        r"(?:text|message|call|write)(?: me)? only after (?:that|then|\d+)",
        rf"{_DAYS}(?: after \w+)? (?:are|is|suits?|works?)(?: me| for me| the){{0,2}} best",
        rf"{_REACH}(?: me| him| her| us)? (?:at|around) (?:lunch|noon|supper|dinnertime)",
        r"(?:text|message|call) me in the (?:am|pm)",
        r"(?:no|not any) (?:texts|calls|messages|contact) from (?:<weekday>|sundown|dusk)",
        r"(?:never|not) during (?:my (?:\w+ )?(?:shift|classes|nap|break)|ramadan|shabbat|prayer)",
        rf"so (?:try|write|{_REACH}) (?:(?:me|him|her) )?then(?= \.|$| im)",
        r"is when you can (?:catch|reach|get) me",
        r"after the kids (?:are|go|get) (?:down|asleep|to bed|in bed)",
        r"dont do it (?:at|during) (?:dinner|supper|lunch)\w*",
        unless=r"pay(?:ments?)?|draft|charge|due|offer",
    ),
    phrases(
        "set_contact_preference", "EN-PREF-WAY",
        r"(?:<email>|text|write|mail) (?:to )?me if you (?:have to|must|need to|gotta|absolutely)",
        rf"if you must (?:write|contact|reach)(?: \w+){{0,3}} by {_WAY}",
        r"(?:text|write|<email>|mail)(?: me| us)? instead of (?:calling|texting|ringing|phoning|a call)",
        rf"{_WAY} is the only (?:thing|way) i (?:can )?(?:check|get|read|see)",
        rf"(?:only|please) (?:write|contact|reach|send)(?: \w+){{0,3}}? by {_WAY}(?! (?:the|a|proof))",
        rf"rather have it(?: all)? by {_WAY}",
        rf"{_WAY} (?:is|are) welcome",
        r"a call(?: \w+){0,4} is fine with me",
        r"(?:my|the) (?:house phone|landline|home phone|<email>) works better",
        r"(?:call|use|ring) my (?:home|house|personal|work|other) (?:phone|number|line)(?: [\d ]+)? (?:not|instead of) "
        r"(?:this|the)",
        r"can (?:mail|<email>) whatever you (?:want|like|got)",
        r"send letters (?:there|here)(?= \.|$| no)",
        r"send it all by mail",
        r"send (?:everything|all of it|anything)(?: \w+){0,3}? by (?:regular |paper |us )?(?:mail|post)",
        r"(?:paper |regular )?letters(?: \w+){0,4} (?:are|is) (?:ok|okay|fine|welcome|good)(?! again)",
        r"just not (?:at (?:night|work)|in the (?:morning|evening|afternoon)s?)",
        unless=r"pay by|receipt|pay with",
    ),
    whole_message(
        "set_contact_preference", "EN-PREF-DAY", r"not on (?:<weekday>|my days? off)", r"only on my days off(?: \w+){0,3}"
    ),
)  # fmt: skip

RESUME_MORE: tuple[Phrase, ...] = (
    phrases(
        "resume_contact", "EN-RESUME-BACK",
        r"start (?:back )?sending (?:me )?(?:the |them |your |those )?<texts>(?: again| back| please|(?= \.|$))",
        r"start (?:the |your |those |them )?<texts> back(?: up)?",
        r"(?:put|get|sign|add) me (?:back|again) (?:on|onto|in|to|up for) (?:the |your |those |them ){0,2}(?:<texts>|list)",
        r"(?:put|add) (?:my|it|this) ?(?:number|<email>|cell|phone)? back(?: on)?(?= \.|$| please| im)",
        r"(?:<you>|you|yall) (?:may|can) (?:now )?(?:resume|restart) (?:communication|contact\w*|texting|messaging|emailing)",
        r"start (?:texting|emailing|messaging|contacting|calling) me (?:again|back)",
        r"(?:you|yall) can (?:hit|text|call|message|contact|reach) (?:me|my \w+)(?: up)? again",
        r"(?:changed my mind|take back what i said)(?: \w+){0,6}?(?: \.)?(?: \w+){0,3}? (?:(?:you|yall) (?:may|can) "
        r"(?:contact|text|message|reach|call)|like to hear from)(?: me| you)?",
        r"(?:didnt|did not) mean to (?:opt out|unsubscribe|stop)(?: \w+){0,6}? (?:fine|ok|okay) to (?:message|text|contact)",
        r"(?:letters|emails|calls|texts) (?:are|is) (?:fine|ok|okay|good) again",
        r"(?:you|yall) can (?:holla|holler|hit me up|get) ?(?:at me|with me)? again",
        r"changed my mind about (?:the )?(?:no contact|stop\w*|opting out|not (?:texting|contacting))",
        r"fine with hearing from you again",
        unless=r"dont|do not|never|if you|unless|why|bank|card|auto ?pay",
    ),
)  # fmt: skip

REFUSE_MORE: tuple[Phrase, ...] = (
    phrases(
        "refuse_to_pay", "EN-REFUSE-SAYING",
        rf"(?:hell|the devil|satan)(?: (?:would|will|has to|can|is going to|going to|got to|have to|ll)){{0,2}} "
        rf"(?:freeze|ice|skate)\w*(?: over)?(?: \w+){{0,5}}? (?:before|first|when|until|and then)(?: \w+){{0,3}} "
        rf"{_NEVER_PAY}",
        rf"(?:cold day in hell|pigs (?:will |can |have to )?fly)(?: \w+){{0,5}}? {_NEVER_PAY}",
        rf"(?:youll|you will|get|squeeze) (?:\w+ )?blood (?:from|out of) a \w+ before you {_NEVER_PAY}",
        r"(?:ill|i will|ill) be damned if i (?:pay|hand|give|send)",
        r"me paying (?:this|that|you|it) (?:is not|isnt|aint) (?:happening|going to happen)",
        r"(?:wont|will not|never) be (?:a|any|another) payment from me",
        r"never see a payment from me",
        r"im good on paying (?:that|this|you)",
        r"(?:sue me|write it off|keep waiting|take me to court)(?: then| anyway)? (?:because|cause|cuz) (?:im|i am|ill|"
        r"i will) (?:not|never) (?:ever )?pay(?:ing)?",
        r"why(?: \w+){0,4}? would i pay for(?: \w+){1,12}(?: \.)? (?:i wont|not happening|no)(?= \.|$| and)",
        r"(?:not going to|wont|never going to|refuse to) pay (?:for|4) an? \w+ (?:that )?(?:never|didnt|broke|i never)",
    ),
)  # fmt: skip

REVOKE_MORE: tuple[Phrase, ...] = (
    phrases(
        "revoke_payment_authorization", "EN-REVOKE-MORE",
        r"(?:undo|kill|end) (?:the |my )?auto ?(?:pay|draft)\w*",
        r"(?:auto ?(?:pay|draft)|automatic (?:payments?|drafts?)|debits?|drafts?) (?:\w+ )?(?:got to|gotta|has to|have "
        r"to|must|needs? to) (?:stop|end|quit)",
        r"(?:automatic )?(?:draft|debit|withdrawal)s? (?:taken|stopped|cancell?ed|removed)(?: off)?(?= \.|$| my| before| "
        r"from| now)",
        r"(?:the )?debits? (?:end|stop)s? (?:today|now)",
        r"do not debit me again",
        r"pulled my (?:ok|okay|permission|consent) for (?:you|yall) to (?:bill|charge|debit)",
        r"take (?:\w+ )?card off (?:of )?auto ?pay",
        r"(?:take out|remove|erase) my bank (?:details|info|number)",
        r"no more recurring payments",
        r"took money i never (?:approved|okayed|authorized)(?: \.)? stop",
        r"(?:pull|cancel|revoke) that bank authori[sz]ation",
        r"having my bank login (?:\. )?(?:disconnect|remove)",
        unless=r"skip|move|instead|just this|until i",
    ),
    whole_message("revoke_payment_authorization", "EN-REVOKE-PLAIN", r"i revoke my authori[sz]ation"),
)  # fmt: skip

WISHES: tuple[Phrase, ...] = (*STOP_MORE, *PREFERENCE_MORE, *RESUME_MORE, *REFUSE_MORE, *REVOKE_MORE)
