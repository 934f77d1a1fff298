"""Find the links of a text, also those without a scheme, as telephones turn them into something to tap.

Source: rule CTIA-LINK; CTIA Messaging Principles 5.3.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Telephones link bare names under well-known endings; "etc.the" or "p.m.to" are none.
_ENDINGS = "com|net|org|gov|edu|us|info|biz|io|co|ly|gl|gd|me|cc|link|app|site|online|page|xyz|click|shop|example"
_LINK = re.compile(
    rf"\bhttps?://[^\s<>\"]+|\bwww\.[^\s<>\"]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:{_ENDINGS})(?![\w-])(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)


def find_links(text: str) -> tuple[str, ...]:
    """Return every link, without the punctuation of the sentence it ends."""
    return tuple(match.group().rstrip(".,;:!?)'\u201d") for match in _LINK.finditer(text))


def host_of(link: str) -> str:
    """Return the host name of a link, in small letters, without a name before an @ and without a port."""
    parts = urlsplit(link if "://" in link else f"https://{link}")
    return (parts.hostname or "").removeprefix("www.")
