"""A page of a letter: fonts, wrapped text and columns on a PDF canvas whose bytes depend on its content alone.

DejaVu Sans is embedded, so that every printer shows the same and names outside western Europe can be written. It comes with
matplotlib, which is a dependency already.
"""

import io
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parley.errors import ParleyError

WIDTH: Final = float(letter[0])
HEIGHT: Final = float(letter[1])
MARGIN: Final = 46.0
REGULAR: Final = "ParleySans"
BOLD: Final = "ParleySans-Bold"
_FILES: Final = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}


class CannotPrint(ParleyError):
    """A text has a sign that the letter's font does not have."""

    code = "letter.cannot_print"


@lru_cache(maxsize=1)
def _register() -> None:
    found = find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))


class Page:
    """A canvas with a place to write at; measures from the top of a US letter page, in points."""

    def __init__(self, *, title: str, author: str, language: str) -> None:
        """Open a document; nothing in it depends on the time or the machine."""
        _register()
        self._buffer = io.BytesIO()
        self.canvas: Any = Canvas(self._buffer, pagesize=letter, invariant=1, pageCompression=1, lang=language)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("Parley")

    def write(
        self, text: str, *, x: float, y: float, width: float, size: float, is_bold: bool = False, leading: float = 1.32
    ) -> float:
        """Write wrapped text whose first line's top is at `y`; return where the next line would begin."""
        font = BOLD if is_bold else REGULAR
        _require_glyphs(text, font)
        for line in simpleSplit(text, font, size, width):
            y += size * leading
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, HEIGHT - y, line)
        return y

    def write_lines(self, lines: Iterable[str], *, x: float, y: float, width: float, size: float) -> float:
        """Write lines one below the other, the first in bold."""
        for number, line in enumerate(lines):
            y = self.write(line, x=x, y=y, width=width, size=size, is_bold=number == 0)
        return y

    def write_right(self, text: str, *, right: float, y: float, size: float, is_bold: bool = False) -> None:
        """Write one line that ends at `right`, its baseline at `y`."""
        font = BOLD if is_bold else REGULAR
        _require_glyphs(text, font)
        self.canvas.setFont(font, size)
        self.canvas.drawRightString(right, HEIGHT - y, text)

    def rule(self, *, x: float, y: float, width: float, is_dashed: bool = False, weight: float = 0.6) -> None:
        """Draw a line across."""
        self.canvas.setLineWidth(weight)
        self.canvas.setDash(3, 3) if is_dashed else self.canvas.setDash()
        self.canvas.line(x, HEIGHT - y, x + width, HEIGHT - y)
        self.canvas.setDash()

    def box(self, *, x: float, y: float, size: float) -> None:
        """Draw a box to tick, its top left corner at x, y."""
        self.canvas.setLineWidth(0.8)
        self.canvas.rect(x, HEIGHT - y - size, size, size)

    def bullet(self, *, x: float, y: float) -> None:
        """Draw a bullet beside a line whose baseline is at `y`."""
        self.canvas.circle(x, HEIGHT - y + 2.8, 1.3, stroke=0, fill=1)

    def text_width(self, text: str, *, size: float, is_bold: bool = False) -> float:
        """Return how wide one line of text is."""
        return float(pdfmetrics.stringWidth(text, BOLD if is_bold else REGULAR, size))

    def turn(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        """Close the document and return its bytes."""
        self.canvas.save()
        return self._buffer.getvalue()


def _require_glyphs(text: str, font: str) -> None:
    known = pdfmetrics.getFont(font).face.charToGlyph
    if any(ord(char) not in known for char in text):
        raise CannotPrint(
            "A name or an address has signs that the letter's font cannot show; correct them on the file."
        )
