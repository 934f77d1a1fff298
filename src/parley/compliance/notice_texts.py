"""Approved texts of notices and letters, one set for each language; a set may be a closed slot.

The hash in the file is over the texts as counsel approved them: a changed word stops the start until somebody approves it.
Source: 12 CFR 1006.34(c)-(e) and Appendix B, Form B-1; rules REGF-34C, REGF-34D and REGF-34E.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from parley.compliance.config_reader import ComplianceConfigError, Section
from parley.compliance.config_validation import DEBT_TYPES

LANGUAGES = ("en", "es")
TEXT_KEYS = (
    "B1_HEAD", "B1_HEAD_FIRST_PARTY", "B1_TO", "B1_REFERENCE", "B1_INFORMATION", "B1_ACCOUNT", "B1_AS_OF", "B1_BETWEEN",
    "B1_INTEREST", "B1_FEES", "B1_PAYMENTS", "B1_TOTAL", "B1_HOW_DISPUTE", "B1_DISPUTE_1", "B1_DISPUTE_2", "B1_WHAT_ELSE",
    "B1_ORIG", "B1_RIGHTS", "B1_OPTIONS", "B1_ES_1", "B1_ES_2", "B1_RESPONSE", "B1_CHECK_ALL", "B1_RESPONSE_DISPUTE",
    "B1_RESPONSE_NOT_MINE", "B1_RESPONSE_AMOUNT", "B1_RESPONSE_OTHER", "B1_RESPONSE_ORIG", "B1_RESPONSE_ENCLOSE",
    "B1_PAYABLE", "B1_MAIL_TO", "B1_STATE", "ORIG_ANSWER", "ORIG_NAME", "LETTER_MARK", "LETTER_CLOSE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NoticeTexts:
    """The texts of one language as they were approved."""

    language: str
    version: str
    approved_by_role: str
    texts: Mapping[str, str]
    products: Mapping[str, str]
    """What a debt type is called, with its article."""
    sha256: str

    @classmethod
    def from_mapping(cls, document: Mapping[str, Any], language: str) -> Self | None:
        """Read a parsed file with the root key `notice`.

        Returns:
            None for a slot that is closed: nothing is ever sent in that language from it.
        Raises:
            ComplianceConfigError: A text is missing or unknown, or the texts are not the approved ones.
        """
        outer = Section("", document)
        root = outer.section("notice")
        outer.finish()
        if root.text("language") != language:
            raise ComplianceConfigError(f"notice.language must be {language}, as the name of the file says.")
        version, status, source = root.text("version"), root.text("status"), root.text("source")
        role, sha256 = root.optional_text("approved_by_role"), root.optional_text("sha256")
        if status not in ("approved", "closed"):
            raise ComplianceConfigError("notice.status must be approved or closed.")
        if status == "closed":
            return None
        texts, products = root.section("texts"), root.section("products")
        found = cls(
            language=language,
            version=version,
            approved_by_role=role or "",
            texts={key: texts.text(key) for key in TEXT_KEYS},
            products={kind: products.text(kind) for kind in DEBT_TYPES},
            sha256=sha256 or "",
        )
        for part in (texts, products, root):
            part.finish()
        found._check(source)
        return found

    def _check(self, source: str) -> None:
        wanted = fingerprint(self.texts, self.products)
        if not self.approved_by_role:
            raise ComplianceConfigError(f"notice.approved_by_role must say who approved the texts taken from {source}.")
        if self.sha256 != wanted:
            raise ComplianceConfigError(
                f"notice.sha256 ({self.language}) does not fit the texts: have them approved, then write {wanted}."
            )


def fingerprint(texts: Mapping[str, str], products: Mapping[str, str]) -> str:
    """Return the SHA-256 over the canonical JSON of texts and products."""
    body = json.dumps({"texts": dict(texts), "products": dict(products)}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()
