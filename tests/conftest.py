"""What holds for all tests: the same Hypothesis examples every time in CI, and one process for what shares a product."""

import os
from functools import cache
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


@cache
def _is_thorough(path: Path) -> bool:
    return any(place in (path, *path.parents) for place in THOROUGH)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what is left to the thorough run."""
    if _is_thorough(item.path):
        item.add_marker(pytest.mark.thorough)


_TOGETHER = ("tests/e2e/", "tests/nlu_data/test_rules", "tests/nlu_data/test_labelled")


class OneProduct(LoadScopeScheduling):
    """Hand tests out one at a time, but those together that share what takes long to make: one running product, all texts.

    The groups of xdist 3.8 are lost on pytest 9, so the place of a test decides.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((scope for scope in _TOGETHER if nodeid.startswith(scope)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneProduct:
    """Give the parallel run our way of handing out."""
    return OneProduct(config, log)
