"""English phrases: events in a person's life that change what may be said.

Source: 12 CFR 1006.6(b)(2); 11 USC 362; rules EV-* of the catalogue.
"""

from __future__ import annotations

from parley.compliance.lexicon import RELATIVE_EN as REL
from parley.compliance.lexicon import Phrase, phrases, whole_message

EVENTS: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "EN-CRISIS",
        r"(?:kill|killing|hang|hanging|shoot|shooting|hurt|hurting|harm|harming|cut|cutting|end|ending|drown|"
        r"unalive|off) (?:my ?self|himself|herself|themselves)",
        r"(?:end|ending|take|taking|took|ended) (?:it all|(?:my|his|her|their)"
        r" (?:own )?life|my misery)", r"suicid\w*",
        r"want(?:s|ed)? (?:it|this|everything) (?:all )?to (?:end|be over)", r"done living",
        r"feel like (?:dying|killing)",
        r"(?:want|wants|wanted|ready|going|rather|hoping|wish i could|like|prefer) (?:to )?(?:just )?(?:die|be "
        r"dead)(?! (?:laughing|of laughter|hard))", r"better off (?:dead|if i (?:was|were) (?:dead|gone)|"
        r"without me)",
        r"(?:dont|do not|doesnt) (?:even )?(?:want|wanna|care) (?:to )?(?:live|be (?:here|alive|around)|wake "
        r"up|exist|keep living|if i (?:live|die))(?! (?:here|there|with|in|at))(?: any ?more)?",
        r"no (?:reason|point|purpose)"
        r" (?:to|in|of|for)? ?(?:live|living|life|going on|go on|being alive)",
        r"(?:nothing|no reason) (?:left )?to live for",
        r"cant (?:go on|keep going|live like this|live anymore|do (?:this|life) any ?more|take (?:it|this|"
        r"life) any ?more|carry on"
        r"|bear (?:it|this))(?! with (?:the|this|these|my) (?:plan|payment|job))", r"self ?harm\w*",
        r"jump(?:ing)? off (?:a|the) (?:bridge|building|roof)", r"overdos(?:e|ing)", r"unalive", r"kms",
        r"slit (?:my|her|his) (?:wrists?|throat)",
        r"no way out", r"(?:life|living) (?:isnt|is not|aint|not) worth(?: \w+)?",
        r"(?:tired|sick) of (?:living|life|being alive)",
        r"(?:wish|wished) (?:i|id) (?:was|were|wasnt|werent|had never been|never was|could|would) (?:dead|"
        r"alive|born|disappear|"
        r"not wake|never wake|just die)(?: \w+)?", r"(?:done with|giv(?:e|ing) up on|end to) (?:my )?life",
        r"(?:everyone|world|family|kids)(?: \w+){0,3} better (?:off )?without me",
        r"pills (?:and|to) (?:end|die|sleep forever)", r"dont see a way out",
        r"last (?:message|text) (?:youll|you will) ever get",
    ),
    phrases(
        "express_danger", "EN-DANGER",
        rf"(?:he|she|my (?:ex|{REL})|ex|they|boyfriend|husband|{REL}) (?:\w+ )?(?:hits?|beats?|beat|hurts?|"
        rf"abuses?|abused|abusing|threatens?|threatened|controls?|controlled|choked|chokes|forced|forces|"
        rf"coerced|made|makes|stalks?|strangled|rapes?|raped|traps?|locks?|pimps?"
        r") me(?! (?:laugh|happy|smile|mad|dinner|aware|think|feel better|wonder|at))",
        r"(?:ex|he|she|husband|wife|boyfriend|girlfriend|partner)(?: \w+)? (?:made|forced|coerced|tricked) me "
        r"(?:to )?(?:into )?(?:take|taking|sign|signing|open|opening|get|getting|borrow|apply|co ?sign)"
        r"\w*", r"domestic (?:violence|abuse)", r"and (?:hits|beats|abuses|hurts|threatens) me",
        r"abusive (?:\w+ )?(?:relationship|ex|marriage|partner|household|home|" + REL + r")",
        r"(?:hes|shes|he is|she is|ex is|husband is) (?:\w+ )?(?:dangerous|abusive|violent|hitting me|going to "
        r"(?:kill|hurt|hit) me)", r"(?:not|isnt|dont feel)"
        r" safe (?:at home|here|with him|with her|to talk|in my home|to text)",
        r"(?:im|i am) (?:\w+ )?(?:in danger|being (?:abused|stalked|trafficked|threatened|hurt)|afraid of "
        r"(?:him|her|my)|afraid for my (?:life|safety)|scared (?:of (?:him|her|my)|for my (?:life|safety)))",
        r"(?:checks?|goes through|looks at|monitors?|reads?|watches|controls) my (?:phone|texts|messages)",
        r"(?:restraining|protective) order", r"stalk(?:s|ed|ing) me", r"(?:human )?traffick(?:ed|ing)",
        r"(?:debt|loan|card|account) (?:was )?(?:coerced|forced)", r"domestic (?:abuser|shelter)",
        r"(?:battered|womens) shelter",
        r"(?:will|going to|gonna) (?:kill|hurt|beat|hit) me(?! (?:if (?:i|she|he) (?:spend|find))?zz)(?= if| "
        r"when|\b)",
        unless=r"(?:you|company|work|boss|job|this|bill|debt)(?: \w+){0,2}? (?:is |are )?(?:going to|will) kill me",
    ),
    phrases(
        "threaten_harm", "EN-THREAT",
        r"(?:ill|i will|im going to|i am going to|going to|i swear ill|id love to|we will|somebody should|i "
        r"should) (?:\w+ )?(?:kill|shoot|hurt|beat|stab|burn|bomb|blow up|murder|slap|punch|choke|destroy|hunt|"
        r"find|torch|smash) (?:up |down )?(?:you|your|all of you|them|the (?:office|"
        r"building|place)|every ?one|every ?body|someone|somebody|people|him|her)(?! (?:a |the |some |later|my "
        r"|that |out|soon|credit|rating))",
        r"(?:kill|shoot|stab|bomb|blow up|burn down|torch) (?:you|your|all of you|up your|your (?:office|"
        r"building|house|family|kids))", r"i know where "
        r"you(?: all)? (?:live|work|are|sleep)", r"you are (?:all )?(?:dead|a dead)", r"watch your back",
        r"(?:come|coming) (?:down|over|up) there(?! (?:and|to|so i can) (?:pay|talk|sign|drop|bring|see|make|"
        r"speak|settle|"
        r"take care|do|meet|work))", r"bullet in (?:you|your)", r"(?:bring|bringing|got|have) "
        r"(?:a|my) (?:gun|rifle|shotgun|knife|bomb)(?! (?:shop|store|collection|to sell))",
        r"(?:you|your family)(?: will| are going to|ll) (?:pay with|regret|be sorry|bleed|suffer)",
        r"burn (?:it|the place|your \w+) (?:down|to the ground)", r"shoot (?:up|the place)",
        unless=r"(?:dont|not going to|wont|would never) (?:\w+ )?(?:kill|hurt|shoot|beat)",
    ),
    phrases(
        "claim_attorney", "EN-ATTORNEY",
        r"(?:my|our|his|her) (?:\w+ )?(?:lawyer|attorney|legal (?:counsel|team|rep\w*))(?! general)",
        r"(?:have|has|got|hired|retained|hiring|getting|get|found|consult\w*|have got|spoke (?:to|with)|talked "
        r"(?:to|with)|talking to|using|with) (?:a|an|me a|myself a) (?:\w+ )?"
        r"(?:lawyer|attorney)(?! general)",
        r"(?:talk|speak|contact|call|deal|refer|go through|direct \w+)(?: to| with)? (?:my|our|the|his|her) "
        r"(?:lawyer|attorney|law firm)", r"represented by", r"legal aid",
        r"debt (?:settlement|relief|consolidation|management|resolution) (?:company|firm|"
        r"program|lawyer|attorney|agency)", r"law firm(?: \w+)? (?:represents?|is|will|handles|has)", r"my law firm",
        r"lawyer(?:ed)? up",
        r"(?:lawyer|attorney) (?:is|will|who|handles?|handling|says|said|told|represents?|named|name is|at) ",
        unless=r"(?:dont|do not|cant afford|cant get|havent|no money for|without|need|should i|do i need|wish i had|"
        r"never) (?:\w+ ){0,3}?(?:lawyer|attorney)|power of attorney|attorney general|(?:are|is) (?:you|"
        r"this)(?: \w+){0,3} (?:lawyer|attorney)|your (?:lawyer|attorney)",
    ),
    phrases(
        "claim_bankruptcy", "EN-BANKRUPTCY",
        r"ban[kc]k?ru?p\w*", r"(?:chapter|chap|ch) ?(?:7|11|12|13|seven|eleven|thirteen)", r"automatic stay",
        r"(?:filing|file|filed|in) bk", r"(?:debts?|it|this) (?:was|were|got) discharged",
        r"341 meeting", r"bk (?:case|attorney|filing|lawyer)",
        unless=r"(?:not|dont|never|didnt|avoid|avoiding|instead of|rather than|without|wont|havent) (?:\w+ "
        r"){0,4}?(?:ban[kc]k?ru?p\w*|(?:chapter|ch) ?\d+)|bankrupting me|(?:you are|youre|you guys are|company "
        r"is|store is|they went) (?:going )?bankrupt",
    ),
    phrases(
        "report_deceased", "EN-DECEASED",
        r"(?:he|she|they|hes|shes|\w+) (?:has |have |had |just |recently |sadly |is |was |already ){0,4}(?:passed "
        r"away|passed on|deceased|passed (?:in|last|on|this|two|a|from)|died)", r"passed away", r"deceased",
        r"(?:hes|shes|he is|she is|is|been) (?:already )?dead(?! (?:broke|end|tired|serious|wrong"
        r"|set|inside|weight|line|to me))", r"(?:no longer|not) (?:with us|alive|living)",
        r"(?:death certificate|estate of)",
        unless=r"(?:phone|battery|car|engine|laptop|computer|dog|cat|truck|almost|nearly|could have|wish i) (?:\w+ "
        r")?(?:died|dead|passed)|my (?:\w+ ){1,3}?(?:died|passed|passed away|is dead)(?: \w+){0,8} (?:(?:i|we) "
        r"(?:cant|couldnt|had to|lost|have to|need|am|was|were)|im (?:behind|broke|"
        r"struggling|trying|the only)|funeral)|funeral (?:costs?|bills?|expenses?)|(?:date|time|days?|weeks?|"
        r"month|deadline|law|bill) (?:has |have )?passed",
    ),
    phrases(
        "claim_military", "EN-MILITARY",
        r"active duty",
        r"(?:im|i am|hes|shes|husband|wife|son|daughter|being|getting|was|is|currently|got|about to be|be) "
        r"(?:\w+ )?deploy(?:ed|ing)", r"(?:on|my|his|her) (?:a )?deployment",
        r"(?:pcs|military|deployment|activation) orders", r"scra", r"servicemembers? civil", r"military lending",
        r"called up (?:for|to) (?:duty|service|the)", r"reservist", r"stationed (?:at|in|on|overseas)", r"boot camp",
        r"basic training",
    ),
    phrases(
        "claim_military", "EN-MILITARY-SERVES",
        r"(?:im|i am|serving|serve|enlisted|currently|husband is|wife is|hes|shes) (?:\w+ )?(?:in the )(?:us "
        r")?(?:army|navy|marines?|marine corps|air force|military|national guard|reserves?|coast guard|space "
        r"force)",
        unless=r"veteran|retired|former|used to|was in|got out|no longer",
    ),
    phrases(
        "claim_minor", "EN-MINOR",
        r"(?:im|i am|hes|shes|he is|she is|son is|daughter is|kid is) (?:only |just |like |literally "
        r"){0,4}(?:[5-9]|1[0-7])(?: (?:years?|yrs?)(?: old)?| yo| y o)?(?= \.|$| (?:and|so|bro|dude|lol|dont|i|"
        r"stop|leave|why|you|this)(?: |$))", r"i was (?:only |just )?(?:1[0-7]|a minor|under ?age|a kid|a child) "
        r"(?:\w+ ){0,2}?when", r"(?:when|because) i was (?:only |just )?(?:1[0-7]|a minor|under ?age|a kid|a child)",
        r"(?:im|i am|not|was|is|hes|shes) (?:\w+ )?(?:under (?:18|eighteen|age)|under ?age|not (?:even "
        r")?18)(?! (?:and living))", r"not (?:even )?(?:18|eighteen)(?: yet)?",
        r"\d+ year olds? (?:phone|cell|number)", r"(?:im|i am|was|hes|shes|is) "
        r"(?:still |only |just )?a minor(?! (?:issue|problem|error|mistake|detail|thing))",
        r"(?:kids?|childs?|sons|daughters) (?:cell |cellular )?phone",
        r"(?:this|number) (?:is|belongs to) (?:a|my) (?:child|kid|minor)",
        r"in (?:middle|elementary|junior high) school",
        unless=r"(?:kids|children|dependents) (?:\w+ )?under|teach\w*|work\w* (?:at|in) ",
    ),
    phrases(
        "report_incarceration", "EN-INCARCERATED",
        r"(?:is|hes|shes|im|am|been|was|currently|now|he|she|they|sitting|stuck|back|still|" + REL +
        r") (?:\w+ )?in (?:\w+ )?(?:jail|prison|custody|county)(?! (?:battle|hearing|dispute|of|case))",
        r"incarcerated", r"from (?:\w+ )?(?:jail|prison)(?= \.|$)", r"(?:is|hes|shes|im|got|been|are) locked up",
        r"behind bars",
        r"(?:doing|serving) (?:time|\d+ "
        r"(?:years|months)|a sentence)", r"inmate",
        r"(?:he|she|hes|shes|i|\w+) (?:was|got|been|were) (?:just )?arrested", r"released from (?:jail|prison)",
        unless=r"(?:will|can|could|would|going to|gonna|am i|are you|do i|put me|throw me|send me|end up|wind up|go "
        r"to|if i|debtors|work\w*) (?:\w+ ){0,5}?(?:in |be |get )?(?:jail|prison|custody|arrested|locked up|"
        r"behind bars)",
    ),
    phrases(
        "file_complaint", "EN-COMPLAINT",
        r"cfpb", r"consumer (?:financial )?protection", r"attorney general", r"bbb", r"better business bureau", r"ftc"
        , r"(?:report|reporting|reported) (?:you|your company|yall|all of you|this (?:company|harassment|number))",
        r"(?:report|reporting) this to (?:the )?(?:state|authorities|police|government|news)",
        r"(?:file|filing|filed|make|making|submit|submitting|lodge) (?:a |an |my )?(?:\w+ )?(?:complaint|"
        r"grievance)",
        r"(?:ill|im|i will|i am|going to|will|we will|i can|i should) (?:going to |be )?(?:sue|suing) (?:you|"
        r"your|the|all)", r"suing you", r"(?:see|take) you (?:all )?(?:in|to) (?:small claims )?court",
        r"my lawsuit against", r"small claims", r"(?:im|i am|ill be) recording", r"complain(?:ing)? (?:to|about you)",
        r"class action", r"fdcpa violation", r"violat(?:ing|ed|ion) (?:of )?(?:the )?(?:fdcpa|law|my rights|tcpa)",
        unless=r"credit (?:bureaus?|report)|are you (?:\w+ ){0,2}?(?:reporting|recording)",
    ),
    whole_message("express_crisis", "EN-CRISIS-WHOLE", r"i (?:just )?cant (?:\w+ )?any ?more",
    r"goodbye (?:forever|world|cruel world)", r"i give up on everything"),
)  # fmt: skip
