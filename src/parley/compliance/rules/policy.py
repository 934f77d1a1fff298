"""Rules of this program's own design: who may speak, and failing closed."""

from parley.compliance.rules.model import Rule

POLICY: tuple[Rule, ...] = (
    Rule("GATE-COMPLETE", "A missing fact blocks", "rule catalogue, section 0: the gate fails closed", "G0", "D"),
    Rule("WORDING", "Automated messages use approved wording only", "rule catalogue 0.2, G0", "G0", "D"),
    Rule(
        "LICENCE-STATE",
        "Collection only with a licence in force of the consumer's state",
        "state licensing laws; rule catalogue, section 5",
        "G0",
        "M",
    ),
    Rule("PROGRAM-STOP", "Nothing leaves while sending is stopped", "rule catalogue 0.2, G0: kill switch", "G0", "D"),
    Rule(
        "ECONSENT-STATE",
        "Electronic consent where the state or city asks for it",
        "DC Code 28-3814; 6 RCNY 5-77; 23 NYCRR 1",
        "G3",
        "P",
    ),
    Rule("HANDOVER", "Bot and collector never talk at once", "invariant I7", "G0", "D"),
    Rule(
        "HOLD-ONCE", "Under a hold only its one acknowledgement", "invariant I3; rule catalogue, section 6", "G1", "D"
    ),
    Rule("CONFIG-DATES", "Values are used only while they are in force", "rule catalogue, section 0", "G0", "D"),
    Rule("HOLDS", "How far a hold reaches, who may lift it and from when", "rule catalogue, section 8", "G1", "D"),
    Rule(
        "LITIGATION", "A suit is open: people and counsel only", "rule catalogue 0.2, G1 (litigation hold)", "G1", "D"
    ),
    Rule("NV-MEDICAL-60", "Nevada medical debt: nothing for 60 days after the notice", "NRS 649.366", "G5", "P"),
)
