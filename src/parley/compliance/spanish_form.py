"""Whether a message asks for the validation notice in Spanish (pure).

Source: 12 CFR 1006.34(d)(3)(vi), (e); rule REGF-34E.
"""

from __future__ import annotations

import re
import unicodedata

_FORM = (
    r"formulario|forma|aviso|carta|notificacion|copia|documento|papel(?:es)?"
    r"|notice|form|letter|copy|paper(?:s|work)?|document"
)
_ASKED = re.compile(rf"\b(?:{_FORM})\b[^.;!?]*\b(?:espanol|castellano|spanish)\b|\bspanish\s+(?:{_FORM})\b")
_REFUSED = re.compile(r"\b(?:no|not|dont|don't|stop)\b[^.;!?]*\b(?:espanol|castellano|spanish)\b")


def asks_for_spanish_form(text: str, *, intent: str, language: str) -> bool:
    """Tell whether the consumer wants the notice in Spanish: by name, or by asking for the language itself.

    Args:
        intent: What the message was understood as; `switch_language` asks for the language.
        language: Language of the conversation after the message.
    """
    if intent == "switch_language" and language == "es":
        return True
    folded = unicodedata.normalize("NFKD", text.casefold()).replace("’", "'")
    flat = "".join(char for char in folded if not unicodedata.combining(char))
    return bool(_ASKED.search(flat)) and not _REFUSED.search(flat)
