"""English phrases: a person under special protection (soldiers, minors, prisoners).

Source: 50 USC 3901 ff.; rules EV-MIL, EV-MINOR and EV-INCAR.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_HOLD = (
    r"(?:jail|prison|custody|county jail|the county|lockup|lock up|the pen|penitentiary|state pen|the feds|federal "
    r"prison|state prison|detention|detention center|juvenile|juvie|rikers|the joint|the drunk tank|holding|"
    r"correctional \w+|halfway house|women s prison|womens prison|work release|the clink|the slammer|prison camp)"
)

PERSONS: tuple[Phrase, ...] = (
    phrases(
        "claim_military", "EN-MILITARY",
        r"active duty",
        r"(?:active|on|under|military|deployment|activation|pcs|federal|title \d+|tdy|my) (?:\w+ )?orders(?= to| "
        r"for| \.|$| in| are| through| since| with| came| report| and| i| from| out)(?! (?:from (?:you|amazon)|of "
        r"protection))",
        r"(?:have|got|send|received|just got|where do i send) (?:my )?orders(?= to| for| \.|$| and)(?! (?:from "
        r"(?:amazon|the doctor)))",
        r"(?:im|i am|hes|shes|husband|wife|son|daughter|being|getting|was|is|currently|got|about to|been|be|i|"
        r"brother|until|he|she) (?:\w+ ){0,2}?deploy(?:ed|ing|s)?",
        r"(?:^|\. )deploy(?:ed|ing)",
        r"(?:im|i am|hes|shes|he is|she is) (?:\w+ )?downrange",
        r"(?:naval|report for|a|our) (?:\w+ )?deployment",
        r"got activated (?:with|by|for)",
        r"(?:on|my|his|her|from|this|during) (?:a )?deployment",
        r"scra",
        r"servicemembers? civil",
        r"military lending",
        r"(?:called|activated|mobilized|calling) (?:me |him |her )?up (?:for|to|with|by|again|last) (?:the "
        r")?(?:duty|service|reserves?|guard|national guard|army|hurricane)?",
        r"(?:my|his|her|the) (?:reserve |guard )?unit (?:\w+ )?(?:was|is|got|ships?|deploys?|leaves|rotat\w+|called)",
        r"(?:with|from) my (?:guard |reserve )?unit(?= \.|$| right| in| since| can| cant| and| until)",
        r"reservist(?! (?:once|years))",
        r"stationed (?:at|in|on|overseas|aboard|out)",
        r"(?:at|in|to|for|from|through) (?:boot camp|basic(?: training)?(?= \.|$| right| until| on| i| they)|ait|"
        r"ocs|bct)",
        r"boot camp",
        r"basic training",
        r"(?:guard|reserves?|national guard|unit) (?:got |was |has been |is |called me )?(?:activated|mobilized|"
        r"called up|up for)",
        r"(?:currently|presently|now|im|still|am|i am) serving(?! (?:time|tables|a sentence|\d|as her|as his|my "
        r"time|food))",
        r"combat zone",
        r"ship(?:ping|ped|s)? out",
        r"(?:shipping|leaving|shipped) (?:\w+ )?(?:to|for) (?:basic|boot|kuwait|korea|iraq|afghanistan|germany|"
        r"japan|okinawa)",
        r"(?:in|at|to) (?:iraq|syria|djibouti|kuwait|afghanistan|korea)(?= right| bad| until| with| \.|$| and| on)",
        r"(?:at|in|on) (?:fort|ft|camp|naval base|nas|joint base) \w+(?! (?:road|street|ave|lauderdale|worth|"
        r"collins|wayne|myers))",
        r"(?:aboard|on) (?:a |the |an )?(?:carrier|destroyer|cutter|sub|submarine|ship|aircraft carrier|uss)(?= \.|"
        r"$| somewhere| no| and| until| in| for| at)",
        r"at sea (?:til|until|for|with)",
        r"underway",
        r"(?:im|i am|is|as|shes|hes) an? (?:\w+ ){0,2}?(?:soldier|marine|sailor|airman|army medic|drill sergeant|"
        r"commissioned officer|corpsman|warrant officer|sergeant|seabee|paratrooper|navy corpsman|army \w+)(?! "
        r"(?:vet|veteran|brat|wife))",
        r"(?:sgt|sergeant|lieutenant|captain|corporal|private|specialist|petty officer|warrant officer|staff "
        r"sergeant) (?:here|first class|junior|in the|currently|on)",
        r"active (?:component|army|navy|marine|infantry|guard|reserve|orders|military)",
        r"(?:army|navy|marines|guard|air force|space force|coast guard) (?:contract|medic|active|cutter|orders|"
        r"reserve unit)",
        r"(?:space force|us army|navy|army|marines|air force|full time guard) active",
        r"reenlisted",
        r"activation papers",
        r"(?:82nd|101st|1st cav|3rd infantry)(?: airborne)?",
        r"currently overseas with",
        r"on (?:a sub|tdy|watch all week|leave from my unit)",
        r"border mission",
        r"(?:i|hes|shes|he|she|son|daughter|husband) (?:just )?(?:joined|enlisted in|enlisted)(?: the)?(?= army| "
        r"navy| marines| air force| guard| in| last| and)",
        r"airman",
        r"im at basic",
        unless=(
            r"like (?:a )?boot camp|basic training when this|"
            r"veteran|retired|former|used to (?:be|serve)|was in (?:the )?(?:army|navy|marines)|got out|no longer|"
            r"years ago i|restraining|(?:court|work|stop|door dash|uber|back|online|grocery|my|food) orders? "
            r"(?:from|for (?:food|the store))|taking orders|doctors? orders|lawyers? orders|jail|prison|sentence|"
            r"salvation army|old navy|navy federal|army of|construction underway|work orders|shipping (?:address|"
            r"out of|it|the)|ex (?:army|navy|marine|military)|protection|underway with|serving (?:tables|food)"
        ),
    ),
    phrases(
        "claim_military", "EN-MILITARY-SERVES",
        r"(?:im|i am|serving|serve|serves|enlisted|currently|husband is|wife is|hes|shes|spouse is|son is|daughter "
        r"is|overseas|boy|joined|is|in training|partner is|fiance is|now) (?:\w+ )?(?:in |with |by |at |w )?(?:the "
        r")<service>(?! (?:federal|surplus|store|hospital|pier|credit))",
        r"(?:im|still|currently|husbands?|wifes?|sons?|wife is|husband is|is|he|she|hubby) (?:\w+ )?(?:army|usmc|"
        r"usaf|marine corps)(?= \.|$| and| active| stationed)",
        r"the (?:national )?(?:guard|reserves|army) (?:called|activated|got|sent|has|moved) (?:me|us|him|her)",
        unless=(
            r"(?:nephew|cousin|friend|neighbor|buddy)s? (?:\w+ ){0,2}?(?:joined|in the|enlisted)|veteran|retired|"
            r"former|used to|was in|got out|no longer|ex (?:army|navy|marine)|salvation|years ago|discharged|served "
            r"(?:in|my)|grew up"
        ),
    ),
    phrases(
        "claim_minor", "EN-MINOR",
        r"(?:<im>|hes|shes|he is|she is|(?:son|daughter|kid|child|brother|sister|nephew|niece|granddaughter|"
        r"grandson|you are messaging|name) is|im like|shes only|hes only) (?:only |just |like |literally |still |"
        r"about |actually |turning |a ){0,4}<child_age>(?: (?:years?|yrs?)(?: old)?| yo| y o| turning \d+)?(?= \.|$|"
        r" (?:and|so|bro|dude|lol|dont|i|stop|leave|why|you|this|how|he|she|my|but|next|omg|im|its|sir|maam|in high|"
        r"in school|y|a child|homeschooled|old)(?: |$))(?! (?:i|so|and i|but|my|next) (?:can|will|want|payments?|"
        r"months?|week|weeks|days?|minutes?)(?![a-z]))",
        r"i was (?:only |just |like )?(?:a |an |in )?(?:<child_age>|minor|under ?age|kid|child|teenager|foster kid|"
        r"<grade>|high school|in high school)(?: \w+){0,6}? (?:when|years old when|kid at|that year)",
        r"(?:when|because|cause|since) i was (?:only |just |like )?(?:1[0-7]|<child_age>|a minor|under ?age|a kid|a "
        r"child|in high school|in <grade>|a baby)(?! (?:months|days|weeks|minutes|years (?:into|ago)|i (?:worked|"
        r"lived|used to)))",
        r"(?:im|i am|was|is|hes|shes|am|were|still) (?:\w+ )?(?:under (?:18|eighteen|age)|under ?age)(?! (?:and "
        r"living))",
        r"(?:not|isnt|wasnt|arent) (?:even )?(?:18|eighteen|of age|legal age|of legal age|old enough to sign|an "
        r"adult)(?: yet| when| back then)?(?! (?:months|percent))",
        r"(?:wont be|dont turn|didnt turn|turn|turned|turning|til i turn|until i turn|be) (?:18|eighteen)(?! "
        r"(?:percent|months|in debt|ago))",
        r"(?:18th|eighteenth) birthday",
        r"turning (?:1[0-7])",
        r"<child_age> (?:year|yr|yo|y o|years?)[ s]*(?:olds?|yos?|s)? (?:\w+ )?(?:phone|cell|number|kid|child|girl|"
        r"boy|tablet|ipad|son|daughter)s?",
        r"(?:texting|messaging|phone belongs to|belongs to|contacting) (?:a |an |my |his |her )?(?:little |"
        r"<child_age> (?:year|yr)s? olds?|<child_age> yos?|kid|child|minor|toddler|baby|(?:sons|daughters|kids|"
        r"childs|granddaughters|grandsons|little girls) (?:flip )?(?:phone|tablet|ipad|cell|number))(?! (?:support|"
        r"care|s father))",
        r"(?:im|i am|was|hes|shes|is|were|still|literally) (?:still |only |just |literally )?a (?:minor|kid|child|"
        r"teenager|teen|toddler|middle schooler)(?! (?:issue|problem|error|mistake|detail|thing|at heart|person|"
        r"with|of (?:god|the)))(?= \.|$| and| in| til| until| leave| so| how| how| when| i| bro| \d+)",
        r"(?:kids?|childs?|sons|daughters|little girls|toddlers|grandsons|granddaughters) (?:\w+ )?(?:cell |"
        r"cellular )?(?:phone|tablet|ipad)(?! (?:bill|plan))",
        r"(?:this|number|person you are looking for|person) (?:is|belongs to) (?:a|my) (?:child|kid|minor|toddler|"
        r"baby|<child_age>)",
        r"(?:in|go to|attend|started|started) (?:the )?(?:<grade>|middle school|elementary(?: school)?|junior high|"
        r"high school|9th|10th|8th|kindergarten)(?= \.|$| and| i| bro| lady| \w+|,)(?! (?:i|me) (?:worked|got (?:a|"
        r"my) card))",
        r"(?:freshman|sophomore|junior|senior) (?:in (?:high school|hs)|at \w+ high)",
        r"kindergartner\w*",
        r"(?:sign|signed|cosign|opened|open|got|had|executed|put|made|cosigned|sign up)(?: \w+){0,4}? (?:at|when i "
        r"was|when i wasnt|at age|as a) (?:<child_age>|a minor|minor)(?! (?:percent|months|days|am|pm|oclock|th|\d|"
        r"apr))",
        r"too young to (?:sign|have|owe|open|enter)",
        r"minors? (?:cant|can not) (?:sign|enter|be|legally|have)",
        r"(?:age of majority|legal age when|old enough to sign)",
        r"how can i owe i was <child_age>",
        r"i was <child_age> that year",
        r"was <child_age> when (?:my|they|somebody|the|someone|i|he|she)",
        r"i was (?:technically )?(?:sixteen|seventeen|fifteen|fourteen|thirteen|twelve|1[0-7]) (?:when|back)",
        r"technically i was (?:sixteen|seventeen|1[0-7])",
        r"(?:iam|i am|im) <child_age> (?:years|yrs)",
        r"<child_age> y o here",
        r"makes me (?:1[0-7]|fifteen|sixteen|seventeen)",
        r"someone whos 1[0-7]|somebody whos 1[0-7]",
        r"(?:kid|child|person|one) (?:youre|you are) (?:messaging|texting) is (?:a |only |just )?<child_age>",
        r"1[0-7] when they",
        r"(?:son|daughter|child)s? (?:whose name you have )?(?:is|and he is|and she is) (?:only )?<child_age>(?: "
        r"years? old)?",
        r"at 1[0-7] mom",
        r"born \w+ still a minor",
        r"this is a <child_age> (?:year|yr) olds? phone",
        r"sign up at (?:sixteen|seventeen|1[0-7])",
        r"17 (?:my|turning)",
        unless=(
            r"(?:kids|children|dependents|grandkids) (?:\w+ )?(?:are )?under|teach\w*|work\w* (?:at|in) |teacher|"
            r"(?:late|behind|months?|weeks?|days?|minutes?|hours?|payments?|percent|miles|dollars|bucks|short) |"
            r"insurance (?:be|cost)|(?:my|our|have|got|raising|with) (?:\w+ ){0,2}?(?:kids?|children) (?:\w+ "
            r")?(?:who|in|is sick|to feed|and no)|(?:is|was) (?:\w+ )?sick|needs? |braces|single mom|\$\d|coach|my "
            r"(?:son|daughter) (?:is )?(?:\w+ )?(?:starts|started|needs|graduat\w+)|(?:im|am) (?:only )?(?:five|six|"
            r"seven|eight|nine|ten|\d+) (?:\w+ )?(?:late|behind|away|out|short)|(?:son|daughter|kid) (?:is )?in "
            r"(?:high school|college|<grade>) (?:and|so) (?:i|we)|support (?:a|my)|feed"
        ),
    ),
    whole_message(
        "claim_minor",
        "EN-MINOR-WHOLE",
        r"(?:im |i am )?(?:a )?(?:minor|under ?age|kid|child)",
        r"under age",
        r"(?:i was |im |i am |bro im |dude im )(?:only |just |literally )?<child_age>(?: lol)?",
        r"(?:bro |dude )?im (?:literally )?in <grade>(?: yall| you)?",
        r"(?:im |i am )?<child_age> (?:years? old|y o|yo)(?: here)?"
    ),
    phrases(
        "report_incarceration", "EN-INCARCERATED",
        rf"(?:is|hes|shes|im|i am|am|been|currently|now|he|she|they|sitting|stuck|back|still|<relative>s?|brothers?|"
        rf"sent|put|in|\w+s|me|me in|writing from|at|held|off|to|you|on) (?:\w+ )?(?:in|at|on|to|up at|from|over in|"
        rf"over at|inside|back in) (?:\w+ ){{0,2}}?{_HOLD}(?! (?:battle|hearing|dispute|of (?:my|the|his|her)|case|"
        rf"for (?:not|this)|if|or|over (?:this|a)|order|time|agreement|arrangement|guard|officer|nurse))",
        r"incarcerated(?! when)",
        r"from (?:\w+ ){0,2}?(?:jail|prison)(?= \.|$| \w+)",
        r"(?:is|hes|shes|got|been|are|he|she|im|aunt \w+|him|again|\w+) locked up",
        r"behind bars",
        r"(?:doing|serving|did|do|does) (?:\d+ (?:years?|yrs?|months?)|a sentence|a bid|a nickel|eighteen months|"
        r"time(?= \.|$| in| right| at| for| he| and)|his time|her time|my time)",
        r"(?:inmate|prisoner)",
        r"(?:he|she|hes|shes|i|<relative>|\w+) (?:was|got|been|were|just got) (?:just )?(?:arrested|booked|"
        r"sentenced|jailed|detained)",
        r"(?:released|get out|out|gets out|got out) (?:from|of) (?:jail|prison)(?! (?:and|broke))",
        r"(?:^|\. )(?:jailed|in custody|arrested in)",
        r"(?:turn|turning|turned) (?:myself|himself|herself) in",
        r"(?:report|reporting|go|going|surrender\w*) to (?:jail|prison|the bureau of prisons|serve)",
        r"(?:judge|they|court) (?:gave|sent) (?:me|him|her) (?:\d+|six|away|to jail|to prison|three|five|ten)(?: "
        r"(?:days|months|years|yrs))?",
        r"being held(?! (?:responsible|liable|up|by her|hostage|back))",
        r"(?:ice|immigration) (?:detention|picked|has|took|arrested)(?: \w+)?",
        r"(?:hes|shes|he is|she is|is|out) (?:on|in) (?:work release|federal hold|a federal hold|holding|lockup|"
        r"juvenile detention|ice detention|county|the feds|the pen|the joint)",
        r"(?:parole|probation) (?:board|and they|violat\w+)",
        r"violated (?:parole|probation)",
        r"(?:cant|couldnt|could not) make bail",
        r"made bail",
        r"(?:in|into|to|of) the custody of the (?:department|bureau|sheriff)",
        r"(?:he|she) (?:got|gets) (?:\d+ (?:to|years)|life|3 to 5|\w+ to life)",
        r"(?:dont|doesnt|wont|does not) (?:be|get) out (?:til|until)",
        r"wont be out until",
        r"release date",
        r"jail tablet|prison phone|pod tablet|prison tablet|jail phone|prison phone app",
        r"custodial sentence",
        r"start(?:s|ing)? (?:my|his|her) sentence",
        r"(?:behind the wall|hes away)",
        r"put in handcuffs",
        r"(?:doing|in) (?:\d+ months in )?the county(?= lights| \.|$)",
        r"(?:he|hes|still|been|shes) (?:still )?inside(?= since|$| \.)",
        r"state pen",
        r"locked down",
        r"in county(?= \.|$| jail)",
        r"correctional (?:officer|facility|institution)",
        r"sent (?:him|her) away",
        r"arrested in \w+ still in",
        r"work camp",
        r"(?:went|going|go) to (?:jail|prison) (?:next|behind|monday|on|last|in|for \d)",
        r"been down \d+",
        r"sentenced (?:yesterday|to|last)",
        unless=(
            r"(?:paid|posted|pay|paying) (?:his|her) (?:bail|bond)|"
            r"feels? like|(?:kids?|childs?|baby) (?:father|daddy|mother|mama)|letters from the county (?:came|court)|"
            r"(?:will|can|could|would|going to|gonna|am i|are you|do i|put me|throw me|send me|end up|wind up|if i|"
            r"debtors|work\w*|threaten\w*|dont want|afraid|scared|you get|people|you cant|they cant|people go|for "
            r"not) (?:\w+ ){0,5}?(?:in |be |get |go |to |put ){0,4}(?:jail|prison|custody|arrested|locked up|behind "
            r"bars|incarcerated)|(?:my|his|her) (?:\w+ )?(?:got|is|been|was|in|locked up) (?:\w+ ){0,4}(?:and im "
            r"raising|so i got|i got (?:all )?the (?:rent|bills)|all the rent|on me alone|raising|i have (?:his|"
            r"the) kids|so its just me|his pay|her pay)|kept us going|hire me|home since|lost my (?:license|job)|"
            r"cant drive|last year|to bail|for beating me|gets? out (?:of prison )?\w+ and he swore|locked (?:out|"
            r"up my)|lock(?:ed)? up (?:the|my|your)|(?:you|company|people) (?:belong|should be|ought to be) in "
            r"(?:jail|prison)|guard|probate|when this was opened|clerk|sherrif sale|custody (?:battle|of|hearing)|"
            r"release date (?:of|for) the (?:letter|loan)|bail\w* (?:on|me)|ill go to jail|rather go|before i pay"
        ),
    ),
    whole_message(
        "report_incarceration",
        "EN-INCARCERATED-WHOLE",
        r"(?:hes |shes |im )?in (?:jail|prison|custody|county|lockup|holding)",
        r"(?:she|he|hes|shes) (?:is )?locked up",
        r"jailed",
        r"im (?:in jail|a prisoner|an inmate|incarcerated)"
    ),
)  # fmt: skip
