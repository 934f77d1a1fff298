"""A harsh SMS corruption to measure with; on purpose another mechanism than the copies the model is trained on.

Training copies replace listed words and damage letters anywhere in a word (`bot/nlu/noise.py`). This one works the way a
keyboard and an ear do: neighbouring keys, lost or wandering spaces, spelling by sound, lost accents and punctuation, caps.
"""

import random
import re
import unicodedata

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
BY_EAR = {
    "en": (
        (r"ight\b", "ite"), (r"ing\b", "in"), (r"\bth", "d"), (r"ough\b", "o"), (r"\bkn", "n"), (r"ck\b", "k"), (r"ph", "f"),
        (r"\bhave\b", "hav"), (r"\bwhy\b", "y"), (r"\bgoing to\b", "gonna"), (r"\bwant to\b", "wanna"), (r"ed\b", "d"),
        (r"\bevery\b", "evry"), (r"\bsomeone\b", "sum1"), (r"\bbefore\b", "b4"), (r"ate\b", "8"), (r"\bone\b", "1"),
    ),
    "es": (
        (r"\bh(?=[aeiou])", ""), (r"v", "b"), (r"ll", "y"), (r"qu(?=[ei])", "k"), (r"z", "s"), (r"c(?=[ei])", "s"),
        (r"gu(?=[ei])", "g"), (r"\bestoy\b", "stoy"), (r"ado\b", "ao"), (r"\bpara\b", "pa"), (r"s\b", ""), (r"\bmuy\b", "mui"),
    ),
}  # fmt: skip
CHANGE_BY_EAR = 0.35
CHANGE_WORD = 0.16
LOSE_SPACE = 0.04
ALL_CAPS = 0.05
_FIXED = re.compile(r"\[\w+\]|\S*[\d$%@]\S*")


def corrupt(text: str, language: str, *, seed: int) -> str:
    """Return one corrupted copy; the same arguments always give the same copy.

    Figures and placeholders stay: what they mean is not what is measured here.
    """
    rng = random.Random(f"{seed}|{text}")
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char) or char == "\N{COMBINING TILDE}")
    plain = unicodedata.normalize("NFC", plain)
    for pattern, spelling in BY_EAR[language]:
        if rng.random() < CHANGE_BY_EAR:
            plain = re.sub(pattern, spelling, plain)
    words = [word if _FIXED.fullmatch(word) else _mistyped(re.sub(r"[^\w']", "", word), rng) for word in plain.split()]
    words = [word for word in words if word]
    joined = "".join(word + ("" if rng.random() < LOSE_SPACE and len(word) > 1 else " ") for word in words).strip()
    return joined.upper() if rng.random() < ALL_CAPS else joined


def _mistyped(word: str, rng: random.Random) -> str:
    if len(word) < 3 or rng.random() > CHANGE_WORD:
        return word
    place = rng.randrange(len(word))
    char = word[place]
    row = next((row for row in ROWS if char in row), None)
    change = rng.choice(("key", "key", "drop", "swap", "extra"))
    if change == "drop" or row is None:
        return word[:place] + word[place + 1 :]
    if change == "swap" and place + 1 < len(word):
        return word[:place] + word[place + 1] + char + word[place + 2 :]
    at = row.index(char)
    near = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    typed = rng.choice(near)
    return word[:place] + (typed if change == "key" else typed + char) + word[place + 1 :]
