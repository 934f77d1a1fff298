"""Letters as PDF files: the validation notice in the layout of model form B-1, and the answer about the original creditor.

Source: 12 CFR 1006.34(d)(1)-(2), Appendix B, Form B-1; rule REGF-34D.
"""

from collections.abc import Sequence
from typing import Final

from parley.compliance.config_validation import Letterhead
from parley.compliance.notice import Notice
from parley.services.letter_page import HEIGHT, MARGIN, WIDTH, Page

_SIZE: Final = 8.4
_HEADING: Final = 9.6
_FULL: Final = WIDTH - 2 * MARGIN
_GAP: Final = 22.0
_COLUMN: Final = (_FULL - _GAP) / 2
_RIGHT: Final = MARGIN + _COLUMN + _GAP
_AMOUNT: Final = 76.0
_BOX: Final = 7.5
_STATE_SIZE: Final = 9.0


def notice_pdf(notice: Notice, *, title: str) -> bytes:
    """Return the notice as a PDF; the same notice gives the same bytes."""
    page = Page(title=title, author=notice.collector[0], language=notice.language)
    left = page.write_lines(notice.collector, x=MARGIN, y=MARGIN, width=_COLUMN, size=_SIZE)
    for line in notice.reach:
        left = page.write(line, x=MARGIN, y=left, width=_COLUMN, size=_SIZE)
    to_x = _RIGHT + 24
    page.write(notice.to_label, x=_RIGHT, y=MARGIN, width=24, size=_SIZE)
    right = page.write_lines(notice.to, x=to_x, y=MARGIN, width=_COLUMN - 24, size=_SIZE)
    right = page.write(notice.reference, x=to_x, y=right + 6, width=_COLUMN - 24, size=_SIZE)
    y = page.write(notice.head, x=MARGIN, y=max(left, right) + 16, width=_FULL, size=_HEADING, is_bold=True)
    y += 14
    page.rule(x=MARGIN, y=y, width=_FULL)
    bottom = max(_information(page, notice, y + 6), _rights(page, notice, y + 6))
    _form(page, notice, bottom + 16)
    if notice.state_texts:
        page.turn()
        _state(page, notice)
    return page.finish()


def _information(page: Page, notice: Notice, y: float) -> float:
    y = page.write(notice.information, x=MARGIN, y=y, width=_COLUMN, size=_HEADING, is_bold=True) + 3
    y = page.write(notice.account, x=MARGIN, y=y, width=_COLUMN, size=_SIZE) + 6
    for number, (label, amount) in enumerate(notice.rows):
        is_total = number == len(notice.rows) - 1
        if number == 1:
            y = page.write(notice.between, x=MARGIN, y=y, width=_COLUMN, size=_SIZE) + 2
        indent = 0.0 if number == 0 or is_total else 10.0
        if is_total:
            page.rule(x=MARGIN, y=y + 2, width=_COLUMN, weight=1.0)
            y += 4
        width = _COLUMN - _AMOUNT - indent
        y = page.write(label, x=MARGIN + indent, y=y, width=width, size=_SIZE, is_bold=is_total)
        page.write_right(amount, right=MARGIN + _COLUMN, y=y, size=_SIZE, is_bold=is_total)
        y += 5
    return y


def _rights(page: Page, notice: Notice, y: float) -> float:
    for heading, lines in ((notice.how_dispute, notice.dispute), (notice.what_else, notice.else_lines)):
        y = page.write(heading, x=_RIGHT, y=y, width=_COLUMN, size=_HEADING, is_bold=True) + 3
        y = _bullets(page, lines, y) + 7
    return y


def _bullets(page: Page, lines: Sequence[str], y: float) -> float:
    for line in lines:
        page.bullet(x=_RIGHT + 3, y=y + _SIZE * 1.32)
        y = page.write(line, x=_RIGHT + 11, y=y, width=_COLUMN - 11, size=_SIZE) + 3
    return y


def _form(page: Page, notice: Notice, y: float) -> None:
    """Draw the part to tear off; it keeps to the foot of the page, as the form has it."""
    y = max(y, HEIGHT - MARGIN - 232)
    page.rule(x=MARGIN, y=y, width=_FULL, is_dashed=True)
    y = page.write(notice.response, x=MARGIN, y=y + 8, width=_COLUMN, size=_HEADING, is_bold=True) + 3
    mail_y = page.write(notice.mail_to, x=_RIGHT, y=y, width=_COLUMN, size=_SIZE) + 2
    mail_y = page.write_lines(notice.collector, x=_RIGHT, y=mail_y, width=_COLUMN, size=_SIZE) + 18
    mail_y = page.write_lines(notice.to, x=_RIGHT, y=mail_y, width=_COLUMN, size=_SIZE) + 6
    page.write(notice.reference, x=_RIGHT, y=mail_y, width=_COLUMN, size=_SIZE)
    y = page.write(notice.check_all, x=MARGIN, y=y, width=_COLUMN, size=_SIZE) + 4
    for choice, below in notice.choices:
        y = _choice(page, choice, x=MARGIN, y=y)
        if choice.endswith("$"):
            start = MARGIN + 14 + page.text_width(choice, size=_SIZE) + 4
            page.rule(x=start, y=y - 2, width=84)
            y = page.write(notice.payable, x=MARGIN + 14, y=y - 2, width=_COLUMN - 14, size=_SIZE - 0.8) + 4
        for number, item in enumerate(below):
            y = _choice(page, item, x=MARGIN + 14, y=y)
            if number == len(below) - 1:
                for line_y in (y - 2, y + 11):
                    start = 28.0 + (page.text_width(item, size=_SIZE) + 6 if line_y < y else 0)
                    page.rule(x=MARGIN + start, y=line_y, width=_COLUMN - start)
                y += 16


def _choice(page: Page, text: str, *, x: float, y: float) -> float:
    page.box(x=x, y=y + 3.9, size=_BOX)
    return page.write(text, x=x + 14, y=y, width=MARGIN + _COLUMN - x - 14, size=_SIZE) + 4


def _state(page: Page, notice: Notice) -> None:
    y = page.write(notice.state_heading, x=MARGIN, y=MARGIN, width=_FULL, size=_HEADING + 1, is_bold=True) + 6
    for text in notice.state_texts:
        y = page.write(text, x=MARGIN, y=y, width=_FULL, size=_STATE_SIZE) + 8


def plain_letter_pdf(
    letterhead: Letterhead, *, to: Sequence[str], dated: str, paragraphs: Sequence[str], title: str, language: str
) -> bytes:
    """Return a letter of a few paragraphs under the letterhead."""
    page = Page(title=title, author=letterhead.name, language=language)
    lines = (letterhead.name, *letterhead.address, f"{letterhead.phone}, {letterhead.hours}")
    y = page.write_lines(lines, x=MARGIN, y=MARGIN, width=_FULL, size=9.5)
    y = page.write_lines(to, x=MARGIN, y=y + 40, width=_COLUMN, size=10.5)
    y = page.write(dated, x=MARGIN, y=y + 26, width=_FULL, size=10.5) + 16
    for paragraph in paragraphs:
        y = page.write(paragraph, x=MARGIN, y=y, width=_FULL, size=10.5) + 9
    return page.finish()
