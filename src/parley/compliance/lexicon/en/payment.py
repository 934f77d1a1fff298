"""English phrases that say the debt is paid, or that automatic payments must end.

Source: 12 CFR 1006.18(b)(2)(i); 12 CFR 1005.10(c).
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_IT = (
    r"(?:this|it|that|you|them|off|him|her|(?:the|my|your|every|that|this|all my old|all of my) (?:\w+ "
    r"){0,2}?(?:bill|debt|balance|account|loan|cards?|back rent|whole|full|copay|hospital|doctor|clinic|dentist|"
    r"landlord|store|company|agency|"
)
_IT += r"collector|bank|ambulance|everything|provider)|in full|everything|directly|all of (?:it|this|that))"
_WE = (
    r"(?:i|we|ive|weve|i have|we have|i had|my <relative>|<relative>|she|he|they|insurance|my insurance|medicaid|"
    r"medicare|the va|va|aflac|blue cross|church|the church|charity care|the (?:deposit|settlement|school)|landlord|"
    r"boss|my boss|lawyer)"
)
_WHEN = (
    r"(?:already|last (?:year|month|week|fall|spring|summer|winter|january|night|<weekday>|<month>)|back in|in "
    r"(?:19|20)\d\d|in (?:<month>)|years? ago|months? ago|weeks? ago|days? ago|yesterday|long ago|ages ago|a while "
    r"(?:ago|back)|since (?:20\d\d|forever)|this (?:morning|week)|on (?:the|<weekday>|<month>))"
)
_PULL = (
    r"(?:tak(?:e|ing)|withdraw(?:ing)?|charg(?:e|ing)|debit(?:ing)?|pull(?:ing)?|draft(?:ing)?|deduct(?:ing)?|"
    r"run(?:ning)?|draw(?:ing)?|hit(?:ting)?|dip(?:ping)?|process(?:ing)?|us(?:e|ing)|touch(?:ing)?|attempt(?:ing)?|"
    r"swip(?:e|ing))"
)
_AUTO = (
    r"(?:auto ?pay\w*|auto (?:payments?|drafts?|debits?|pay|withdrawals?)|automatic (?:\w+ )?(?:payments?|"
    r"withdrawals?|drafts?|debits?|deductions?|thing|bank thing|charges?)|automatics|recurring(?: payments?| "
    r"charges?)?|ach|direct debits?|(?:electronic |any |pending |preauthorized |scheduled |bank |future "
    r"){0,4}(?:debits?|withdrawals?|drafts?|pulls|transfers)|scheduled (?:payments?|drafts?))"
)

PAID: tuple[Phrase, ...] = (
    phrases(
        "claim_already_paid", "EN-PAID",
        r"already (?:\w+ )?(?:paid|settled|sent (?:the|my|it|you|in|this)|been (?:paid|handled|settled|taken care "
        r"of)|cleared|done did it)",
        r"(?:already |done |was |been |been all )?(?:took|taken) care of(?: (?:this|it|that|already|back|out of))",
        rf"{_WE} (?:have |had |did |just |already |done |went and |done been |been |finally ){{0,4}}(?:paid|settled|"
        rf"satisfied|squared up|zeroed|paid off|cleared|finished paying) (?:{_IT}|{_WHEN})(?! (?:down|each|every|a "
        rf"month|half|else))",
        r"(?:i|ive) been paid (?:that|this|it)",
        rf"(?:was|is|were|has been|had been|have been|been|its|thats|this was|its been|thats been|got) (?:already |"
        rf"all )?(?:paid|settled|satisfied|squared away|squared|zeroed out|paid up|paid off|handled|cleared up|"
        rf"cleared)(?: off| in full| up| last| already| by| with| years| in (?:19|20)\d\d| in <month>| since|"
        rf" {_WHEN}| from| when i|<end>)(?! (?:you|this month|the plan))",
        r"paid (?:and|n) done",
        r"(?:its|it is|thats|this is|thats been|its been|all) paid (?:off|up|in full)(?! (?:i|when|if))",
        r"(?:insurance|medicaid|medicare|va|insurer|aflac|blue cross|comp|charity care|hospital assistance) (?:\w+ "
        r"){0,2}?(?:paid|covered|picked up|sent you|issued payment|took care of)(?! (?:only|half|part|most|some))",
        rf"(?:paid|settled) (?:this|it|that) (?:off|already|{_WHEN}|with|in full|straight|directly|month|week)",
        r"(?:i|we|ive|just) (?:have |already |just ){0,4}(?:sent|made|mailed|did|submitted) (?:you |in |off "
        r"){0,4}(?:the|my|this|a|that|last|it) (?:\w+ ){0,2}?(?:payment|installment)(?! (?:plan|arrangement|on "
        r"(?:the|friday)))(?! (?:of \$?\d+ (?:on|friday)))",
        r"(?:sent|mailed|made) (?:my|this months?|the june one|in my) (?:payment|installment|\w+ payment)?(?: "
        r"already| yesterday| last| by| it shows)",
        r"just (?:sent|paid) (?:this months?|it|online|my)(?: \w+)?",
        r"(?:made|sent) my payment(?: yesterday| already| on| last)?",
        r"(?:i|we|ive) (?:mailed|sent|dropped off|overnighted|gave|wired|zelled) (?:\w+ ){0,2}?(?:a |the |in |my "
        r"){0,4}(?:check|cashiers check|money order|payment|cash|certified check|moneygram)(?! (?:if|when|on friday|"
        r"friday|tomorrow))",
        r"sent (?:a|the) (?:money order|check)",
        r"(?:check|payment|money order|it) (?:\w+ )?(?:already )?(?:cleared|posted|went through|was cashed|came out "
        r"already|got cashed)(?! yet)(?! \?)",
        r"(?:cashed|took) (?:my|the) (?:check|money order|money)(?! (?:without|out))(?= already|$| \.| check)",
        r"already (?:took|cashed|got|received|left|have)(?: \w+){0,2} (?:money|payment|check|account)",
        r"money already left",
        r"(?:got|get) (?:their|his|her|your) money already",
        r"paid off (?:last|already|years|in|this|that|my|the|when|back)",
        r"(?:have|got|heres) (?:a |the |my |all the |all my )?(?:receipts?|proof of payment|proof i paid|cancelled "
        r"check|canceled check|paid in full letter|letter (?:saying|that says) (?:\w+ )?(?:paid|zero)|bank "
        r"statement showing i paid)(?! (?:from my job|of income))",
        r"(?:balance is|at|balance of|a|me a) zero (?:with|balance)(?! (?:in my|apr|interest|dollars))",
        r"zero balance letter",
        r"(?:cleared|closed|zeroed|squared) (?:that|this|it) (?:up|out|away)(?= \.|$| in| ages| with| when| last| "
        r"years| back)",
        r"finished paying (?:this|it|that|on this|in|off)(?! (?:i|will))",
        r"finished (?:paying|that plan|the plan|my plan|all)(?: \w+){0,3}? (?:payments|off|in \d+|in <month>)(?: \w+)?",
        r"settle(?:d|ment) (?:with|for|i finished)(?: \w+){0,4}? (?:the (?:other|original|last|first)|them|percent|"
        r"and i|in|company|bank)",
        r"(?:paid|squared up with|settled with|paid it straight to|paid the) (?:the )?(?:original|other|last|first|"
        r"previous) (?:company|creditor|agency|collection|collector|collectors|lender)(?: agency)?",
        r"(?:cut|sent) (?:a|the|you) check (?:to|in|on)",
        r"they (?:already )?took it (?:from|out of) my (?:taxes|refund|check|paycheck)",
        r"(?:shows|showing|says|marked) (?:as )?(?:paid|complete)(?: in full)?(?= on| in| \.|$)(?! (?:on my credit))",
        r"taken out of my (?:tax|refund|check)",
        r"^paid (?:in full|it|this|that|off|already|\w+ in full)",
        r"(?:closed|settled) (?:and|this out|it out) (?:paid|with)",
        r"(?:loan|card|it|bill|debt|account) (?:got|was|is) paid(?: off)?(?= \.|$| when| by| out| in| through| last)",
        r"you took out \$?\d+(?: \w+){0,5} thats my payment",
        r"i gave (?:the last|\$?\d+|you|them)(?: \w+){0,6} (?:says?|said) (?:were|we are|im) done",
        r"(?:i|we) (?:just )?paid (?:online|yesterday|<weekday>|last night|this morning|today|early|the \w+ one|"
        r"it)(?! (?:off (?:a|some)))",
        r"paid (?:\w+ )?(?:last|this) (?:fall|winter|spring|summer|september|year)",
        r"forgiveness program",
        r"picked up by (?:blue cross|insurance|medicaid|medicare)",
        unless=(
            r"paid (?:the|my|a) (?:filing|court|lawyer|attorney|processing|application) fees?|"
            r"sent you (?:a|the) (?:letter|email|fax|notice)|before my rent|"
            r"(?:history|list|record|total) of (?:what|all|everything) (?:i|ive|we|weve)(?: \w+)? paid|"
            r"(?:havent|have not|not|never|if|when|once|until|unless|will be|to be|to get|getting|want|wanting|need|"
            r"how much|could have|should have|should of|wish|would have|did|has|have they|who|get|see|prefer|like|"
            r"letter|showing|paper|says|say|proof (?:that )?(?:i|its)|receipt for|copy of|confirm\w*|after i|as "
            r"soon as|before i|be|dont think) (?:\w+ ){0,3}?(?:paid|settled|sent|made|satisfied|paying)(?: "
            r"\w+){0,2}|(?:did|does|has|was|is|can you|have you|u get) (?:\w+ ){0,4}(?:go through|post|posted|clear|"
            r"cleared|received|receive)|get paid|got paid|i paid (?:\$?\d+|half|some|part) (?:last month|toward)|"
            r"paid (?:down|biweekly|weekly|every|on (?:the|friday)|monthly|hourly|by the hour)|paid (?:the|my) "
            r"(?:rent|light|electric|car|water) |been (?:paying|paid (?:less|cash))|how (?:long|many)|(?:will|would|"
            r"want to|going to|gonna|like to|ready to|let me|can i|ill|trying to|have to|try to|and) (?:\w+ "
            r"){0,3}?(?:be )?(?:paid|settled|pay|settle|zero|clear|squared)|last (?:thing|time) i|when(?: is|s) "
            r"(?:the|my) next|what do i still|how much (?:is )?left|never got|(?:verify|confirm|check|see if)(?: "
            r"\w+){0,2} (?:payment|check)|(?:if|whether|when) my (?:payment|check)|am i (?:all )?paid|judge|"
            r"(?:letter|showing|something|note)(?: \w+){0,7} paid|you got receipts|(?:\d+|half|four hundred) of it "
            r"and|report|lawyer 1500|paid a lawyer|my score|as settled|mortgage|landlord wants|bureau|what (?:have|"
            r"has)|so far|every thing is paid|need (?:a|the|something|proof)"
        ),
    ),
    phrases(
        "claim_already_paid",
        "EN-PAID-HALF",
        r"i paid (?:half|some|part|four hundred|\$?\d+)(?: \w+){0,3} (?:already|straight to the|to the (?:hospital|"
        r"clinic|doctor))",
        r"(?:this|its|it|that|thats) (?:has )?been paid(?= \.|$| since| and| in| for| years| by)",
    r"already paid(?= \.|$| (?:this|that|it|off|you|them|in|last))",
    r"i paid (?:this|it|that) (?:one )?(?:off )?(?:in|last|already|back|years)",
    r"settled that bill",
    r"paid in full in",
    unless=(
        r"(?:not|havent|never|if|when|until|wish|should have|proof|letter|how much) (?:\w+ ){0,3}paid|did you get|show"
    )
    ),
    whole_message(
        "claim_already_paid",
        "EN-PAID-WHOLE",
        r"paid(?: in full| already| off| it| this){0,4}",
        r"(?:thats |its |it was |this was )?(?:already )?(?:settled|taken care of|squared away|handled|paid)",
        r"cleared that up ages ago",
        r"i (?:already )?paid(?: <weekday>| yesterday| already| this| it| that| u| you){0,4}",
        r"(?:the )?va paid it"
    ),
)  # fmt: skip

REVOKE: tuple[Phrase, ...] = (
    phrases(
        "revoke_payment_authorization", "EN-REVOKE-PAY",
        r"(?:stop|quit|cease|no more) (?:\w+ )?(?:taking|withdrawing|charging|debiting|pulling|drafting|deducting|"
        r"dipping|drawing|hitting|running|coming in my account)(?: \w+){0,4}",
        rf"(?:stop|cancel|end|turn off|shut off|shut down|disable|discontinue|halt|kill|cut off|pause|terminate|"
        rf"suspend|block|stopping|canceling|cancelling) (?:my |the |all |any |every |these |those |this |that |"
        rf"tomorrows |fridays |of |future |pending |scheduled ){{0,4}}{_AUTO}(?! (?:date|day|amount) )",
        rf"turn (?:my |the |that |off ){{0,4}}(?:{_AUTO}|automatic thing) ?off",
        r"auto ?pay off",
        rf"(?:dont|do not|never|no longer|not to) (?:\w+ )?{_PULL} (?:any |no |more |nothing |the |out |from |that |"
        rf"my |it |me |anything ){{0,4}}(?:money|payment|card|account|bank|checking|debit|friday|fridays|[a-z]*days "
        rf"payment|again|it out|it friday|any ?more|nothing|from (?:me|my|it)|that payment|charge)(?: \w+)?",
        rf"(?:dont|do not|never|please dont) (?:{_PULL}) (?:it|that|the money|my card|me)(?= \.|$| again| friday| "
        rf"out)(?! out on the)",
        r"(?:dont|do not|never) (?:take|charge|withdraw|debit|pull|draft|run) (?:any|my|more|money|anything|the "
        r"payment|it out(?! on)|me|from|nothing|out(?! on))(?: \w+){0,3}",
        r"(?:revok\w+|withdraw\w*|cancel\w*|rescind\w*|take back|taking away|pulling|pull|end|taking back) (?:my |"
        r"the |your |all |any ){0,4}(?:payment |ach |debit |bank |preauthorized )?(?:authori[sz]ation|permission|"
        r"consent|approval|ach|debit|bank authori[sz]ation)(?: \w+){0,5}? ?(?:to (?:charge|debit|take|withdraw|pull|"
        r"use|run)|for (?:\w+ ){0,2}?(?:debit|charge|payments?|withdraw\w*)|to any preauthorized|my (?:card|account|"
        r"bank|checking)|(?:go )?in my account)",
        r"revok\w+ (?:my |the |all |any )?(?:payment |ach |debit |bank )(?:authori[sz]ation|permission|consent)",
        r"(?:authori[sz]ation|ach|permission)(?: \w+){0,5}? (?:is |are )?(?:hereby )?(?:revoked|cancelled|canceled|"
        r"withdrawn)",
        r"revoking the (?:debit|ach|authori\w+)",
        r"(?:no longer|dont|do not|not|may not|never) (?:have|had|got|gave|give|given) (?:you )?(?:my |any "
        r")?(?:permission|authori[sz]ation|consent)(?: for you)? to (?:charge|debit|take|pull|withdraw|use|run|"
        r"touch|draft)",
        r"(?:no longer|do not|dont|didnt|did not|never|not) (?:authori[sz]ed?|approved?|okd)(?: \w+){0,2}? "
        r"(?:payment|charge|charges|ach|debit|withdrawal|withdrawals|draft|drafts|that charge|you to (?:take|charge|"
        r"debit|pull))",
        r"(?:may no longer|may not|cant|can not|not allowed to|no longer (?:may|can)) (?:debit|charge|pull|withdraw|"
        r"draft|use my (?:debit|card|account|bank)|take (?:money|any))(?: \w+){0,3}",
        r"(?:remove|unlink|delete|erase|wipe|forget|scratch|disconnect|take|take out|pull out) (?:my|the|that|this) "
        r"(?:\w+ )?(?:card(?: info| number)?|bank(?: account| info| details| login)?|debit(?: card)?|checking(?: "
        r"account)?|payment method|visa|mastercard)(?: (?:info|number|details))?(?= off| out| from| on file| please|"
        r" and dont| now| \.|$)(?! to)",
        r"(?:take|get|want|off) (?:me )?off (?:of )?(?:the )?(?:auto ?(?:pay|draft|matic)\w*|recurring)(?: payments)?",
        r"(?:take|want) (?:my|the) (?:debit )?card (?:off|removed)(?: \w+)?",
        r"off recurring",
        r"no more (?:auto\w*|automatic \w+|withdrawals?|debits?|charges|drafts|electronic withdrawals?|access to my "
        r"bank)",
        r"no (?:more|further) (?:\w+ )?(?:withdrawals?|debits?|drafts?)",
        r"unenroll me",
        r"(?:dont|do not) want (?:\w+ ){0,2}?(?:coming out|you drawing|you touching|automatic payments?|auto ?pay|"
        r"it automatic|you taking|you pulling|to be charged automatically)(?: \w+)?",
        r"(?:want|need) (?:\w+ ){0,6}?(?:automatic|withdrawals?|drafts?|card|auto ?pay|payments?) (?:\w+ "
        r"){0,4}?(?:stopped|removed|to quit|to stop|canceled|cancelled|ended|off)(?= \.|$| \w+)",
        r"(?:put|place) a stop (?:on|payment)",
        r"stop payment(?:s)?(?= \.|$| on| order)(?: order)?",
        r"stop (?:all |the |my |any |that )?(?:payments?|withdrawal|charge)(?: from| coming| on| to|(?= \.|$))(?! "
        r"(?:until|plan))",
        r"stop that withdrawal",
        r"(?:cancel|void|stop) (?:the |that |my )?(?:payment|charge|withdrawal|debit|draft)(?: thats| set| "
        r"scheduled| coming| for (?:tomorrow|the|friday)| youre about| you are about| from)(?: \w+)?",
        r"cancel (?:tomorrows|fridays|mondays|todays|that) (?:withdrawal|payment|charge|draft)",
        r"(?:not|isnt|so its not|without it being) automatic any ?more",
        r"cut off the automatic",
        r"may not pull",
        r"never said you could (?:take|charge|pull|debit|draft)",
        r"who said (?:you|yall) could (?:take|pull|charge)(?: \w+)? (?:out|from|my)",
        r"hands out of my (?:\w+ )?account",
        r"permission (?:\w+ ){0,4}to (?:charge|debit|pull from) (?:\w+ ){0,3}is withdrawn",
        r"dont (?:hit|touch|use) my (?:card|account|bank|debit)",
        r"opt out of the automatic \w+",
        r"i never (?:okd|approved|authorized) that",
        r"do not use (?:my|the) card",
        r"(?:dont|do not) use the card",
        r"lost my debit card(?: \w+){0,6} do not attempt",
        r"get my (?:debit )?card taken off",
        r"stop automatic",
        r"stop (?:the )?automatic withdrawals?",
        unless=(
            r"pays for this (?:cell|phone|line)|(?:take|want) my card number now|or do i|"
            r"(?:dont|do not) take (?:it|that|the payment) out on (?:the )?(?:\d|<weekday>)(?: \w+){0,4} (?:take it|"
            r"do it|move)|advantage|take (?:me|it) (?:wrong|personal|the wrong)|take (?:my|this) (?:word|seriously)|"
            r"use my (?:card|debit) (?:to|for)|(?:how|can i|could i|want to|id like to|let me|i can|ill|will) "
            r"(?:\w+ )?use my (?:card|debit)|stop charging (?:me )?(?:interest|fees?|late)|charging (?:me )?(?:\w+ "
            r")?(?:interest|fees?|late)|(?:set up|sign up|enroll|start|turn on|add|update|change|new) (?:\w+ "
            r"){0,3}?(?:auto ?pay|automatic|card|bank)|(?:charge|take|run|pull|draft|debit|process)(?: \w+){0,4} "
            r"(?:until|before)|made (?:me|her|him) (?:take|get|sign)|take (?:it|that) out on|move (?:it|the)|"
            r"instead of the \d|(?:take|charge|pull) (?:it|me) (?:on|the) (?:the )?\d|garnish\w*|(?:can|will|do|"
            r"could) you (?:take|charge|pull|garnish)|(?:arent|are not|wont|not going to) (?:going to )?(?:take|"
            r"touch) my|skip|take (?:less|half|a payment|partial|\$?\d+|off)|my plan(?= \.|$)|not used|didnt "
            r"authorize (?:this )?(?:account|loan|card)"
        ),
    ),
    phrases(
        "revoke_payment_authorization",
        "EN-REVOKE-STOP",
        r"(?:stop|quit|cancel) (?:my |the |all )?(?:auto ?pay\w*|automatic (?:payments?|withdrawals?|debits?|drafts?))",
        r"(?:stop|quit) (?:taking|pulling|debiting|drafting) (?:\$?\d+ |money )?(?:out )?(?:of |from )?(?:my|me)",
        r"revoke the bank authorization",
        r"take my card off",
    unless=r"instead of taking"),
)  # fmt: skip
