"""The Spanish phrase rules, one module for each group of intents."""

from __future__ import annotations

from parley.compliance.lexicon.es.claims import DISPUTE, REFUSE
from parley.compliance.lexicon.es.complaints import COMPLAINTS
from parley.compliance.lexicon.es.contact import PREFERENCE, RESUME
from parley.compliance.lexicon.es.crisis import CRISIS
from parley.compliance.lexicon.es.events import EVENTS
from parley.compliance.lexicon.es.everyday import REPORTS, WISHES
from parley.compliance.lexicon.es.history import IDTHEFT, TOO_OLD
from parley.compliance.lexicon.es.identity import IDENTITY
from parley.compliance.lexicon.es.payment import PAID, REVOKE
from parley.compliance.lexicon.es.persons import PERSONS
from parley.compliance.lexicon.es.proof import ORIGINAL, VALIDATION
from parley.compliance.lexicon.es.representative import REPRESENTATIVE
from parley.compliance.lexicon.es.safety import SAFETY
from parley.compliance.lexicon.es.sayings_claims import DEBT_SAYINGS, PERSON_SAYINGS
from parley.compliance.lexicon.es.sayings_contact import CONTACT_SAYINGS
from parley.compliance.lexicon.es.sayings_reports import REPORT_SAYINGS, SAFETY_SAYINGS
from parley.compliance.lexicon.es.spoken import SPOKEN
from parley.compliance.lexicon.es.spoken_persons import PERSONS_SPOKEN
from parley.compliance.lexicon.es.stop import CEASE, STOP
from parley.compliance.lexicon.es.threats import THREATS
from parley.compliance.lexicon.phrase import Phrase

RULES: tuple[Phrase, ...] = (
    *STOP, *CEASE, *PREFERENCE, *RESUME, *IDENTITY, *REPRESENTATIVE, *REFUSE, *DISPUTE, *IDTHEFT, *TOO_OLD,
    *PAID, *REVOKE, *VALIDATION, *ORIGINAL, *EVENTS, *COMPLAINTS, *PERSONS, *SAFETY, *CRISIS, *THREATS,
    *WISHES, *REPORTS, *CONTACT_SAYINGS, *REPORT_SAYINGS, *SAFETY_SAYINGS, *DEBT_SAYINGS, *PERSON_SAYINGS,
    *PERSONS_SPOKEN, *SPOKEN,
)  # fmt: skip
