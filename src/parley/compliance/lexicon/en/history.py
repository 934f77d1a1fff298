"""English phrases that tell of a stolen identity, or of a debt past its time.

Source: 15 USC 1681m(f)-(g); 12 CFR 1006.26, 1006.38.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_CRED = (
    r"(?:name|identity|id|ssn|social|social security(?: number)?|info|information|details|personal (?:details|info|"
    r"information)|credentials|license|papers|credit|credit card|cards?|card number|passport|data|birthday|"
    r"signature|dob)"
)
_OPEN = (
    r"(?:opened|open|opening|used|using|uses|took|take|taken|took out|taken out|made|got|gotten|applied|created|"
    r"signed up|ran up|rented|ordered|bought|obtained|put|charged|put in|got approved|signed)"
)
_BAD = (
    r"(?:somebody|some one|he|she|they|a thief|the thief|thief|an impostor|impostor|imposter|scammer|hacker|a "
    r"hacker|criminal|a criminal|crook|some crook|unknown persons?|whoever|stranger|another person|person|people|ex|"
    r"<relative>|<acquaintance>|nephew|caregiver|aide|home health aide)"
)
_THING = r"(?:this|it|its|that|thats|debt|account|bill|is|was|isnt|loan|card|one)"

IDTHEFT: tuple[Phrase, ...] = (
    phrases(
        "claim_identity_theft", "EN-IDTHEFT",
        r"(?:identity|id|i d|credit card|card) (?:was |got |has been |is |had been |been )?(?:theft|stolen|thief|"
        r"thieves|jacked|hijacked|gone|compromised)",
        r"stolen identity",
        r"(?:signed|opening|opened|living|posing|going around|filled out|cards|stuff|application) (?:\w+ ){0,2}?as "
        r"me(?= \.|$| since| so| and| the| when)",
        r"took my identity",
        r"used (?:my|his|her) (?:wife|husband|mom|dad|son|daughter)s (?:social|ssn|identity|info)",
        r"in (?:his|her) name without (?:any ?(?:one|body)|him|her) knowing",
        r"fake id (?:of|with) m(?:e|ine|y)",
        r"(?:stole|stolen|stealing|steal|hacked|cloned|swiped|lifted) my (?:\w+ )?(?:identity|id|info|information|"
        r"ssn|social|name|mail|personal info|details|credit card|card info|papers)(?! off)",
        r"(?:stole|stolen|swiped|lifted|took|snatched) my (?:wallet|purse|license|bag)(?: \w+){0,10}? (?:open\w*|"
        r"loans?|accounts?|credit|cards?|bills)",
        rf"{_BAD} (?:else |out there |has |had |have |just |also |apparently |must have |must of "
        rf"){{0,4}}(?:{_OPEN})(?: \w+){{0,5}}? (?:in|under|using|with|on|w) (?:my|our|his and) (?:own )?{_CRED}",
        rf"(?:in|under|using|with) my {_CRED}(?: \w+){{0,3}} (?:without (?:my|me|asking|permission)|behind my back|"
        rf"and never told me|while i was)",
        rf"{_BAD} (?:used|using|was using|is using|has been using|uses|got|has|took|stole|got ahold of|got a hold "
        rf"of) my {_CRED}(?: \w+){{0,6}}? (?:and|to|for|on)",
        rf"(?:used|using|uses) (?:my|our|peoples|his info and mine) (?:personal )?{_CRED}(?= to| for| and| in| on| "
        rf"w| with| without| when|\.|$| \w+)",
        r"somebody (?:else )?(?:opened|made|created|took out|did (?:it|this)|signed for me|signed my name|forged|"
        r"signed it)",
        r"(?:whoever|thief|hacker|impostor|imposter|criminal|crook|scammer|fraudster)(?: \w+){0,2}? (?:opened|open|"
        r"got|took|ran|did|made|used|who)",
        rf"my (?:{_CRED}|mail|wallet|purse) (?:was|got|were|is|had been|been) (?:stolen|used|compromised|leaked|"
        rf"hacked|sold|in a (?:data )?breach|lifted|getting taken|being used|jacked)",
        r"(?:data )?breach and somebody",
        r"victim of (?:\w+ )?(?:fraud|identity|id|a scam|a thief|an impostor|theft)",
        r"(?:it|its|it was|that|this|thats|account|card|debt|loan|charge|which|all|bill|this one) (?:is |was |were |"
        r"has been |are )?(?:a |an |pure |total |100 |all )?(?:fraud\w*|fraudulent\w*)(?! (?:alert|department|"
        r"protection|company|text|message|call|number|or))",
        r"fraudulent(?:ly)? (?:\w+ )?(?:charges?|accounts?|debt|loan|card|opened)",
        r"^fraud(?:ulent)? (?:account|charges?|debt|loan)",
        r"(?:opened|obtained|removed it|reported (?:it )?|took it off)(?: \w+)? (?:by|as|through|for) fraud",
        r"fraud (?:alert|affidavit|report|claim|case)(?! department)",
        r"(?:open|opened|taken out|account|loan|card|used|put)(?: \w+){0,3}? without my (?:knowledge|permission|"
        r"consent|knowing|authori\w+|ok)",
        r"(?:forged|forgery|forging)",
        r"not my (?:signature|handwriting)",
        r"(?:impersonat\w+|pretending to be|posing as|posed as|being) me(?: on paper|(?= \.|$| and| got| to| took| "
        r"on| at))",
        r"(?:i|we) (?:did not|didnt|never) (?:open|opened|apply for|applied for|take out|authorize) (?:this|that|it|"
        r"these|any|no|the)(?= \.|$| account| card| loan| somebody| credit| line| one)(?! (?:payment|charge|draft|"
        r"withdrawal|debit))",
        r"(?:accounts?|cards?|loans?|lines?) i (?:never|didnt) (?:open|opened|ask|asked for|apply|applied for|knew)\w*",
        r"(?:i|we) (?:got|was|were|been) hacked",
        r"(?:filed|made|have|got|filled out|theres|is|submitted) (?:a |an |the )?(?:police report|ftc (?:\w+ "
        r")?(?:report|form|affidavit)|identity theft (?:report|affidavit)|fraud (?:report|affidavit|alert)|report "
        r"(?:on|with|at) identitytheft)(?! (?:on|about|against) you)",
        r"identitytheft",
        r"sheriffs report",
        r"(?:detective|police)(?: \w+){0,6} (?:names|identity|ring|stolen)",
        r"(?:ran|run|running) (?:this |it |up ){1,4}(?:\w+ )?(?:in|under|with|using) my (?:name|ssn|social)",
        r"(?:knew|known) nothing about(?= \.|$)",
        r"(?:scammed|conned) (?:a |me into giving )?(?:loan in my|my social|my info)",
        r"running around with my (?:name|social|id)",
        r"(?:my|a) (?:\w+ )?(?:brother|sister|mom|dad|mother|father|cousin|uncle|aunt|ex|nephew|roommate|stepdad|"
        r"stepmom|son|daughter|husband|wife) (?:\w+ )?(?:put|opened|took|got|used)(?: \w+){0,6}? in my name(?! and "
        r"(?:hits|beats))",
        r"(?:wallet|purse) (?:was )?stolen",
        r"sold on the dark web",
        r"fake irs",
        r"opening accounts? (?:in|under) my name",
        unless=(
            r"(?:one of (?:those|them)|sounds? like|these|those)(?: \w+){0,2} identity theft|(?:dont|"
            r"not) give out(?: \w+){0,5} identity theft|people steal identit\w+|"
            r"(?:purse|wallet)(?: \w+){0,4} (?:all the|with all my|my) (?:cash|money)|"
            r"(?:sound|look|act|seem)s? (?:\w+ )?like (?:\w+ ){0,2}?(?:fake|fraud|scam)|"
            r"(?:are|is|r) (?:you|this|that|it)(?: \w+){0,2}? (?:fraud|fraudulent|a scam|legit)|(?:you|this|company|"
            r"text|message|texts) (?:are|is|text|message) (?:a )?fraud\w*|how do i know (?:\w+ ){0,4}(?:stealing|"
            r"fraud|steal)|(?:stolen|theft|stole|stealing|fraud)(?: \w+){0,4} (?:before so|last time|once before|so "
            r"i dont|if i (?:give|send))|(?:dont|not|wont|never|worried|afraid|scared|so nobody|so no one|in case|"
            r"could|might|trying to|going to|can|prevent|avoid|if) (?:\w+ ){0,4}?(?:steal|stealing|stolen|identity "
            r"theft|steals|use my)|(?:he|she|they|ex) (?:made|forced|makes|forces) me|made me put|put everything in "
            r"my name|hits me|(?:authori[sz]ed|let|allowed|gave permission|permission to|you (?:can|may)|you|yall) "
            r"(?:\w+ ){0,3}?(?:use|used|using) my|traffick\w+|(?:i|ive|im|i have|ill|we) (?:just |already |have |"
            r"only |also |ever )?(?:used|using|opened|put|took|got) (?:\w+ ){0,3}?(?:with |in |under |using )?my "
            r"(?:card|credit|name|credit card|debit)|took my (?:license|card|car|id) (?:away|off)|take my (?:card|"
            r"info) off|(?:stop|quit|dont|do not|cant|no longer|not) (?:\w+ )?(?:use|using|used)|garnish|(?:got|"
            r"took) my (?:card|info) (?:on file|off)|my (?:card|debit card|wallet) (?:was|got) (?:stolen|lost)(?: "
            r"\w+){0,3} (?:so (?:i|the payment)|new card|payment)|credit score"
        ),
    ),
)  # fmt: skip

TOO_OLD: tuple[Phrase, ...] = (
    phrases(
        "claim_too_old", "EN-TOO-OLD",
        r"(?:statute|statue)s? of limitations?",
        r"(?:statute|statue) (?:has |is |have |ran|run|passed|expired|up|barred)\w*(?: \w+)?",
        r"past (?:the )?(?:statute|limitations?|sol|legal (?:limit|time)|limit|time limit|\d+ years?)",
        r"out of statute",
        r"statute barred",
        r"(?:time|legally|law) ?barred",
        r"barred by (?:lapse|time|law|limitation)",
        r"(?:sol|s o l) (?:is|has|expired|ran|passed|up)\w*",
        r"limitations? period",
        r"(?:outside|beyond|past|over) (?:of )?(?:the )?(?:legal )?(?:limitations?|legal limit|time limit|limit|"
        r"cutoff)(?! (?:on|of) my (?:card|credit))",
        rf"{_THING}(?: is| was| s| has)? (?:this |it |got to be |so |way |just |far |really |getting ){{0,4}}(?:too|"
        rf"2) old(?! school| fashioned| (?:to|for) (?:work|drive|date|learn|read))",
        r"way too old",
        r"(?:too|2|so) old (?:to|cant|it couldnt|and cant)(?: be| legally)? ?(?:collect\w*|come after|sue|"
        r"enforce\w*|be collect\w*|couldnt)",
        r"(?:thats|its|this is|that is) (?:an )?ancient(?: history| bill| debt)?",
        r"(?:zombie|dead|ancient|stale|expired) debt",
        r"(?:this|it|its|that|thats|debt|account|bill|loan|card|one)(?: is| s| has to be| must be| been| got to "
        r"be)? (?:like |over |about |more than |almost |nearly |at least ){0,4}<years> years? old",
        r"(?:this|it|that|thats|its|debt)(?: is| was| s)? (?:like |over |about |more than |almost |from (?:over |"
        r"like |about )?|at least ){0,4}<years> years? ago",
        r"(?:debt|this|its|that one) (?:is |has )?(?:legally )?expired",
        r"(?:cant|can not|not allowed to|can you|can they|cannot|can a company|cant still|couldnt)(?: \w+){0,2}? "
        r"(?:legally |still |even )?(?:collect\w*|come after|be after|sue|chase|ask)(?: \w+){0,6}? (?:this old|that "
        r"old|old|\d+ years|(?:19|20)[01]\d|so many years|many years|years ago)",
        r"collect(?:ed|ing|ible|able)? (?:on )?(?:something|a debt|debts?|anything) (?:this|that|so) old",
        r"(?:this|that|its|thats|debt|account|its been|bill|card)(?: is| was| has to be| s| been| got to be)? "
        r"(?:over |like |from (?:like |about |before )?|around |since |back in ){0,4}(?:19[789]\d|200\d|"
        r"201[0-4])(?: |$)(?:its|it is|so|and|way|cant|\?|thats|too|nah|past|$|\.)",
        r"(?:from|is) (?:like |about )?(?:19[789]\d|200\d|201[0-4])(?= \.|$)",
        r"(?:its|it has|been|been over|over|more than|that was|wait|waited) (?:\w+ )?<years> (?:years|yrs)(?: "
        r"\w+){0,6}? (?:too late|cant collect|past|to start|and then|its too|too old|legally)",
        r"(?:its|it has) been (?:over |more than )?<years> years(?= \.|$| since i)",
        r"(?:too late) (?:to|for you to|for yall to) (?:collect|sue|ask|come)(?: \w+)?",
        r"(?:waited|slept on it) (?:too long|time)",
        r"waited too long",
        r"too much time has (?:passed|gone)",
        r"way too many years",
        r"(?:law|limit|it|state|florida|texas|ohio|york|here|california) (?:is|its|says|was|gives you)(?: \w+)? "
        r"(?:\d+|three|four|five|six|seven|ten|so many) years(?: \w+){0,6}? (?:and|so|for|now|old|past|out)",
        r"(?:out of|ran out of) time(?! (?:off|today|right now|to (?:pay|call)))(?= to collect| to sue| on (?:this|"
        r"that))",
        r"(?:time|clock|years|statute)(?: has)? (?:ran|runs|run|went|gone) (?:out|by)(?: on (?:that|this|it)| for|"
        r"(?= \.|$| years))?",
        r"older than (?:my|the (?:limit|law))",
        r"(?:havent|have not|not|no payment|never|no payment or promise)(?: \w+){0,5}? (?:paid|payment|touched|"
        r"activity)(?: \w+){0,5}? (?:in (?:over |more than )?<years> years|since (?:19|20[01])\d+)",
        r"last (?:payment|activity) was (?:in )?20(?:0\d|1[0-6])",
        r"(?:go|goes|went|gone|fall|fell|falls|drop\w*) (?:away|off) after (?:\w+ )?<years>(?: years)?",
        r"(?:debts?|these|they|it) (?:\w+ )?(?:expire|die|have an expiration|go away)(?= \.|$| after| this| date| "
        r"over| in)",
        r"(?:time limit|cutoff|cut off|expiration date)(?: \w+)? (?:for|on) (?:how long|these|this|that|debts?|it|"
        r"collecting|when)",
        r"time limit is up",
        r"past the legal (?:time )?limit",
        r"(?:isnt|aint|is not|not|no longer|un)(?: there a)? ?(?:enforceable|collectable|collectible)",
        r"(?:unenforceable|uncollectible|uncollectable)",
        r"dead (?:by law|as a doornail|debt)",
        r"time to collect has passed",
        r"(?:after|past) (?:so many|that many|six|seven|\d) (?:years|yrs) (?:you|they|yall|u|and they|it) (?:cant|"
        r"cannot|couldnt|can not|arent)",
        r"how (?:can|are|could) (?:you|yall|they)(?: even)?(?: allowed to)? (?:come after|bring up|collect|"
        r"still)(?: \w+){0,7} (?:from|old|ago|19\d\d|20[01]\d)",
        r"aged off",
        r"over a decade old",
        r"goes back to the (?:nineties|eighties|90s|80s)",
        r"(?:all )?those years went by",
        r"so many years",
        unless=(
            r"(?:deal|offer|plan|link)(?: \w+| \.){0,6} expire\w*|"
            r"(?:number|amount|much|payment)(?: \w+){0,2} makes? it|"
            r"(?:im|i am|hes|shes|mom|dad|mother|father|man|woman|lady) (?:\w+ )?too old|paid (?:this|it|that|"
            r"off)?(?: \w+){0,4} years|how long (?:does|will|do) (?:\w+ )?(?:this |it )?(?:stay|be|remain)|credit "
            r"report|take me \d+ years|when (?:will|does) (?:it|this) (?:fall|drop|go)|been here|been working|"
            r"married|lived here|worked|(?:pay|paying)(?: \w+){0,3} years|this phone|number for|had this|over "
            r"(?:the )?limit fee|is this from"
        ),
    ),
    whole_message(
        "claim_too_old",
        "EN-TOO-OLD-WHOLE",
        r"(?:its |this is |thats )?(?:way )?too old",
        r"(?:thats |its )?ancient(?: history)?",
        r"(?:this|that|thats|that was|its) (?:is )?(?:from )?(?:like )?(?:over )?<years> (?:years|yrs) ago",
        r"(?:its|it has) been over <years> (?:years|yrs)"
    ),
)  # fmt: skip
