"""The phrase rules: which wordings carry legal effect.

`phrase` is the shape of a rule, `word_classes` the vocabulary rules are written over, `en` and `es` the rules, and
`retraction` what takes a stop word back. `evaluation.rules` measures them on the labelled training texts.
"""

from __future__ import annotations

from parley.compliance.lexicon import en, es
from parley.compliance.lexicon.phrase import Phrase
from parley.compliance.lexicon.resumption import RESUMPTION

RULES: tuple[Phrase, ...] = (*en.RULES, *es.RULES, *RESUMPTION)
