"""Word and character TF-IDF features that survive typing habits.

Fitted vectorisers are stored as a word list and a weight array, never as a pickle:
a model file cannot run code.
"""

import re
import unicodedata
from typing import ClassVar

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

_DIGIT = re.compile(r"\d")
_SPACES = re.compile(r"\s+")
# What a thumb says is an answer; other pictures say nothing we act on.
_EMOJI = {
    "👍": " ok ",
    "👌": " ok ",
    "✅": " yes ",
    "👎": " no ",
    "❌": " no ",
    "🙏": " please ",
    "🤬": " wtf ",
    "🖕": " fuck you ",
    "👋": " hi ",
}
_PICTURE = re.compile("[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f\u200d]+")
_REPEATED = re.compile(r"(\w)\1{2,}")


def spoken(text: str) -> str:
    """Say the few emoji that are answers in words, and drop other pictures."""
    for emoji, words in _EMOJI.items():
        text = text.replace(emoji, words)
    return _SPACES.sub(" ", _PICTURE.sub(" ", text)).strip()


def fold(text: str) -> str:
    """Lower the case, drop accents, and show every digit as 0.

    Which figure was named says nothing about the intent; that there was one, and how
    long it was, does.
    """
    decomposed = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SPACES.sub(" ", _REPEATED.sub(r"\1\1", _DIGIT.sub("0", plain))).strip()


class TextFeatures:
    """TF-IDF over words and over character pieces, joined to one unit-length row."""

    SETTINGS: ClassVar[dict[str, dict[str, object]]] = {
        "word": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"(?u)[\w']+|[?!$%]"},
        "char": {"analyzer": "char_wb", "ngram_range": (2, 5)},
    }
    FEWEST_TEXTS: ClassVar[dict[str, tuple[int, int]]] = {"word": (2, 3), "char": (4, 8)}
    """In how many texts a term must occur to count: with few and with many training texts.

    Measured: with many texts the rarer half of the terms changes no figure and doubles training time and memory.
    """
    MANY_TEXTS: ClassVar[int] = 5_000

    def __init__(self, vectorizers: dict[str, TfidfVectorizer], scale: float) -> None:
        """Wrap fitted vectorisers.

        Args:
            vectorizers: Fitted vectorisers by name.
            scale: Length of a feature row beside the unit-length embeddings.
        """
        self.vectorizers = vectorizers
        self.scale = scale

    @classmethod
    def fit(cls, texts: list[str], *, scale: float) -> "TextFeatures":
        """Learn vocabulary and weights from the training texts."""
        is_large = len(texts) >= cls.MANY_TEXTS
        vectorizers = {
            name: _vectorizer(name, min_df=cls.FEWEST_TEXTS[name][is_large]).fit(texts) for name in cls.SETTINGS
        }
        return cls(vectorizers, scale)

    def transform(self, texts: list[str]) -> csr_matrix:
        """Return one row of length `scale` per text; a row of zeros if nothing is known."""
        joined = hstack([vectorizer.transform(texts) for vectorizer in self.vectorizers.values()])
        return (normalize(joined.tocsr()) * self.scale).astype(np.float32)

    def vocabularies(self) -> dict[str, list[str]]:
        """Return the terms of each vectoriser in column order."""
        return {name: list(item.get_feature_names_out()) for name, item in self.vectorizers.items()}

    def idf(self) -> dict[str, np.ndarray]:
        """Return the weights of each vectoriser in column order."""
        return {name: item.idf_.astype(np.float64) for name, item in self.vectorizers.items()}

    @classmethod
    def restore(cls, vocabularies: dict[str, list[str]], idf: dict[str, np.ndarray], *, scale: float) -> "TextFeatures":
        """Rebuild what `vocabularies` and `idf` described."""
        vectorizers = {}
        for name in cls.SETTINGS:
            terms = {term: column for column, term in enumerate(vocabularies[name])}
            vectorizers[name] = _vectorizer(name, vocabulary=terms)
            vectorizers[name].idf_ = idf[name]
        return cls(vectorizers, scale)


def _vectorizer(name: str, **more: object) -> TfidfVectorizer:
    settings = {**TextFeatures.SETTINGS[name], **more}
    return TfidfVectorizer(preprocessor=fold, sublinear_tf=True, dtype=np.float32, **settings)
