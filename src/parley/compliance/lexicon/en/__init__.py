"""The English phrase rules, one module for each group of intents."""

from __future__ import annotations

from parley.compliance.lexicon.en.claims import DISPUTE, REFUSE
from parley.compliance.lexicon.en.complaints import COMPLAINTS
from parley.compliance.lexicon.en.contact import PREFERENCE, RESUME
from parley.compliance.lexicon.en.crisis import CRISIS
from parley.compliance.lexicon.en.events import EVENTS
from parley.compliance.lexicon.en.history import IDTHEFT, TOO_OLD
from parley.compliance.lexicon.en.identity import IDENTITY
from parley.compliance.lexicon.en.payment import PAID, REVOKE
from parley.compliance.lexicon.en.persons import PERSONS
from parley.compliance.lexicon.en.proof import ORIGINAL, VALIDATION
from parley.compliance.lexicon.en.reports import REPORTS
from parley.compliance.lexicon.en.representative import REPRESENTATIVE
from parley.compliance.lexicon.en.safety import SAFETY
from parley.compliance.lexicon.en.sayings_claims import DEBT_SAYINGS, STANDING_SAYINGS
from parley.compliance.lexicon.en.sayings_contact import CONTACT_SAYINGS
from parley.compliance.lexicon.en.sayings_reports import DEATH_SAYINGS, SAFETY_SAYINGS
from parley.compliance.lexicon.en.spoken import SPOKEN
from parley.compliance.lexicon.en.spoken_persons import PERSONS_SPOKEN
from parley.compliance.lexicon.en.stop import CEASE, STOP
from parley.compliance.lexicon.en.threats import THREATS
from parley.compliance.lexicon.en.wishes import WISHES
from parley.compliance.lexicon.phrase import Phrase

RULES: tuple[Phrase, ...] = (
    *STOP, *CEASE, *PREFERENCE, *RESUME, *IDENTITY, *REPRESENTATIVE, *REFUSE, *DISPUTE, *IDTHEFT, *TOO_OLD,
    *PAID, *REVOKE, *VALIDATION, *ORIGINAL, *EVENTS, *COMPLAINTS, *PERSONS, *SAFETY, *CRISIS, *THREATS,
    *WISHES, *REPORTS, *CONTACT_SAYINGS, *DEATH_SAYINGS, *SAFETY_SAYINGS, *STANDING_SAYINGS, *DEBT_SAYINGS,
    *PERSONS_SPOKEN, *SPOKEN,
)  # fmt: skip
