"""What a consent to electronic notices must say before it counts (pure).

Source: 15 USC 7001(c)(1); rule ESIGN.
"""

from __future__ import annotations

from collections.abc import Collection

ELEMENTS = {
    "paper": "the right to get it on paper",
    "withdrawal": "how to withdraw, and what follows",
    "scope": "which notices it covers",
    "contact_update": "how to tell a new address",
    "hardware_software": "what is needed to open and keep them",
    "demonstrated": "a way of consenting that shows the consumer can open them",
}
"""Each statement the law asks for, by the name it is recorded under."""
GIVEN_VIA = ("portal", "web_chat", "email", "paper")
"""How it can be given; an "ok" by SMS shows nothing of what the law asks to be shown."""


def missing_elements(elements: Collection[str]) -> tuple[str, ...]:
    """Return in words what a consent does not say; empty when it counts."""
    return tuple(words for name, words in ELEMENTS.items() if name not in elements)
