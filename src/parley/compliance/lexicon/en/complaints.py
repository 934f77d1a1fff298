"""English phrases that announce a complaint or a suit against the sender.

Source: rule EV-COMPLAINT; "so sue me" is no complaint by ruling.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

COMPLAINTS: tuple[Phrase, ...] = (
    phrases(
        "file_complaint", "EN-COMPLAINT",
        r"(?:report\w*|complain\w*|file|filed|filing|filling|form|going|goes|go|calling|tell\w*|contact\w*|straight|"
        r"talk\w*|put\w*|in|writ\w+|wrote|gonna|gets reported|hear\w*|with|sent|submit\w*|forward\w*|attention|"
        r"lodg\w+)(?: \w+){0,6}? (?:the )?(?:cfpb|consumer (?:financial )?protection|(?:state )?attorney "
        r"generals?(?: office)?|bbb|better business bureau|ftc|fcc|state ag|texas ag|ag|banking commissioner|"
        r"department of financial services|dfs|dfpi|consumer affairs|consumer bureau|regulators?|ombudsman|"
        r"congressman|senator|department of justice|division of banks|state regulator)(?! (?:website says|rules|"
        r"says|allow|identity|my identity))",
        r"(?:cfpb|bbb|ag|fcc|ftc|attorney general|dfpi|consumer affairs) (?:complaint|is going|is gonna|will|report|"
        r"case)(?: \w+)?",
        r"cfpb(?= \.|$)",
        r"attorney general(?= \.|$| about| on| is| will)",
        r"(?:report|reporting|reported) (?:you|your (?:company|agent|rep|outfit)|all of you|this (?:company|"
        r"harassment|number|violation|place)|them|him)(?! (?:to (?:the )?(?:credit|police about my identity)|"
        r"credit))",
        r"(?:its|is|this|that|violation|harassment|illegal)(?: \w+){0,3} (?:and|so) (?:im|ill|i will|i am|we are) "
        r"(?:\w+ )?report\w* (?:it|this|you)?",
        r"(?:report|reporting) (?:this|these|it|texts)(?: \w+){0,4} to (?:the )?(?:state|authorities|police|"
        r"government|news|feds|fcc|ftc|cfpb|bbb)",
        r"(?:file|filing|filed|make|making|submit|submitting|lodge|lodging|register|leave|put in|putting in|bring|"
        r"place) (?:a |an |my |another |the |that )?(?:\w+ ){0,2}?(?:complaint|grievance|suit|lawsuit|claim against|"
        r"charges)(?! (?:about me))",
        r"(?:have|got|send|treat|record|formal|it|as|a|your|of|open|want|address to send|in charge of|escalate|"
        r"escalate this as) (?:\w+ )?(?:a |my |the |another )?complaints?(?= \.|$| to| about| department| form| "
        r"over| on| against| your| please| i| about| filed)(?! (?:about my (?:income|phone)|with (?:my )?(?:doctor|"
        r"work)))",
        r"(?:ill|im|i will|i am|going to|will|we will|i can|i should|intend to|intent to|plan to|be|and|gonna|we|"
        r"about to|my lawyer and me are) (?:going to |be |fully )?(?:sue|suing)(?= \.|$| you| your| the| all| for| "
        r"yall| this| over| y| and)(?! (?:me|her|him over))",
        r"suing (?:you|for|yall|your)",
        r"(?:see|take|taking) you (?:all )?(?:in|to) (?:small claims )?court",
        r"my lawsuit (?:against|is)",
        r"small claims(?! (?:against me))",
        r"(?:im|i am|ill be) recording(?! (?:my payment|the date))",
        r"complain(?:ing)? (?:to|about (?:you|how|your|this company|the way))",
        r"class action",
        r"(?:fdcpa|tcpa) violation",
        r"violat(?:ing|ed|ion|es) (?:of )?(?:the )?(?:fdcpa|federal law|my rights|tcpa|fair debt|law)(?! (?:my "
        r"parole|parole))",
        r"(?:legal action|proceedings|a suit|a lawsuit|suit|a claim|action) against (?:you|your|the company|yall|this)",
        r"bring(?:ing)? (?:a |an )?(?:suit|claim|lawsuit|action)",
        r"filed (?:suit|against you)",
        r"filing suit",
        r"(?:calling|going to|call|telling|contact|goin to|put on) (?:the |my |channel \d+ ?|local |tv "
        r"){0,4}(?:news|congressman|senator|police about (?:this|you|your)|media|consumer reporter|local tv)(?! to "
        r"pay)",
        r"(?:turn|turning|turned) (?:you|yall|your company) in",
        r"(?:press|pressing|filing) charges",
        r"want (?:it|him|her|this) written up",
        r"(?:report|reporting) (?:him|her|them|that (?:agent|rep|guy|lady)|your (?:agent|rep))",
        r"hear(?:ing)? from (?:the )?(?:attorney general|department|state|ag)",
        r"(?:the )?(?:ag|attorney general|state|bbb|cfpb|feds) (?:\w+ ){0,4}?(?:hear|know) (?:about|what)(?: this| "
        r"you)?",
        r"youre being served|you are being served|you will be served",
        r"consider this notice of my intent",
        r"going to (?:the )?(?:regulators|consumer bureau|cfpb|attorney general)",
        r"complaint filed",
        r"your (?:company|outfit) is (?:being|getting) reported",
        r"wrote to my senator",
        r"next text (?:gets|goes|i get)",
        r"expect papers",
        unless=(
            r"consumer protection (?:guy|lawyer|attorney|man|lady|firm)|"
            r"credit (?:bureaus?|report|agenc\w+)|are you (?:\w+ ){0,2}?(?:reporting|recording|suing)|report(?:ed|"
            r"ing)? (?:this|it|me) to (?:the )?(?:credit|irs|experian|equifax|bureau)|have you reported|(?:will|do|"
            r"did|are|can|could|would|gonna) (?:you|yall|u|they) (?:\w+ ){0,2}?(?:report|sue|file|press)|identity "
            r"theft|stolen identity|(?:what|where) (?:does|can i read|do i find)(?: \w+){0,4} (?:cfpb|ftc|attorney)|"
            r"(?:cfpb|ftc|bbb) (?:says|website|rules|registered|rating|accredited|site)|registered with|(?:are you|"
            r"r u) (?:\w+ )?(?:bbb|with)|complaint (?:\w+ )?if |no complaints?|not (?:a complaint|complaining|going "
            r"to sue|suing)|cant complain|so sue me|go ahead and sue|sue me|being sued|workers comp claim|file (?:a "
            r"claim|for)|report (?:to )?(?:the )?(?:jail|prison|sunday|monday)|disability claim|(?:against|on) me|"
            r"police report|filed a (?:police|claim)|accident report|(?:ftc|fraud) (?:affidavit|report|form)"
        ),
    ),
    whole_message(
        "file_complaint",
        "EN-COMPLAINT-WHOLE",
        r"(?:i have a |formal |bbb )?complaint",
        r"(?:im )?suing you",
        r"see you in court"
    ),
)  # fmt: skip
