"""English phrases: claims about the debt and its payment.

Source: 12 CFR 1006.6(c), 1006.34, 1006.38; 12 CFR 1005.10(c).
"""

from __future__ import annotations

from parley.compliance.lexicon import Phrase, phrases

DEBT: tuple[Phrase, ...] = (
    phrases(
        "refuse_to_pay", "EN-REFUSE",
        r"(?:not|never|aint) (?:ever |even |about to |going to be )?paying(?P<tail>(?! (?:that|this|so) much| "
        r"more| over| interest| (?:the )?(?:late )?fees?"
        r"| (?:the |it )?(?:in )?full| all| today| until| till| unless| before| this (?:week|month)| right now|"
        r" now| \$?\d| extra| attention| by| with| twice))",
        r"(?:wont|will not|will never|refuse to|aint going to|not going to|never going to|not ever going to|"
        r"not gonna|never) (?:ever )?(?:pay|be paying)"
        r"(?! (?:that|this|so) much| more| over| interest| (?:the )?(?:late )?fees?| (?:the |it )?(?:in )?full|"
        r" all| today| until| till| unless| before| this (?:week|"
        r"month)| right now| now| \$?\d| extra| attention| by| twice)",
        r"you (?:\w+ )?(?:wont|aint|will never|are not|not|never) (?:\w+ )?(?:get|getting|see|seeing)(?: "
        r"\w+){0,2}? (?:dime|cent|penny|nothing|anything|money|dollar|shit)",
        r"(?:not|never) (?:one|a) (?:single )?(?:red )?(?:cent|penny|dime)",
        r"(?:not|never) giv(?:e|ing) you (?:a |any |my |one |no )?(?:\w+ "
        r")?(?:dime|cent|penny|money|dollar|thing|anything)",
        r"no (?:way|intention)(?: \w+){0,3}? (?:paying|pay)", r"(?:dont|do not) (?:plan|intend) (?:on paying|to pay)",
        r"good luck (?:getting|collecting)",
        unless=r"(?:why|if) (?:i|am i|im) (?:\w+ )?not paying|have(?:nt)? never paid|missed",
    ),
    phrases(
        "dispute_debt", "EN-DISPUTE",
        r"disput(?:e|es|ed|ing)", r"(?:dont|do not) (?:think|believe) (?:that )?i owe",
        r"(?:dont|do not|never|didnt) (?:\w+ )?owe(?:d)?(?! (?:you )?(?:that )?(?:money )?(?:to )?anyone else)",
        r"(?:is|was|are|its|thats|this|that|it)?(?: )?"
        r"(?:isnt|not|aint|wasnt|never was|never been) (?:even )?(?:mine|my (?:debt|account|bill|loan|card|"
        r"balance|charge|charges|responsibility))",
        r"wrong (?:amount|balance|total|figure|account)",
        r"(?:amount|balance|total|number|figure)s? (?:is|are|looks|seems|isnt|is not)(?: \w+)? (?:wrong|"
        r"incorrect|off|inaccurate|"
        r"right|correct|accurate)", r"(?:dont|do not) recogni[sz]e (?:this|the|it|that|any)",
        r"never (?:had|opened|signed|used|took|taken|borrowed|applied|bought|ordered)(?: \w+){0,4}? "
        r"(?:account|card|loan|debt|you|them|company|store|contract|bill|this|that|it)",
        r"(?:nothing|anything) to do with (?:this|that) (?:debt|account|bill|loan)",
        r"in (?:the|our|my) divorce", r"divorce decree",
        r"workers ?comp\w*(?: \w+){0,3}? (?:owes?|pays?|cover\w*|responsible|bill)", r"authori[sz]ed user",
        r"not (?:responsible|liable) for",
        r"insurance (?:should|was supposed to)(?: \w+){0,2}? (?:pay|paid|cover|covered)", r"i only ow(?:e|ed)",
        r"not what i owe",
        r"something (?:that )?(?:isnt|is not|aint|not) mine",
        r"(?:thats|this is|its) (?:somebody|someone) elses? (?:debt|bill|account)",
        unless=
        r"(?:dont|not|never|wont|no longer) disput\w+|(?:number|amount)s? (?:is|are) (?:right|correct|accurate)",
    ),
    phrases(
        "claim_identity_theft", "EN-IDTHEFT",
        r"(?:identity|id) (?:was |got |has been |is )?(?:theft|stolen|thief|thieves)",
        r"(?:stole|stolen|stealing|steal) my (?:identity|id|info|information|ssn|social|name|card|wallet)",
        r"(?:somebody|some one|he|she|they|person|ex|\w+) (?:else )?(?:opened|used|took out|made|got|applied|"
        r"created|signed up)(?: \w+){0,4}? (?:in|under|using|with) my (?:name|identity|ssn|"
        r"social|info|information)", r"(?:used|using|uses) my (?:name|identity|ssn|social|info|information)",
        r"somebody (?:else )?(?:opened|made|created|took out)", r"my (?:ssn|social|identity|info) (?:was|got) "
        r"(?:stolen|used|compromised|leaked)", r"victim of (?:fraud|identity|id|a scam)",
        r"fraudulent(?:ly)? (?:\w+ )?(?:charges?|accounts?|debt|loan|card|opened)?",
        r"(?:it was|account is|account was|card was|reported "
        r"(?:it |this |the |as ){0,4}) ?fraud", r"credit card fraud",
        r"(?:open|opened|taken out|account)(?: \w+){0,3}? without my (?:knowledge|permission|consent|knowing)",
        unless=r"(?:are|is) (?:you|this|that)(?: \w+){0,2}? (?:fraud|fraudulent)|(?:you|this|company) (?:are|is|text|"
        r"message) fraud\w*",
    ),
    phrases(
        "claim_already_paid", "EN-PAID",
        r"already (?:\w+ )?(?:paid|settled|sent)", r"already took care of (?:this|it|that)",
        r"(?:i|we|ive|weve|mom|dad|husband|wife) (?:have |had |did |just |already ){0,4}(?:paid|settled)(?: all "
        r"of)? (?:this|it|that|you|them|off|the (?:bill|debt|balance|account|"
        r"whole|full|loan|card)|my (?:bill|debt|balance|account)|in full|everything|last|back in|years? ago)",
        r"(?:was|is|were|has been|had been|been|its|thats|this was) (?:already )?(?:paid|settled)(?: off| "
        r"in full| up| last| by|"
        r" for| years| in|(?= \.|$))", r"insurance (?:\w+ )?paid",
        r"(?:paid|settled) (?:this|it|that) (?:off|already|last|years|in|with|back|month|week)",
        r"(?:i|we|ive|just) (?:have |already |just ){0,4}(?:sent|made) (?:you |in |off ){0,4}(?:the|my|this|"
        r"a|that|last) (?:\w+ ){0,2}?payment", r"paid off (?:last|already|years|in|this|that|my|the)",
        r"have (?:a |the |my )?(?:receipts?|proof of payment|proof i paid)",
        unless=r"(?:havent|have not|not|never|if|when|once|until|will be|be|to be|to get|get|want|wanting|need|how "
        r"much|could have|should have|wish|would have|did) (?:\w+ ){0,3}?(?:paid|settled|sent|made)(?: "
        r"\w+){0,2}",
    ),
    phrases(
        "request_validation", "EN-VALIDATION",
        r"prove (?:it|this|i|that i|me)(?! (?:you|to))",
        r"proof (?:that )?(?:of (?:the |this |my )?(?:debt|what|it|this|claim|balance)|i owe|in writing|its "
        r"mine|this is)", r"(?:send|show|give|get|need|want|see|provide|have|mail|wheres?(?: is)?"
        r"|email) (?:me |us )?(?:some |any |the |your |a )?(?:proof|evidence)(?! (?:of|that) (?:income|payment|"
        r"i paid|address|identity|insurance))",
        r"validat(?:e|ion)(?: of)?(?: (?:the|this|my|a|of|letter|notice|debt|it)){1,4}",
        r"debt validation", r"(?:send|mail|need|want)(?: me)?(?: a| the)? validation",
        r"(?:verify|verification of) (?:the|this|my|that|of)? ?(?:debt|amount|balance)",
        r"show me (?:the |some |a |your )?(?:paperwork|papers|documentation|contract|documents|bill)",
        r"(?:send|mail|put|get|need|want|have)(?: \w+){0,3}? in writing", r"evidence (?:that )?i owe", r"what proof",
        r"written notice", r"in writing please",
        unless=r"(?:agreement|plan|receipt|offer|settlement|deal|arrangement|confirmation|payoff|letter saying)(?: "
        r"\w+){0,4} in writing|in writing (?:that )?(?:i|the (?:plan|deal|agreement|offer))|"
        r"proof (?:of|that) (?:income|payment|address|identity|insurance|i paid)|prove (?:that )?(?:you|your|"
        r"this is (?:real|legit))",
    ),
    phrases(
        "request_original_creditor", "EN-ORIG-CREDITOR",
        r"original(?:ly)? (?:creditor|lender|company|bank|owner|owed|debt holder)",
        r"who (?:did|do|does) (?:i|it|this|we) (?:\w+ )?(?:owe|owed|belong)(?: \w+){0,2}? (?:original\w*|to "
        r"first|first)", r"who did i owe",
        r"who (?:was|is) (?:this|it|the debt|that) (?:original\w*|owed|owed to)",
        r"who (?:was|is|were) the (?:\w+ )?(?:creditor|lender)",
        r"(?:name|address)(?: and address)? of (?:the |my )?(?:\w+ )?creditor",
        r"who (?:owned|sold)(?: you)? (?:this|the|it|my)", r"who did you (?:buy|get|purchase)(?: \w+){0,2} from",
        r"who(?: was)? (?:i|this) owed? (?:to )?(?:original\w*|before)",
    ),
    phrases(
        "claim_too_old", "EN-TOO-OLD",
        r"statute(?:s)? of limitations?", r"past (?:the )?(?:statute|limitations?|sol)", r"out of statute",
        r"time ?barred", r"sol (?:is|has|expired|ran|passed)\w*",
        r"(?:this|that|its|it|debt|thats|is|isnt|account)(?: is| was|s)? "
        r"(?:this |it )?(?:way |just |far |really )?too old", r"way too old",
        r"(?:this|it|its|that|thats|debt|account)(?: is| s)? (?:like |over |about |more than |almost |from "
        r"(?:over |like |about )?){0,4}(?:\d+|five|six|seven|eight|nine|ten|twelve|"
        r"fifteen|twenty) (?:years|yrs) (?:old|ago)", r"(?:debt|this|its) (?:is |has )?(?:legally )?expired",
        r"(?:cant|can not|not allowed to) (?:legally )?collect (?:on )?(?:this|it|a debt)(?: \w+){0,3} (?:old|"
        r"years)",
        unless=r"(?:im|i am|hes|shes|mom|dad|mother|father|man|woman) (?:\w+ )?too old|paid (?:this|it|that)(?: "
        r"\w+){0,3} years",
    ),
    phrases(
        "revoke_payment_authorization", "EN-REVOKE-PAY",
        r"(?:stop|quit) (?:\w+ )?(?:taking|withdrawing|charging|debiting|pulling|drafting|deducting|removing)(?: "
        r"\w+){0,4}",
        r"(?:stop|cancel|end|turn off|shut off|disable|discontinue|halt) (?:my |the |all |any |these |those |"
        r"this )?(?:auto ?pay\w*|"
        r"auto (?:payments?|drafts?|debits?)|automatic (?:payments?|withdrawals?|drafts?|debits?)|recurring(?: "
        r"payments?)?|ach|direct debits?|debits?|withdrawals?|drafts)",
        r"(?:dont|do not|never) (?:\w+ )?(?:take|charge|withdraw|debit|pull|"
        r"draft|run) (?:any|my|more|money|anything|the payment|it out|me|from|nothing)(?: \w+){0,3}",
        r"revok(?:e|ing) (?:my |the |all |any )?(?:payment |ach |debit )?(?:authori[sz]ation|permission to|ach|"
        r"payment|consent to (?:charge|debit))",
        r"(?:take|get) me off (?:of )?auto ?(?:pay|draft|matic)\w*",
        r"no more (?:auto\w*|automatic \w+|withdrawals?|debits?|charges)",
        r"(?:remove|delete) my (?:card|bank|debit card|bank account|payment method)",
    ),
)  # fmt: skip
