"""English turns of phrase that wish for something: told in pictures, in few words, or by somebody new to the language.

Source: 12 CFR 1006.6(b)(1) and (c), 1006.14(h)(1); 12 CFR 1005.10(c); rules TCPA-REV-ANY and REGF-6C-LIFT.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_KIND = r"(?:letters?|mail|calls?|phone calls|texts?|messages|emails?|visits?)"
_NEXT_KIND = rf"(?: (?:and|or|nor|no|not|i|dont|want|any|\.)){{0,4}} {_KIND}"
_REACH = r"(?:text|call|contact|message|<email>|write(?: to)?|reach|phone|bug|communicate with)"
_THERE = r"(?:\d{1,2}(?: ?[ap]m)?|noon|midnight|sundown)"
_TAKE = r"(?:pull|take|draft|debit|charge|withdraw|dip|help yourself)"

CONTACT_SAYINGS: tuple[Phrase, ...] = (
    phrases(
        "stop_contact", "EN-STOP-SAYING",
        r"(?:never|didnt|did not) consent(?:ed)? to (?:being|getting) (?:texted|message[ds]|called)",
        r"(?:revok\w+|withdraw\w*|pulling) (?:whatever |any |all |my |the ){0,3}(?:prior )?consent(?: \w+){0,6}? (?:text\w*|"
        r"messag\w*|sms|this (?:line|number|phone|cell))",
        r"(?:take|remove|get|scratch) (?:my|this) (?:cell|phone|number) (?:off|from|out of)(?: of)? (?:whatever|your|the|any|"
        r"that) (?:\w+ )?(?:auto ?dialer|dialer|system|list|program)",
        r"can you (?:please )?not (?:text|call|message)(?: me)?<not_time>(?= \.|$| like| ever| any ?more| please)",
        r"one more (?:text|message|call)(?: \w+){0,4} and (?:i|im|ill)(?: will| am)?(?= (?:go|going|report|call|sue|block|"
        r"file))",
        r"(?:dont|do not) want (?:it|them|this|these|that)(?: stuff)? (?:coming|sent) to my (?:phone|cell)",
        r"(?:dont|do not|never) (?:resume|restart|start|continue|keep|go back to) (?:texting|messaging|sending|contacting|"
        r"calling)"
        r"(?: me)?<not_time>",
        r"(?:get|take|keep) my (?:phone |cell )?number out of your (?:computer|system|phone|files|database|machine)",
        r"scratch (?:my|this) number|number aint for you",
        r"(?:i )?dont do texts?(?= \.|$)(?: \.)?(?: \w+){0,6}?(?: \.)? take me off",
        unless=r"auto ?pay|payments?|debit",
    ),
    phrases(
        "stop_contact", "EN-STOP-COSTS",
        r"(?:dont|do not|stop|quit) send(?:ing)? (?:them|those|these|me these)(?= \.|$| any ?more| please| no more)",
        requires=r"(?:cost|costs|charged?|pay) (?:me )?(?:\$?\d+|per|for each|for every|by the)",
    ),
    phrases(
        "cease_all_contact", "EN-CEASE-SAYING",
        rf"dont want (?:any |your |no )?{_KIND}{_NEXT_KIND}{_NEXT_KIND}",
        r"(?:all|any|every|further) (?:further )?communications?(?: from \w+)? (?:\w+ )?(?:ceases?|stops?|ends?)(?= \.|$|"
        r" imm| now| "
        r"at once| today)",
        r"(?:quit|stop|cease|end) all (?:further )?(?:communications?|contact)",
        r"(?:back off|get lost|go away|get gone) and (?:stay|keep) (?:off|lost|away|gone)",
        r"(?:get|stay) (?:out|outta)(?: of)? my life",
        r"forget (?:that )?i exist",
        r"(?:this|thats|that) (?:is |was )?the last time we (?:talk|speak)",
        r"not (?:to )?be in contact with me",
        r"let me have (?:some|a little|my) peace",
        r"(?:dont|do not|never) come to me with this(?: any ?more| again)",
        r"want (?:every bit|all) of it (?:shut off|stopped|ended|turned off)",
        unless=r"(?:texts?|calls?) (?:is|are) (?:fine|ok|okay)|just (?:text|email|call)|auto ?pay|payments?",
    ),
    phrases(
        "resume_contact", "EN-RESUME-SAYING",
        r"opting (?:myself )?back in",
        r"take (?:that|the|my|your) (?:block|stop|hold|opt out) off",
        rf"(?:you|you all|folks) (?:may|can) {_REACH} me again",
        rf"permission (?:again|now|once more) to {_REACH}(?: me)?|permission to {_REACH}(?: me)? (?:again|now|once more)",
        r"ready to hear from you",
        r"i take it back(?: \.)? (?:you can|text|call|go ahead)",
        r"(?:ought to|should)(?: of| have)? never (?:of |have )?(?:opted out|unsubscribed|said stop|texted stop)",
        rf"go (?:on|ahead) and {_REACH} me (?:like before|as before|again)",
        unless=r"dont|do not|if|unless|when|bank|card|auto ?pay|payments?",
    ),
    phrases(
        "resume_contact", "EN-RESUME-WITHDRAWN",
        r"(?:withdraw|rescind|disregard|ignore|cancel|undo|lift|retract)(?: that| my| the| this)(?: last| previous| earlier| "
        r"prior| old)? (?:request|letter|notice|instruction|message)",
        requires=r"not (?:to )?(?:contact|call|text|write)|no contact|opt\w* out|do not (?:call|text|contact)|cease",
        unless=r"payments?|auto ?pay|dispute|stop texting",
    ),
    phrases(
        "set_contact_preference", "EN-PREF-SAYING",
        r"(?:<email>|texts?|texting|mail|letters?|calling|a call) (?:is|are) the (?:only|best|easiest) way to (?:get|"
        r"reach|contact|"
        r"catch) (?:me|us|ahold)",
        r"(?:is|are) (?:my|the) only (?:good )?(?:window|hours?|free time)|(?:only|best) (?:good )?window (?:to|for|is)",
        rf"(?:^|\. )not before {_THERE}",
        r"nothing (?:on )?<weekday>(?: nights?| mornings?)?(?: or <weekday>)?(?= please| \.|$)",
        r"skip (?:<weekday>)(?= \.|$| please)(?! payment)",
        rf"only (?:text|call|message|contact|reach|write)(?: me)?(?: from)? {_THERE} (?:to|until|and|-) {_THERE}",
        rf"(?:text|call|message|contact) me(?: only)? (?:from )?{_THERE} to {_THERE}",
        r"cant (?:talk|text|be on my phone)(?: right)? now",
        r"cant be on my phone",
        r"leave me a (?:voicemail|message) if i dont",
        r"no phone calls(?: \.)? (?:letters|texts?|<email>s?|mail|i)(?= i| \.|$| only| is| are| will)",
        r"(?:evenings?|mornings?|afternoons?|nights?) (?:is|are) (?:better|best|good) (?:for|to) (?:write|text|call|me|"
        r"writing)",
        r"deaf so no phone|i use (?:vrs|tty|relay)|(?:with|in) writing only",
        r"^(?:please )?<email> me(?= \.|$| and| please| instead| only)",
        r"(?:<email>|text|mail) me(?: \.)? i (?:never|dont|hardly|rarely) (?:check|look at|read|use) (?:this|these)",
        unless=r"pay(?:ments?)?|draft|due date|charge|offer|receipt",
    ),
    phrases(
        "revoke_payment_authorization", "EN-REVOKE-SAYING",
        r"(?:rescind\w*|revok\w*|withdraw\w*) (?:the|my|that|any|all)? ?(?:\w+ )?(?:ach|debit|payment|bank) authori[sz]ation",
        r"keep your hands (?:out|off|outta)(?: of)? my (?:account|bank|card|money|check\w*)",
        r"(?:quit|stop|no more) dip(?:ping)? (?:in|into) my (?:\w+)",
        r"unlink my (?:credit union|bank|card|account|checking|debit)",
        r"(?:switch|turn|shut) off (?:the |my )?(?:auto\w*|recurring) ?(?:payments?|drafts?|debits?|charges?)?",
        r"(?:recurring|automatic|auto)(?: \w+){0,2} turn (?:it|that|them) off",
        rf"(?:done|through|finished) letting you {_TAKE}",
        r"(?:scheduled|recurring|automatic) (?:charges?|payments?|drafts?|debits?)(?: \w+){0,4} (?:needs?|have|has|"
        r"got) to (?:end|stop)",
        r"(?:permission|authorization|authority)(?: to (?:debit|charge|draft)(?: me)?)? is (?:over|done|revoked|"
        r"cancell?ed|gone)"
        r"(?: with)?",
        r"(?:dont|do not) be (?:charging|debiting|drafting|trying) (?:it|that|the new one|my (?:new )?card)",
        r"letting you (?:debit|draft|charge) me consider it (?:torn up|void|gone)",
        unless=r"skip|move|instead|just this|until i|when i",
    ),
    phrases(
        "refuse_to_pay", "EN-REFUSE-PICTURE",
        r"(?:go to (?:jail|prison|court)|starve|move to \w+|rot) before i (?:ever )?(?:pay|give you)",
        r"(?:pay|paying|paid|pay you) when pigs fly|when pigs fly(?: \w+){0,4} pay",
        r"over my dead body (?:will|would|are|do|am)(?: \w+){0,6} (?:pay|penny|dime|cent|money|dollar)",
        r"(?:sooner|rather|id) burn (?:the|my|that) (?:cash|money)",
        r"(?:wont|not|aint) (?:be )?(?:coming |come )?(?:from|out of|outta) my pocket",
        r"(?:got|have|with) (?:no|zero) intention (?:of (?:paying|giving|sending)|zero|to pay|whatsoever)",
        r"(?:im|i am|i) (?:sure as \w+ )?(?:not|aint) paying for (?:it|that)(?= \.|$| now| ever| either)",
        r"no way (?:am i|im|i am|ill|i will|in hell)(?: \w+){0,2} pay(?:ing)? (?:that|this|you|it)(?! much)",
        r"not giving you (?:anything|nothing|a (?:dime|cent|penny)|one (?:dime|cent|penny)) ever",
        unless=r"if i|unless|until|before|insurance",
    ),
    whole_message("refuse_to_pay", "EN-REFUSE-SHORT", r"(?:i )?no pay(?: (?:you|finish|never|nothing)){0,2}"),
)  # fmt: skip
