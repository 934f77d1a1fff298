"""English phrases of somebody who speaks for the person with authority.

Source: 12 CFR 1006.6(a)(4); rule REGF-6A; ruling on third parties and representatives.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_AFFAIRS = (
    r"(?:bills?|finances|financial (?:matters|affairs|stuff)|affairs|accounts?|money(?: stuff)?|paperwork|books|"
    r"checkbook|checks|payments|business|debts|banking|household money)"
)
_OF_ANOTHER = r"(?:(?:all )?(?:of )?(?:my |the )?(?:(?:<relative>|\w+)s|<his>|our) )"
_RUN = (
    r"(?:handle|handles|handling|handled|manage|manages|managing|take care of|do|doing|in charge of|run|runs|"
    r"running|deal with|look after|took over)"
)
_OFFICE = (
    r"(?:guardian|conservator|executor|executrix|administrator|fiduciary|trustee|rep payee|payee|representative "
    r"payee|legal representative|agent|attorney in fact|proxy)"
)
_LET = (
    r"(?:gave|give|gives|given|has given|granted|signed|authori[sz]ed|authori[sz]es|lets|let|allows|allowed|"
    r"appointed|named|made|put|trusts|asked|hired|designated)"
)

REPRESENTATIVE: tuple[Phrase, ...] = (
    phrases(
        "declare_representative", "EN-REPRESENTATIVE",
        r"power of attorney",
        r"poa",
        r"attorney in fact",
        r"(?:legal |court appointed |temporary )?guardian (?:of|for|over)",
        r"guardianship",
        r"conservatorship",
        r"letters testamentary",
        rf"(?:<im>|as|was|been|me|am|named|named me|appointed|court made me|says im|appointed me) (?:<his>|the|an?|"
        rf"my (?:<relative>s)|(?:<relative>|mr|mrs|ms \w+)s?)? ?(?:\w+ )?(?:legal |court appointed |temporary |"
        rf"designated )?{_OFFICE}(?! (?:on|in) (?:the phone|line))",
        r"(?:named|appointed|made) (?:me |as )?(?:\w+ ){0,3}?(?:guardian|administrator|executor|conservator|"
        r"fiduciary|agent(?! orange))",
        r"(?:rep|representative|designated) payee",
        r"executor",
        r"executrix",
        r"conservator",
        r"(?:va|her|his) fiduciary",
        r"administrator (?:of|for) (?:the|his|her|my)(?: \w+)? estate",
        r"personal representative",
        r"(?:shes|hes|she is|he is) my ward",
        r"on behalf of (?:my|his|her|mr|mrs|ms|the (?:account holder|debtor|consumer|owner))(?! (?:our|client|"
        r"company))",
        rf"{_RUN} (?:all )?(?:of )?{_OF_ANOTHER}{_AFFAIRS}",
        rf"{_RUN} (?:all )?(?:of )?(?:the )?{_AFFAIRS} (?:for (?:my|him|her|them|us both|our|mr|mrs|the)|in (?:this|"
        rf"our) (?:house|home|family)|around here)",
        r"(?:pay|pays|paying|do) (?:all )?(?:of )?(?:my |the )?(?:<relative>s|his|her) (?:bills|accounts|debts)(?! "
        r"(?:too|as well|and mine|and i))",
        r"(?:pay|make|making|paying|handle|manage) (?:all )?(?:the |everything )?(?:bills |payments )?for my "
        r"(?:<relative>)(?! (?:too|and i cant))",
        r"(?:his|her) (?:wife|husband) and i (?:pay|handle|manage) the bills",
        r"im (?:his|her) (?:wife|husband|spouse) (?:and )?i (?:pay|handle|manage|do|run) the (?:bills|finances|"
        r"money|books)",
        r"i (?:do|run|handle|pay|manage) (?:all )?the (?:bills|finances|household money|money|books|checkbook) "
        r"(?:in|for|around)(?: \w+){0,3}",
        r"(?:manage|manages|handle|handles|deal with|pay|take care of) everything for (?:my|him|her)",
        rf"(?:he|she|they|<relative>|hubby|court|judge|mr \w+|mrs \w+|ms \w+)(?: has| have| had)? (?:\w+ )?{_LET} "
        rf"(?:me|off)(?: \w+){{0,4}}? (?:permission|authori\w+|to (?:talk|speak|handle|deal|act|settle|negotiate|"
        rf"sort|request|take care)|agent|poa|guardian\w*|over (?:his|her)|do all the talking|her finances|his "
        rf"finances|payee|the rights|everything)",
        r"signed (?:a|the|off|her over|me over|it|papers|an)(?: \w+){0,4}? (?:form|release|authori\w+|so i can|for "
        r"it|rights|on it)(?! (?:for|with) (?:my|the) (?:loan|card))",
        r"(?:have|has|got|hold|with|there is|theres) (?:a |an |her |his |the |full |legal |written |signed |"
        r"notarized |notarised |already ){1,4}(?:authori[sz]ation|authority|consent(?: form)?|release|"
        r"permission)(?! (?:to|for) (?:charge|debit|you))",
        r"authority to act",
        r"authori[sz]ed (?:on the account|contact|person|to (?:speak|talk|act|deal|discuss|negotiate|pay for|settle))",
        r"(?:an|as) authori[sz]ed (?:contact|person|rep\w*)",
        r"(?:act|acts|acting|speak|speaking|talk|negotiat\w+|calling) (?:legally )?(?:for|on behalf of) (?:my "
        r"(?:<relative>)|him|her(?! own)|the account holder)",
        r"legally i act for",
        r"so (?:you|i) can talk (?:to|for) (?:me|her|him)",
        r"can talk for (?:her|him|my)",
        r"(?:represent|representing|assistant (?:for|of|working for)|working for|agent (?:for|of)) (?:the "
        r"(?:account holder|debtor|user|owner|consumer)|mr|mrs|ms)",
        r"(?:<im>|this is|its|here is|beep boop|hi|hello|as) (?:\w+s? ){0,3}?(?:an? |\w+s )?(?:ai|virtual|automated|"
        r"digital|personal assistant|a i) (?:agent|assistant|helper|bot|program)",
        r"assistant (?:bot|program) (?:handling|managing)",
        r"(?:case ?worker|case manager|social worker)(?: \w+){0,4} (?:consent|release|authori\w+|guardian|permission)",
        r"(?:his|her|(?:<relative>)s) (?:bills|accounts|money|finances|stuff)(?: \w+){0,3} (?:goes|go|comes?|come) "
        r"(?:through|to|thru) me",
        r"deal with me on (?:his|her|their)",
        r"i represent the account holder",
        r"handed (?:all )?(?:the |his |her )(?:money|bills|finances)(?: \w+)? (?:over )?to me",
        r"(?:notarized|signed papers)(?= and| \.|$| so)(?: \w+){0,3}",
        unless=(
            r"how (?:would|do|can|could) (?:i|you|one)(?: \w+){0,3} (?:get\w*|obtain\w*|set)|judge \w+ signed|"
            r"my (?:wife|husband|spouse|partner) (?:handles|does|runs|manages|pays|takes care of) (?:our|the|my|"
            r"all)|(?:dont|do not|didnt|did not|never|not|no) (?:speak|talk|act|pay\w*) |(?:cant|dont|not) (?:speak|"
            r"talk|paying)|(?:dont|do not|didnt|did not|never|not|no) (?:\w+ ){0,3}?(?:poa|power|authori\w+|"
            r"permission|consent)|are you|is this an?|(?:im|i am) not (?:an? |the )?(?:poa|executor|guardian)|"
            r"nothing left|our client|(?:use|charge|debit|take|run|pull) (?:my|the|it)|my (?:bank|card)|"
            r"authori[sz]ed user|what (?:is|if)|(?:do|can|should|how) i (?:\w+ )?(?:need|get|give|set)|(?:insurance|"
            r"travel|real estate|your|live|speak to an?|talk to an?) agent|estate agent|(?:lawyer|attorney)(?: "
            r"\w+)? (?:handles?|is)|(?:attorney|lawyer) \w+ i represent|your company|(?:beat|forced|hit|made) me "
            r"(?:to )?(?:take|sign|open)"
        ),
    ),
)  # fmt: skip
