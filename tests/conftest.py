"""What holds for all tests: the same Hypothesis examples every time in CI, and one process for what shares a product."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


HERE = Path(__file__).parent
TALK = HERE / "integration" / "talk"
THOROUGH = {
    HERE / "fuzz",
    HERE / "e2e" / "test_evidence.py",
    HERE / "e2e" / "test_negotiation_simulated.py",
    HERE / "integration" / "test_terms_approval.py",
    TALK / "test_replay.py",
    TALK / "test_several_accounts.py",
}
"""What plays longer than one check may take: `make test-thorough`."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what is left to the thorough run."""
    if any(place in (item.path, *item.path.parents) for place in THOROUGH):
        item.add_marker(pytest.mark.thorough)


class OneProduct(LoadScopeScheduling):
    """Hand tests out one at a time, but the end-to-end tests together: they share one running product.

    The groups of xdist 3.8 are lost on pytest 9, so the place of a test decides.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "product" if nodeid.startswith("tests/e2e/") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneProduct:
    """Give the parallel run our way of handing out."""
    return OneProduct(config, log)
