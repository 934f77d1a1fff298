"""No text of ours lets a consumer acknowledge a debt or give up its limitation period, old debt or not (TB-ACK)."""

from pathlib import Path

import pytest

from parley.compliance.config import ComplianceConfig
from parley.compliance.content import find_acknowledgements
from parley.services.wording import Approved, Wording

APPROVED = list(Wording.load(Path(__file__).resolve().parents[3] / "domain.yml")._approved.values())


@pytest.mark.parametrize("approved", APPROVED, ids=lambda approved: f"{approved.name}-{approved.language}")
def test_no_approved_sentence_acknowledges_a_debt(approved: Approved, config: ComplianceConfig) -> None:
    assert find_acknowledgements(approved.template, config.acknowledgement_clauses) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By signing you acknowledge the debt.", True),
        ("You waive the statute of limitations.", True),
        ("Any amount helps.", True),
        ("Al firmar usted reconoce la deuda.", True),
        ("Usted renuncia a la prescripción.", True),
        ("Thank you. Agreed: 6 monthly payments of $35.00.", False),
        ("Nothing is charged until you have signed the written copy.", False),
        ("Gracias. Acordado: 6 pagos mensuales de $35.00.", False),
    ],
)
def test_the_contract_linter_finds_the_clauses(text: str, found: bool, config: ComplianceConfig) -> None:
    assert bool(find_acknowledgements(text, config.acknowledgement_clauses)) is found
