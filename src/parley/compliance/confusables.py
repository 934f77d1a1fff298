"""Letters that look like Latin ones, and signs that mean "stop".

Kept to what has been seen in filter-dodging text: Cyrillic, Greek, Armenian, Cherokee and Lisu look-alikes, small
capitals, and the letters in boxes and circles that Unicode compatibility folding leaves alone.
"""

from __future__ import annotations

_PAIRS = (
    ("аеорсухіјѕһԁԛԝвнкмтпгѵӏ", "aeopcyxijshdqwbhkmtnrvl"),
    ("αβεικνορτυχηζμω", "abeiknoptuxnzmw"),
    ("ɡıłøđɑɩɪɛɐəʇʃ", "gilodaiieaets"),
    ("ᴀʙᴄᴅᴇꜰɢʜᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghjklmnopqrstuvwyz"),
    ("օսոհտքցյ", "ounhsqgj"),
    ("ꓢꓔꓳꓑꓮꓡꓠꓰꓴꓲ", "stopalneui"),
    ("ᏚᎢᎾᏢ", "stop"),
)
LOOKALIKES: dict[int, str] = {
    ord(odd): plain for odds, plains in _PAIRS for odd, plain in zip(odds, plains, strict=True)
}
"""Lower-case look-alikes to Latin letters; the text is casefolded first."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_BOXES = (0x1F130, 0x1F150, 0x1F170)
"""First letter (A) of: squared, negative circled and negative squared letters."""
_FLAG_LETTERS = 0x1F1E6
BOXED: dict[int, str] = {
    **{start + place: letter for start in _BOXES for place, letter in enumerate(_ALPHABET)},
    **{_FLAG_LETTERS + place: f" {letter} " for place, letter in enumerate(_ALPHABET)},
}
"""A flag is two letters that make no word, so each of its letters stands alone."""

HIDDEN: frozenset[str] = frozenset("\u115f\u1160\u3164\uffa0\u2800\u00ad\u180e")
"""Characters that show nothing although Unicode does not class them as format characters."""

STOP_SIGNS: frozenset[str] = frozenset("🛑⛔🚫⏹🔇🔕📵")
"""Signs that mean "stop", also alone."""
NO_SIGNS: frozenset[str] = frozenset("✋🖐🤚🙅❌✖")
"""Signs that mean "stop" only beside a word for messages; alone they may be a no, or a wave."""
