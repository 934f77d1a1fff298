"""`/widget.js`: the Socket.IO client and our web component as one script, so that a portal needs one tag."""

from functools import lru_cache
from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).parent / "static"


@lru_cache(maxsize=1)
def widget_script() -> str:
    """Return the script; the vendored client is wrapped so that nothing leaks into the page it runs on."""
    vendor = (STATIC / "vendor" / "socket.io.min.js").read_text(encoding="utf-8")
    ours = "\n".join(path.read_text(encoding="utf-8") for path in sorted((STATIC / "widget").glob("*.js")))
    head = "(() => {\nconst module = { exports: {} };\nconst exports = module.exports;\n"
    return f"{head}{vendor}\nconst io = module.exports;\n{ours}\n}})();\n"
