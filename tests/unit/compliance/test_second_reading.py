"""What the model may add to what the phrase rules found in a message."""

import pytest

from parley.compliance.second_reading import without_contradicted


@pytest.mark.parametrize(
    ("by_model", "by_rules", "expected"),
    [
        pytest.param(["stop_contact"], {"resume_contact"}, [], id="a stop read into words that take it back"),
        pytest.param(["cease_all_contact"], {"resume_contact"}, [], id="no contact at all read into them"),
        pytest.param(["stop_contact"], {"dispute_debt"}, ["stop_contact"], id="a stop beside something else"),
        pytest.param(["stop_contact"], set(), ["stop_contact"], id="a stop only the model sees"),
        pytest.param(
            ["dispute_debt"], {"resume_contact"}, ["dispute_debt"], id="another statement beside a permission"
        ),
    ],
)
def test_the_model_does_not_stop_what_the_rules_have_resumed(by_model, by_rules, expected):
    assert without_contradicted(by_model, by_rules) == expected
