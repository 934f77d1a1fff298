"""English phrases that threaten people or property.

Source: rule EV-THREAT.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_OTHERS = (
    r"(?:you|your|all of you|them|every ?one|every ?body|someone|somebody|people|him|whoever|anyone|anybody|one of "
    r"you|the (?:manager|office|building|place|first|next|guy|lady)|whoevers|your (?:manager|office|boss|family|"
    r"kids|staff|employees|window|tires|car|face|neck|legs|jaw|skull|throat|ass|head|teeth|building|house|knees|"
    r"arms))"
)
_ILL = (
    r"(?:ill|i will|im going to|i am going to|im gonna|going to|i swear ill|id love to|we will|well|somebody should|"
    r"i should|ready to|i mean to|about to|and then|will|might just|want to|i shall|like)"
)

THREATS: tuple[Phrase, ...] = (
    phrases(
        "threaten_harm", "EN-THREAT",
        rf"{_ILL} (?:\w+ ){{0,3}}?(?:kill|shoot|hurt|beat|stab|burn|bomb|blow|blow up|murder|slap|punch|choke|"
        rf"destroy|hunt|find|torch|smash|break|strangle|crack|slash|slit|stomp|skin|poison|wreck|trash|bash|knock|"
        rf"throw acid|fuck up|beat up|slash|run|put|make) (?:up |down |out |over |on |every (?:tire|car|window) |"
        rf"the (?:hell|shit|life|brakes) (?:out of|off|outta) |the |a brick through )?{_OTHERS}(?! (?:a (?:check|"
        rf"payment|call|text|job|receipt)|the money|some|later|my |that |out|soon|credit|rating|to pay|on "
        rf"(?:facebook|google|the (?:list|website|payment))|an offer|wrong|money|payments?|number|address to|office "
        rf"to pay|website|on (?:blast|hold|the phone|a plan)|in (?:contact|touch)|through|down for|for \d))(?! "
        rf"(?:payment|in touch))",
        r"(?:kill|shoot|stab|bomb|blow up|burn down|torch|shooting|killing) (?:you|your|all of you|up your|somebody "
        r"at|the (?:place|building|office)|that (?:place|building|office)|your (?:office|building|house|family|"
        r"kids))(?! (?:on|with) (?:payments|the plan))",
        r"i know (?:where|ur building|your building|what time your office)(?: \w+)?(?: you(?: all)?)? ?(?:live|work|"
        r"are at|sleep|park|stay|is|closes)",
        r"(?:you|youre|your|ur|yall|you are) (?:are )?(?:all )?(?:dead(?= \.|$| when| if| meat)|a dead(?: man)?|"
        r"dead meat)(?! (?:wrong|to me|serious))",
        r"watch (?:your back|yourself)(?! (?:self|spend))",
        r"(?:im|i am|ill be|were|cousins|brothers|better hire security im) (?:\w+ )?(?:coming|comin) (?:down|over|"
        r"up|to your (?:office|house|job|building|door)|for you|there)(?: there)?(?! (?:and|to|so i can|so) (?:pay|"
        r"talk|sign|drop|bring|see|make|speak|settle|take care|do|meet|work|show|get|discuss|help|explain))(?! "
        r"(?:on (?:the|my) (?:price|payment|amount|balance|interest)|to|from|with (?:the|a) (?:money|payment|check)|"
        r"about|a (?:little|bit)|in price|some))(?= with (?:my|a) (?:gun|bat|shotgun|cousins|brothers|baseball)| "
        r"and (?:its|stomp|shoot|beat|hurt|break|you|burn|smash|i will)| \.|$| its not| shoot| be ready| and$| "
        r"stomp| break| then| you)(?! (?:\w+ )?lower)",
        r"bullet in (?:you|your)|(?:gets|get|eat|catch) a bullet|buckshot",
        r"(?:bring|bringing|got|have|with|and) (?:a|my|the) (?:gun|rifle|shotgun|baseball bat|bat|bomb|glock|9mm|"
        r"machete|gasoline|molotov)(?! (?:shop|store|collection|to sell|in my hand|license|show|to my head|on the "
        r"table))(?= for you| waiting| \.|$| be ready| and (?:im|a lighter|dont|you)| will greet| there| in your| "
        r"over)",
        r"got something for you(?= 9| \.|$)",
        r"(?:you|your family|you people)(?: will| are going to|ll) (?:pay (?:with|in blood)|be sorry|bleed|suffer|"
        r"burn|regret)",
        r"burn (?:it|the place|that (?:place|building|office)|your \w+|down|the building|this place)(?: "
        r"building)? ?(?:down|to the ground|with)",
        r"shoot (?:up|the place|whoever|somebody|anybody|the manager|anyone)",
        r"(?:sleep with one eye|hope (?:you|yall)(?: are|re)? ready to die|ready to die(?= \.|$)|hope (?:you|yall) "
        r"wear vests|hire security|go(?:ing)? postal)",
        r"(?:somebody|someone|somebodys|anyone|anybody|whoever|one of you|people|first (?:person|man|one)|next one|"
        r"repo man|collector|guy)(?: \w+){0,8}? (?:get|gets|gonna get|going to get|getting|be|leaves?) (?:\w+ "
        r")?(?:hurt|shot|carried out|killed|their teeth|in an ambulance|in a bag|buckshot|a bullet|a beating|"
        r"stabbed|smashed)",
        r"(?:bomb|something planted|explosive|package that goes boom)(?: in your| in the| to your|s)?(?= building| "
        r"office| lobby| \.|$)|planted something in|theres a bomb|goes boom|sky high|blow the place",
        r"(?:u|you) (?:get|will get|gonna get|show up here) (?:\w+ )?(?:shot|get shot|hurt|killed|beat)",
        r"(?:break|snap|crack) (?:your|ur|yo|his|their) (?:legs?|neck|face|jaw|skull|knees?|arms?|fingers)",
        r"(?:beat|whoop|kick|whip) (?:your|yo|ur|somebodys) (?:ass|face|butt)",
        r"(?:see what happens (?:to|when)|catch me outside|catch you outside|on sight|pull(?:ing)? up on (?:you|"
        r"yall)|pull up on|we will pull up|find out where you live|find where your kids)",
        r"(?:step|steps|set foot|come|comes) (?:foot )?(?:on|onto) my (?:property|land)(?: \w+){0,6} (?:shoot|shot|"
        r"bag|leave|buckshot|gun|regret|sorry)",
        r"(?:harm|hurt) (?:comes? to|you and|the first person|whoever|somebody)(?! (?:my credit))",
        r"(?:wont|will not) be (?:safe|responsible for who gets)|not be safe if|make it home(?= if| \.|$)",
        r"come (?:there|down there|over there)(?: \w+)? (?:with|and) (?:my|a|shoot|stomp|beat|break|hurt|make you|i "
        r"will|ill|its not)",
        r"(?:shoot|smash|slash|slit|burn|stab|strangle|skin|choke|poison) (?:you|your|ur|whoever|every|the life|"
        r"someone|somebody|it down|the place|all your|yall)(?! (?:an email|me))",
        r"be bodies|end up in a ditch|nobody would find you|hands on you|teeth knocked|put him in the hospital|go "
        r"up in flames|catch one of you|addresses got|employees names and addresses|make (?:whoever|you)(?: "
        r"\w+){0,3} bleed|run you over|truck (?:straight )?through your|crack your skull|ill shoot|stomp you",
        r"im coming (?:for you|with a (?:bat|baseball|gun|shotgun))",
        r"(?:ill|i will|we will|im going to|i shall) (?:come|drive|go) (?:down |over |up )?(?:there|here|to your "
        r"\w+)(?: and)?(?= \.|$| (?:and )?(?:i will |ill )?(?:break|shoot|stomp|hurt|beat|burn|smash|kill|make you|"
        r"its not|trash)| with (?:my|a) (?:gun|bat|shotgun|cousins|brothers|baseball))",
        r"driving over there with a (?:shotgun|gun|bat)",
        r"you better watch",
        unless=(
            r"i am (?:so )?ready to die|im (?:so )?ready to die|"
            r"blow(?:ing)? up your (?:phone|inbox)|"
            r"(?:dont|not going to|wont|would never|didnt|never|he|she|hes|they|my (?:ex|husband|son)|going to|he "
            r"said) (?:\w+ ){0,2}?(?:kill|hurt|shoot|beat|break)(?: \w+)? (?:anyone|anybody|me|my)|(?:kill|hurt|"
            r"shoot|hang|cut) (?:my ?self|me(?= \.|$))|beat(?:s|ing)? me|(?:find|get|have|see|make|put|run) you "
            r"(?:a|the|an|some|something|my|in touch|your money|another|paid|at|payments?)|come down (?:on|to|some|"
            r"a|from|in)|(?:he|she|they|ex|loan sharks?|gang|guy)(?: \w+){0,6} (?:said|swore|threaten\w*|find me|"
            r"kill me|hurt me|break my)|break the (?:bank|news|payment)|knock (?:it|some|\d+)|beat (?:that|the "
            r"deadline)|hurt (?:my|your) credit|hurt you to|(?:going to|will) (?:run|put|find) (?:\w+ )?(?:out|it|"
            r"my|this|the money)|wreck my|will this hurt|(?:kill|killing) me(?= \.|$| with)|find somebody (?:to|"
            r"who)|make somebody|put somebody|(?:from|to) my (?:gun|shop)|make them? (?:a|payments?)|put (?:him|her|"
            r"them|somebody|people|the) (?:on|through)|lets (?:find|make)|to (?:the )?(?:credit|dmv)|find him|find "
            r"someone|help\w* (?:find|put)"
        ),
    ),
)  # fmt: skip
