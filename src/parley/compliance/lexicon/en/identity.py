"""English phrases of somebody who is not the person asked for, or who is somebody else.

Source: 12 CFR 1006.6(d)(1); rule EV-WRONG; ruling on third parties.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_ANYBODY_ELSE = (
    r"(?:somebody else|anybody else|a different (?:person|guy|man|lady|woman|one)|another (?:person|guy|man|lady|"
    r"woman)|the wrong)"
)
_WANTED = (
    r"(?:youre|you are|you|they|your|ur|yall are|this (?:text|message))(?: \w+)? (?:want|wanting|looking|lookin|"
    r"after|seeking|reach|asking|named|need|texting|meant|trying)\w*"
)

IDENTITY: tuple[Phrase, ...] = (
    phrases(
        "deny_identity", "EN-WRONG-NUMBER",
        r"wrong (?:#|number|numberr|person|party|guy|girl|lady|man|woman|cell|phone|individual|one here|fella|"
        r"fellow|dude|chick|house|digits|contact|people|customer)(?! (?:to (?:call|text|pay)|for (?:the|you)))",
        r"(?:got|have|texted|texting|reached) (?:the )?wrong (?:one|mike|\w+)(?= \.|$| here| pal| bro| man| sorry| im)",
        r"(?:aint|is not|isnt|theres|there is) (?:no|any) (?P<name1>\w+) on (?:it|this (?:phone|number|line|cell))",
        r"(?:this|that|it)(?:s| is|) (?:not|no longer) (?:him|her|them|his|hers|their) ?(?:number|phone|cell)?",
        r"(?:this|that|it) (?:isnt|aint) (?:him|her(?!s)|them|(?:his|her|hers|their) (?:number|phone|cell))",
        r"(?:this|that|it) (?:isnt|aint|is not) \w+s (?:number|phone|cell)(?! (?:anymore )?to)",
        r"not \w+s? (?:phone|number) any ?more",
        r"(?:<im>|this is|this isnt|im most definitely|i certainly am|you texted) not (?:that|the|this|your) "
        r"(?:person|guy|man|woman|lady|one you|individual|gentleman|one|dude)",
        r"(?:<im>|i sure) (?:not|aint) (?:him|her|them|who)",
        r"i aint (?:him|her|them|the one|who)(?! (?:that )?(?:owes?|signed|took))",
        r"(?:not|isnt|aint) my (?:first |last )?name",
        r"my (?:first |last )?name (?:is not|isnt|aint)",
        r"(?:that|this) name (?:isnt|aint|is not) mine",
        r"(?:no one|nobody|no body|noone|no employee|no tenant|no person)(?: here)?(?: at this \w+| in this \w+| on "
        r"this \w+)? (?:by|with|named|called|that goes by)",
        r"(?:no one|nobody|noone) here(?: \w+)? (?:by|named|called|with|goes)",
        r"(?:dont|do not|never) know (?:who (?:that|this person|he|she|<you>|the)(?: \w+){0,2}? (?:is|are|want\w*)|"
        r"any(?:one|body)? (?:by|named|called|with)|th(?:is|at) (?:person|man|name|guy|lady)|him|her|the man|nobody "
        r"(?:by|named))(?= |$)",
        r"no idea who (?:that|this person|he|she|you) (?:is|are)",
        r"idk (?:who (?:that|this|you)|him|her)(?! (?:is this|r |are ))",
        r"(?:just|recently|only|brand new|newly) (?:got|changed|switched|assigned)? ?(?:this|a new|to this) "
        r"(?:number|phone|cell|sim|line)",
        r"(?:i|ive|we|just|and) (?:\w+ )?(?:got|was assigned|was given|been given|got assigned) (?:this|a|a brand "
        r"new|brand new|a new|new) (?:number|phone|sim|line|phone number)(?: \w+){0,5}? (?:weeks?|months?|days?|"
        r"last|from|by|in|ago|whoever|so|and)",
        r"got this (?:sim|number|phone|line)",
        r"(?:had|have had|ive had|has had|have|been) (?:this|my|our) (?:same )?(?:number|phone|cell)(?: number)? "
        r"(?:for|since|\d|about|over|almost)(?! (?:the account|years)? ?(?:on|with) your)",
        r"never heard (?:of|from) (?:him|her|them|that (?:person|name|guy)|this person|the guy)",
        r"(?:theres|there is|there aint|aint|no such|there isnt|theres not) (?:no |any |a |nobody named "
        r")?(?P<name>[a-z]{3,}) (?:here|at this|on this|works? here|in this)",
        r"(?:dont|do not|never) (?:know|knew|met) (?:no|any|a|an|this|that) (?P<name2>[a-z]{3,})(?= \.|$| here| and|"
        r" \w+)",
        r"this is(?: not|nt) (?:the |a )?right (?:number|person|phone)",
        r"(?:isnt|not|aint) (?:the )?(?:person|one|individual|man|woman|guy|lady) (?:<you>|that<you>|this|yall)(?: "
        r"are|re|was)? (?:looking|look|want|seek|need|trying|was meant|were meant|after)\w*",
        rf"not (?:who|whom|the one) {_WANTED}",
        r"(?:thats |this is )?not who this is",
        r"(?:whoever|who) (?:<you>)(?:re| are)? (?:looking for|after|trying to reach|want) (?:\w+ ){0,3}?(?:isnt|"
        r"aint|is not|had|no longer|used)",
        rf"(?:think|believe) (?:<you> )?(?:\w+ )?(?:mean|meant|intended|trying|want) (?:to )?(?:\w+ )?{_ANYBODY_ELSE}",
        rf"(?:intended|meant|supposed) (?:to (?:reach|text|get|go to) |for ){_ANYBODY_ELSE}",
        rf"(?:looking for|want|reach) {_ANYBODY_ELSE}(?! to (?:pay|talk))",
        r"mistaken (?:identity|me for)",
        r"(?:confus\w+|mix\w*|mistak\w+) me (?:up )?(?:with|for) (?:somebody|another|a different|my)",
        r"(?:a |totally |completely |im a )?(?:totally |whole )?(?:different|other) (?:person|guy|man|lady|woman|"
        r"maria|individual) (?:altogether|with the same name|entirely|completely)",
        r"same (?:first |last )?name (?:but )?(?:not me|different|wrong)", r"(?:no|not any) kin to (?:him|her)",
        r"(?:doesnt|dont|does not|no longer) (?:have|own|belong to|has) (?:this (?:phone|number|cell)|(?:him|her|"
        r"them)(?= \.|$| any| no more))(?: any ?more| no more)?",
        r"(?:this|that|the) (?:number|phone|line) (?:doesnt|does not|no longer|dont) belong\w*",
        r"changed (?:his|her) number",
        r"number (?:is mine|this is mine) now",
        r"(?:this|number|phone) is mine now",
        r"used to (?:have|be|own) (?:this|his|her) (?:number|phone|#|cell)(?! (?:on|in|with))",
        r"(?:last|previous|old|former) owner of (?:the|this) (?:phone|number)",
        r"had (?:it|this number|the number) before me",
        r"(?:never|not) (?:been )?(?:called|named|gone by|used|went by) (?:that|this)(?: name)?(?: in my life)?(?= "
        r"\.|$| in| a day| name)",
        r"(?:that|this|the) name means nothing to me",
        r"name (?:in your (?:text|message) )?is (?:un|not )familiar",
        r"(?:wrong) (?:tree)",
        r"(?:<you>(?: have| ve)?|youve|u) (?:reached|texted|texting|called|got|are texting|have reached|messaged) "
        r"(?:a|an|the) (?:\w+ ){0,2}?<business>(?! (?:wrong|bill))",
        r"(?:this|here|this heres|number|line|phone|phone)(?: is| belongs to|s) (?:a|an|the|our) (?:\w+ "
        r"){0,4}?<business>(?= \.|$| \w*phone| number| in| on| and| we| now| theres| line| office)(?! (?:debt|"
        r"account|loan|card|bill|credit))",
        r"(?:number|line) came with the (?:apartment|house|phone)",
        r"name (?:\w+ ){0,3}?(?:is nobody|isnt anybody|is not anybody)",
        r"guess again(?= thats| \.|$)",
        r"isnt for me(?= \.|$)",
        r"not this (?:phone|person|number)(?= \.|$| not)",
        r"typed a (?:digit|number) wrong",
        r"(?:one|1) (?:number|digit) off",
        r"(?:asking|looking) for (?:a|an|mr|mrs|ms) (?:\w+ ){1,3}(?:and im|and i am|im|but im)(?! (?:the|his|her))",
        r"(?:gave|giving) <you> the wrong (?:digits|number|#)",
        unless=(
            r"still my number|this number saved|(?:hit|typed|pressed|put|meant|sent|picked)(?: \w+)? (?:the )?wrong "
            r"number|dont know (?:her|his|their) (?:business|plans|schedule|email)|"
            r"(?:is|was|did|do|have) (?:this|i|that|it|you) (?:\w+ ){0,2}?(?:the )?wrong (?:number|person)|who you "
            r"are|(?:to pay|owe|debt)(?: \w+){0,2} my name|credit in my name|not the wrong (?:number|person)|"
            r"(?:typed|entered|put in|dialed|wrote) (?:in )?the wrong|want to (?:talk|speak) to (?:somebody|a)|"
            r"(?:talk|speak) to somebody else|(?:loan|card|bill|account) (?:is|was) (?:not )?(?:in )?my name|wrong "
            r"(?:number|#) on (?:the|my|your) (?:letter|bill|website)|(?:called|call|dialed) the wrong|dont know "
            r"who you are|(?:opened|used|using|made) (?:\w+ ){0,4}my name"
        ),
    ),
    phrases(
        "deny_identity", "EN-NOT-NAME",
        r"(?:im|i am|this is|its|this aint|you are talking to|i aint|not) not (?P<name>[a-z]{2,})(?= \.|$| [a-z]+)",
        r"this (?:isnt|aint) (?P<name2>[a-z]{2,})(?= \.|$| [a-z]+)", r"i aint (?P<name3>[a-z]{3,})(?= \.|$| [a-z]+)",
        r"(?:^|\. )(?:no|not|nope not|aint no) (?P<name4>[a-z]{3,}) (?:here|at this|on this|in this|any ?more)",
        unless=r"(?:got|been|just) (?:re)?married|any ?more its|maiden name|"
        r"(?:im|i am|its) not \w+ (?:about|that|with|to|for|enough|at|of|on|in|paying|going|sure|the)(?: |$)",
    ),
    phrases(
        "deny_identity", "EN-NOT-ME",
        r"(?:^|\. |no |nope |nah |uh |bro |whoa )(?:thats|this is|its|that is|it is) (?:sure |definitely |certainly "
        r")?not me(?= \.|$| sorry| bro| cuz| im| here| you| wrong| i| dude| man)",
        r"(?:it |that |this |he |who |he is |want |after |for it |sure )(?:sure |definitely )?(?:isnt|aint) me(?= "
        r"\.|$| sorry| bro)",
        r"not me (?:cuz|bro|sorry|wrong|same last name|different)",
        r"(?:who is|whos|who) \w+(?: \w+)? not me",
        r"(?:no im|im) \w+ (?:and )?you want \w+(?= \.|$)", r"i am not the (?:individual|gentleman|lady) you",
        unless=(
            r"(?:opened|signed|took|fraud|theft|owe|owes|charge|charged|bought|used|using|spent|debt|bill|my (?:husband|"
            r"wife|brother|sister|mom|dad|son|daughter)|report|did (?:it|this|that))"
        ),
    ),
    whole_message(
        "deny_identity",
        "EN-NOT-ME-WHOLE",
        r"(?:thats |this is |no |nope )?not (?:me|him|her)",
        r"(?:that|this) (?:isnt|aint) me",
        r"wrong (?:one|guy)",
        r"you are mistaken",
        r"(?:guess again )?thats not me",
        r"not (?:this phone|this person)",
        r"different person",
        r"(?:no|nope) not (?:him|her)",
        r"(?:you )?(?:have |got )?the wrong (?:one|person|number|guy)",
        "new number new person",
        "wrong numb",
        r"who dat not me",
    ),
    phrases(
        "declare_third_party", "EN-THIRD-PARTY",
        r"(?:<im>|this is|its|this|texting|youre texting|you are texting|you have|you got|you reached|youve reached|"
        r"you have reached|you texted|you are talking to|youre talking to|talking to|speaking to|this here is|heres|"
        r"its me|here is|so its me) (?:actually |just |only |still |really )?(?:<his>|[a-z]{3,}s) (?:own |old |new |"
        r"older |younger |little |big |baby |twin |late |only )?(?:<relative>|<acquaintance>)(?! (?:s |phone|card|"
        r"account|debt|bill|fault|loan|name|turn|problem))",
        r"(?:<im>|this is|its) (?:just |only |actually |also )?(?:a |the |his |her )?(?:<relative>|<acquaintance>) "
        r"of(?! (?:mine|\d|two|three|the account|record))",
        r"<im> (?:just |only )(?:a |the |his |her )?(?:\w+ )?(?:<acquaintance>|uber driver|delivery guy|mailman)",
        r"(?:<im>|this is|its) the (?:<acquaintance>|front desk|church secretary|step dad|stepmom|new husband|new "
        r"wife|other roommate|landlord)(?! (?:of the))",
        r"(?:<relative>|<acquaintance>|landlord) here(?= \.|$| he| she| they| \w+ (?:left|got|is))(?! (?:to|and i "
        r"(?:want|need)))",
        r"(?:we are|were) (?:the|his|her|their) (?:in ?laws?|in laws|parents|neighbors|kids|landlords?)",
        r"<im> (?:related to|next door|no longer (?:with|married to)|answering for|texting for|writing for|replying "
        r"for|not (?:him|her) (?:but|im))(?: (?:him|her|my|his))?",
        r"(?:texting|answering|writing|replying|holding the phone) for my (?:<relative>|<acquaintance>)",
        r"(?:you want|youre looking for|you are looking for|your looking for|you need|looking for|let me get|lemme "
        r"get|think you want|reach) my (?:<relative>|<acquaintance>|boy|man|old man)(?! (?:to|account))",
        r"(?:it is|its|this is|you have|texting|texted|textin|thats) my (?:<relative>|<acquaintance>)s (?:phone|"
        r"number|cell|line|old number)(?! (?:bill|plan))",
        r"(?:<hes>|\w+) (?:\w+ )?(?:left|forgot) (?:his|her|their|the) (?:old )?phone",
        r"(?:gave|lent|handed) me (?:his|her) (?:old )?phone",
        r"(?:he|she|they) (?:doesnt|dont|does not|do not|no longer|hasnt|aint|dont even)(?: \w+)? (?:live[sd]?|stay|"
        r"stays|lived) (?:here|with|at|under)",

        r"(?:he|she) (?:moved(?= \.|$| out| away| to| in)|isnt here|is not here|is not home|isnt home|isnt "
        r"available|is not available|has stepped out|stepped out|aint here|isnt in(?= \.|$)|is out today|aint been "
        r"here|cant come to the phone|checked out already|is asleep|is resting|is sleeping)",
        r"(?:hes|shes|he is|she is) (?:not (?:here|home|available|in(?= \.|$| right| today))|out (?:of town|on the|"
        r"today|right now|at)|at (?:work|practice|school|her moms|his moms|the store)(?= \.|$| right| now| until)|"
        r"passed out|asleep|resting|sleeping|in the shower|mowing)",
        r"(?:ill|i will|i can|let me|ill go) (?:tell|let|inform|have|go get|pass (?:this|it|that) (?:on )?to|get) "
        r"(?:him|her)(?! (?:you|off|money|to pay you back))",
        r"ill pass (?:it|this|that|the message) (?:on|along)",
        r"(?:listed|put) (?:me|my number)(?: down)? as (?:an |his |her |a )?(?:emergency contact|reference|contact)",
        r"(?:i was|im) (?:his|her) (?:reference|emergency contact)",
        r"haven(?:t|'t) seen (?:him|her) since",
        r"what (?:do )?you need with (?:him|her)",
        r"(?:he|she) (?:told|asked) me (?:to )?(?:answer|hold on to|hold|see who|watch)(?: \w+){0,3} (?:it|phone)?",
        r"(?:same|shared?) (?:family )?(?:plan|phone|line) (?:as|with) my",
        r"i (?:look after|rent|do) (?:her|him|the elderly)(?: \w+){0,3} (?:hair|gentleman|lady|upstairs|room)",
        r"youve reached (?:his|her)", r"i (?:pick up|check) (?:his|her) mail",
        unless=(
            r"(?:im|i am) <child_age>(?: \.)? (?:and )?this is|"
            r"rent (?:by|on) my|also the|"
            r"(?:whos|who is|wheres|where is|if) (?:he|she)|my (?:mom|dad|son|daughter|wife|husband) (?:moved|left)|"
            r"(?:(?:pay|handle|manage|do|run|deal with)\w* (?:\w+ ){0,3}bills|finances|authori\w+|guardian\w*|"
            r"permission|power of attorney|checkbook|poa|payee|behalf|executor|papers|legal(?:ly)?|handle (?:it|all|"
            r"his|her)|money)|(?:he|she|they) (?:hits?|beats?|hurts?|threat\w*)|supervisor (?:for|please)|(?:your|"
            r"speak to|talk to|get me) (?:\w+ )?(?:supervisor|manager|boss)|tell him (?:to )?(?:stop|hes|f)|she "
            r"said (?:you|i)|he said (?:you|i)|(?:she|he) (?:died|passed)|(?:he|she) is (?:1[0-7]|\d)(?= |$)|"
            r"(?:died|passed|dead) and i"
        ),
    ),
    whole_message(
        "declare_third_party", "EN-THIRD-PARTY-WHOLE",
        r"(?:thats|that is|hes|shes|he is|she is|\w+ is) my (?:<relative>|<acquaintance>|roommate)(?: (?:not me|but "
        r"\w+ \w+(?: \w+){0,3}))?",
        r"you want my (?:<relative>|<acquaintance>)",
        r"(?:im|i am) (?:just |only )?(?:the|a|his|her) (?:babysitter|coworker|roommate|neighbor|nanny|receptionist|"
        r"nurse|landlord)",
        r"hold on thats my \w+(?: \w+){0,5}",
    ),
)  # fmt: skip
