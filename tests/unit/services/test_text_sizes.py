"""A creditor's name with which approved texts do not fit an SMS is refused before its terms are used (TW-SEG)."""

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from parley.cli import app
from parley.compliance.config import ComplianceConfig
from parley.services.text_sizes import NameTooLong, require_fitting_name, too_long_with
from parley.services.wording import Wording

ROOT = Path(__file__).parents[3]
WORDING = Wording.load(ROOT / "domain.yml")
CONFIG = ComplianceConfig.from_mapping(yaml.safe_load((ROOT / "config" / "compliance.yml").read_text(encoding="utf-8")))
MERIDIAN = ROOT / "config" / "terms" / "meridian.yml"


@pytest.mark.parametrize("name", ["Meridian Bank", "Riverbend Medical Group", "Crédito Regional", "A" * 26])
def test_a_name_as_creditors_have_it_fits(name: str) -> None:
    assert too_long_with(name, WORDING, CONFIG) == []


def test_a_long_name_is_refused_with_the_texts_that_do_not_fit() -> None:
    with pytest.raises(NameTooLong, match="creditor_name has 60 characters") as raised:
        require_fitting_name("A" * 60, WORDING, CONFIG)
    assert "utter_" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_name_in_letters_outside_the_carriers_alphabet_makes_english_texts_dear_too() -> None:
    plain, dear = (len(too_long_with(name, WORDING, CONFIG)) for name in ("A" * 34, "Á" * 34))
    assert dear >= plain


def test_checking_terms_says_so(tmp_path: Path) -> None:
    file = tmp_path / "terms.yml"
    content = MERIDIAN.read_text(encoding="utf-8")
    name = yaml.safe_load(content)["creditor_name"]
    file.write_text(content.replace(f"creditor_name: {name}", f"creditor_name: {'Bank ' * 12}"), encoding="utf-8")
    assert "Bank Bank" in file.read_text(encoding="utf-8")
    result = CliRunner().invoke(app, ["terms", "check", str(file)])
    assert isinstance(result.exception, NameTooLong)
    assert CliRunner().invoke(app, ["terms", "check", str(MERIDIAN)]).exit_code == 0
