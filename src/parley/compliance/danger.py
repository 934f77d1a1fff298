"""Whether the telephone itself is what endangers somebody: then not even the one answer is sent to it. Pure.

Source: rule catalogue, EV-DV ("he checks my phone": no further text to that number).
"""

from __future__ import annotations

import re
from typing import Final

from parley.compliance.folding import fold

_PHONE: Final = r"(?:phone|cell|texts?|messages|sms)"
_TELEFONO: Final = r"(?:telefono|celular|cel|mensajes|textos)"
_UNSAFE: Final = re.compile(
    rf"\b(?:checks?|checking|reads?|reading|sees?|goes (?:through|thru)|going (?:through|thru)|looks? (?:at|through)|monitors?|"
    rf"tracks?|watches|watching|takes?|took|has|got|controls?) (?:all )?(?:my|me|this|everything on my) (?:\w+ )?{_PHONE}\b"
    rf"|\b(?:dont|do not|stop|no) (?:text\w*|messag\w*|writ\w*) (?:me )?(?:on |to |at )?(?:this|my) (?:phone|number|cell)\b"
    rf"|\b(?:if|when|before) (?:he|she|they|my \w+) (?:sees?|finds?|reads?) (?:this|these|it|{_PHONE})\b"
    r"|\b(?:he|she|hes|shes) (?:is )?(?:here|watching|in the (?:car|room|house))\b"
    rf"|\b(?:revisa|lee|ve|checa|controla|vigila|quita|tiene) (?:todo )?(?:mi|mis|el|los|este) (?:\w+ )?{_TELEFONO}\b"
    rf"|\bno (?:me )?(?:escriba\w*|mande\w*|texte\w*) (?:\w+ )?(?:a |en )?(?:este|mi) (?:{_TELEFONO}|numero)\b"
    rf"|\b(?:si|cuando) (?:el|ella|mi \w+) (?:ve|lee|encuentra) (?:esto|estos?|el|los) ?(?:{_TELEFONO})?"
)


def is_phone_unsafe(text: str) -> bool:
    """Tell whether somebody dangerous may read what comes to this telephone."""
    return _UNSAFE.search(fold(text).text) is not None
