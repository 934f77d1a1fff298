"""`make screens`: play the demo in a browser and write the pictures of the documentation to `docs/images/`.

Starts an installation of its own and leaves nothing running; `--url http://localhost:8080` uses a running demo instead, whose
people must not have been played yet. The browser is `PARLEY_CHROMIUM`, or Chromium on the path.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx2
from bench.product import ROOT, Product
from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

IMAGES = ROOT / "docs" / "images"
WIDTH = 1200
_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"]
_ANSWER_MS = 30_000
_ZONE = "America/Chicago"
_ROBIN, _MARISOL, _CASEY, _SAGE = "+13125550101", "+17135550112", "+12135550123", "+12065550178"


class Demo:
    """The running demo: its phones, and its clock, which moves on a little with every message."""

    def __init__(self, url: str) -> None:
        """Set the clock to a weekday noon."""
        self.url = url
        self._client = httpx2.Client(base_url=url, timeout=20)
        self._now = datetime.fromisoformat("2026-11-23T18:04:00Z")
        self.wait(0)

    def wait(self, seconds: float) -> None:
        """Move the clock on."""
        self._now += timedelta(seconds=seconds)
        self._client.post("/demo/clock", json={"now": self._now.isoformat()}).raise_for_status()

    def show_time(self, page: Page) -> None:
        """Let the browser's clock agree with the demo's."""
        page.clock.set_fixed_time(self._now)

    def text(self, number: str, *texts: str, answers: tuple[int, ...] = ()) -> None:
        """Write texts from a phone, each after the answers to the one before (one answer, if not told otherwise)."""
        for index, text in enumerate(texts):
            before = self._received(number)
            self.wait(35)
            self._client.post("/demo/phones/send", json={"from": number, "text": text}).raise_for_status()
            wanted = answers[index] if index < len(answers) else 1
            _wait_until(lambda wanted=wanted, before=before: self._received(number) >= before + wanted, text)

    def _received(self, number: str) -> int:
        messages = self._client.get("/demo/phones/messages").json()["messages"]
        return sum(message["to"] == number for message in messages)


def _wait_until(is_true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + _ANSWER_MS / 1000
    while not is_true():
        if time.monotonic() > deadline:
            raise RuntimeError(f"no answer came to {what!r}")
        time.sleep(0.05)


def phones(page: Page, demo: Demo) -> None:
    """Two people who agree a plan, one in each language, and one who is just asked who they are."""
    demo.text(_ROBIN, "hi", "1", "04/12/1986 60601", "1", "can i pay 300 a month", "yes", answers=(1, 1, 2, 2))
    demo.text(_MARISOL, "hola", "1", "30/09/1979 77002", "1", "2", "1", answers=(1, 1, 2))
    demo.text(_CASEY, "who is this?", "are you a real person")
    page.goto(f"{demo.url}/demo/phones")
    expect(page.locator(f'[data-phone="{_MARISOL}"] .phone-log')).to_contain_text("Acordado", timeout=_ANSWER_MS)
    first = page.locator(f'[data-phone="{_ROBIN}"]')
    first.evaluate("phone => phone.scrollIntoView({block: 'center', behavior: 'instant'})")
    for number in (_ROBIN, _MARISOL, _CASEY):
        page.locator(f'[data-phone="{number}"] .phone-log').evaluate("log => log.scrollTo(0, log.scrollHeight)")
    box = first.bounding_box()
    assert box is not None
    _save(page, "demo-phones", top=box["y"] - 12, height=box["height"] + 24)


def chat(page: Page, demo: Demo) -> None:
    """A portal visitor who is signed in, asks for options and gets a plan read back."""
    demo.show_time(page)  # before the page opens: a clock that jumps makes the chat reconnect
    page.goto(f"{demo.url}/demo/")
    page.locator('[data-sign-in="MER-100342"]').click()
    expect(page.locator("parley-chat")).to_have_attribute("data-connection", "online")
    panel = page.locator("parley-chat .panel")
    for text, answer in (
        ("hello, how much is it?", "$596.50"),
        ("i lost my job, i can only do 30 a month", "monthly payments of $30.00"),
    ):
        demo.wait(20)
        demo.show_time(page)
        panel.locator("textarea").fill(text)
        panel.locator("textarea").press("Enter")
        expect(panel.locator(".message").filter(has_text=answer).last).to_be_visible(timeout=_ANSWER_MS)
    page.evaluate("scrollTo(0, 0)")
    _save(page, "web-chat")


def console(page: Page, demo: Demo) -> None:
    """The queue with several reasons, and a conversation a collector has claimed."""
    demo.text(_SAGE, "hi", "1", "05/20/1983 98101", "i want to talk to a person about my insurance", answers=(1, 1, 2))
    demo.wait(600)
    demo.show_time(page)
    _sign_in(page, demo)
    row = page.locator("#queue button").filter(has_text="Sage Thistlewood")
    row.click(timeout=_ANSWER_MS)
    page.locator("#claim").click()
    expect(page.locator("#desk")).to_be_visible(timeout=_ANSWER_MS)
    page.locator("#reply").fill("Hello, this is Dana. I have read it all. Which insurance did you have in September?")
    page.locator("#transcript").evaluate("list => list.scrollTo(0, list.scrollHeight)")
    _save(page, "console")


def letters(page: Page, demo: Demo) -> None:
    """Letters that wait beside a dispute whose answer is being written."""
    demo.text(_CASEY, "1", "01/25/1991 90012", "i dispute this debt, $200 of it is wrong", answers=(1, 2, 1))
    demo.wait(4 * 24 * 3600)
    demo.show_time(page)
    _sign_in(page, demo)
    page.get_by_role("link", name="Letters and disputes").click()
    page.locator("#queued button").first.click(timeout=_ANSWER_MS)
    expect(page.locator("#letters-told")).to_be_visible(timeout=_ANSWER_MS)
    page.locator("#open summary").first.click()
    _save(page, "letters")


def _sign_in(page: Page, demo: Demo) -> None:
    page.goto(f"{demo.url}/console/login")
    page.locator('[name="name"]').fill("demo")
    page.locator('[name="password"]').fill("parley-demo-console")
    page.locator('button[type="submit"]').click()


def _save(page: Page, name: str, *, top: float = 0, height: float | None = None) -> None:
    page.wait_for_timeout(400)  # for fonts and the last animation
    size: ViewportSize | None = page.viewport_size
    assert size is not None
    clip = {"x": 0, "y": max(0.0, top), "width": size["width"], "height": height or size["height"]}
    page.screenshot(path=IMAGES / f"{name}.png", clip=clip, animations="disabled", caret="hide")
    print(f"docs/images/{name}.png")


@contextmanager
def running_demo(url: str | None) -> Iterator[str]:
    """Give the address of a demo; start one if none is named."""
    if url is not None:
        yield url.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="parley-screens-") as folder:
        Path(folder).chmod(0o755)  # the embedded database may run under another user and must reach its files
        product = Product(Path(folder) / "data")
        try:
            product.start()
            yield product.url
        finally:
            product.stop()


def main() -> int:
    """Take the pictures; return the exit status."""
    parser = argparse.ArgumentParser(prog="make screens", description="Take the screenshots of the documentation.")
    parser.add_argument("--url", help="address of a running demo; without it one is started")
    options = parser.parse_args()
    chromium = os.environ.get("PARLEY_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("The screenshots need Chromium: install it (Debian: apt-get install chromium).", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with running_demo(options.url) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        demo = Demo(url)
        for play, height in ((phones, 1000), (chat, 780), (console, 780), (letters, 860)):
            page = browser.new_page(viewport={"width": WIDTH, "height": height}, locale="en-US", timezone_id=_ZONE)
            play(page, demo)
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
