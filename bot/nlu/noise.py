"""Misspelt copies of training texts, so that the model has seen how people text."""

import random

SHORT_FORMS: dict[str, dict[str, list[str]]] = {
    "en": {
        "you": ["u", "ya"],
        "your": ["ur", "yr"],
        "are": ["r"],
        "please": ["pls", "plz"],
        "to": ["2"],
        "for": ["4"],
        "because": ["bc", "cuz"],
        "people": ["ppl"],
        "with": ["w", "wit"],
        "what": ["wut", "wat"],
        "the": ["da", "teh"],
        "payment": ["pymt", "pmt"],
        "payments": ["pymts", "pmts"],
        "weeks": ["wks"],
        "week": ["wk"],
        "month": ["mo", "mnth"],
        "tomorrow": ["tmrw", "2moro"],
        "text": ["txt"],
        "texting": ["txting"],
        "and": ["n", "&"],
        "about": ["abt"],
        "don't": ["dont"],
        "can't": ["cant"],
        "number": ["num", "#"],
        "account": ["acct"],
        "thanks": ["thx"],
    },
    "es": {
        "que": ["q", "k"],
        "por": ["x"],
        "porque": ["xq", "pq"],
        "favor": ["fa", "favr"],
        "para": ["pa"],
        "mensaje": ["msj"],
        "mensajes": ["msjs"],
        "cuando": ["cdo"],
        "tambien": ["tmb"],
        "no": ["n"],
        "de": ["d"],
        "usted": ["ud"],
        "estoy": ["toy"],
        "dinero": ["$"],
        "gracias": ["grax"],
        "pago": ["pgo"],
        "quiero": ["kiero"],
        "aqui": ["aki"],
    },
}
_KEEP = "[]$%?0123456789"


def noisy_copy(text: str, language: str, *, seed: int) -> str:
    """Return one misspelt copy of a text.

    The same arguments always give the same copy. Placeholders, figures and short words
    keep their letters: damage there would change the meaning.

    Args:
        text: Training text.
        language: `en` or `es`; chooses the short forms.
        seed: Which copy.
    """
    rng = random.Random(f"{seed}|{language}|{text}")
    short = SHORT_FORMS.get(language, {})
    words = [_noisy_word(word, short, rng) for word in text.lower().split()]
    return " ".join(words)


def _noisy_word(word: str, short: dict[str, list[str]], rng: random.Random) -> str:
    plain = word.strip(".,!?").replace("’", "'")
    if plain in short and rng.random() < 0.5:
        return rng.choice(short[plain])
    word = word.rstrip(".,") if rng.random() < 0.7 else word
    if len(word) < 4 or any(char in _KEEP for char in word) or rng.random() > 0.22:
        return word
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:  # dropped letter
        return word[:at] + word[at + 1 :]
    if kind == 1:  # swapped neighbours
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 2:  # doubled letter
        return word[:at] + word[at] + word[at:]
    vowels = [place for place in range(1, len(word)) if word[place] in "aeiou"]
    if not vowels:
        return word
    gone = rng.choice(vowels)
    return word[:gone] + word[gone + 1 :]
