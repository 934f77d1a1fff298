"""Shared values: the shipped configuration, and an attempt that every gate lets through."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.compliance.config import ComplianceConfig

CONFIG_FILE = Path(__file__).resolve().parents[3] / "config" / "compliance.yml"


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The shipped file, parsed."""
    loaded: dict[str, Any] = yaml.safe_load(CONFIG_FILE.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def config(document: dict[str, Any]) -> ComplianceConfig:
    """The shipped values."""
    return ComplianceConfig.from_mapping(document)
