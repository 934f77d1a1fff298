"""A page of headings, paragraphs, tables and pictures, written as Markdown and as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape


@dataclass
class Page:
    """Collects blocks in order; plain text only, no markup inside."""

    title: str
    _markdown: list[str] = field(default_factory=list)
    _html: list[str] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Start a section."""
        self._markdown.append(f"## {text}")
        self._html.append(f"<h2>{escape(text)}</h2>")

    def text(self, text: str) -> None:
        """Add a paragraph."""
        self._markdown.append(text)
        self._html.append(f"<p>{escape(text)}</p>")

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table; every row as long as the head."""
        lines = [head, ["---"] * len(head), *rows]
        self._markdown.append("\n".join("| " + " | ".join(line) + " |" for line in lines))
        cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        self._html.append(f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>")

    def picture(self, file: str, caption: str) -> None:
        """Add a picture that lies beside the page."""
        self._markdown.append(f"![{caption}]({file})")
        self._html.append(
            f'<figure><img src="{file}" alt="{escape(caption)}"><figcaption>{escape(caption)}</figcaption></figure>'
        )

    def markdown(self) -> str:
        """Return the page as Markdown."""
        return "\n\n".join([f"# {self.title}", *self._markdown]) + "\n"

    def html(self) -> str:
        """Return the page as one HTML file without scripts."""
        return (
            f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(self.title)}</title>\n'
            f"<style>{_STYLE}</style></head>\n<body><h1>{escape(self.title)}</h1>\n"
            + "\n".join(self._html)
            + "\n</body></html>\n"
        )


_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "table{border-collapse:collapse;margin:1rem 0;font-size:13.5px}th,td{border-bottom:1px solid #ddd;padding:.25rem .7rem;"
    "text-align:left}th{background:#f4f4f4}img{max-width:100%}figure{margin:1rem 0}figcaption{color:#555;font-size:13px}"
)
