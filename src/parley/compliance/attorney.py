"""Whether somebody who speaks of an attorney says how to reach one: then nothing is asked, and the attorney is written to.

Source: 12 CFR 1006.6(b)(2); rules REGF-6B2 and EV-ATTY ("one question for the name, silence when it is known").
"""

from __future__ import annotations

import re
from typing import Final

_REACHED_BY: Final = re.compile(
    r"(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)|\b\d{3}[\s.-]\d{4}(?!\d)|[\w.+-]+@[\w-]+\.\w{2,}"
)


def names_a_contact(text: str) -> bool:
    """Tell whether the text holds a telephone number or an e-mail address. No side effects."""
    return _REACHED_BY.search(text) is not None
