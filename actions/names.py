"""Names that actions share with `domain.yml`; a misspelt slot would silently read as None."""

from typing import Final

SLOT_LANGUAGE: Final = "language"
RESPONSE_TROUBLE: Final = "utter_trouble"
ENTITY_LANGUAGE: Final = "language"
