"""The real widget on the demo portal, in a real browser."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.e2e.people import Person
from tests.e2e.product import Product

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

CHROMIUM = os.environ.get("PARLEY_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT_MS = 20_000


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser per module: Playwright keeps an event loop running, which async tests elsewhere must not meet."""
    if CHROMIUM is None:
        message = "There is no Chromium on this machine: install it, or set PARLEY_CHROMIUM to its path."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, product: Product) -> Iterator[Page]:
    """The portal in a fresh browser profile; a script error or a blocked resource fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if "Content Security Policy" in line.text else None)
    page.goto(f"{product.url}/demo/")
    yield page
    context.close()
    assert problems == []


class Chat:
    """The widget as a visitor sees it."""

    def __init__(self, page: Page) -> None:
        """Look at the widget of a page."""
        self.page = page
        self.widget = page.locator("parley-chat")
        self.messages = self.widget.locator(".message")

    def by(self, author: str) -> Locator:
        """Return the messages of an author."""
        return self.widget.locator(f".message[data-author={author}] .text")

    def write(self, text: str) -> None:
        """Type a message and press Enter, then wait for an answer."""
        before = self.by("bot").count()
        self.widget.locator("textarea").fill(text)
        self.widget.locator("textarea").press("Enter")
        expect(self.by("bot").nth(before)).to_be_visible(timeout=WAIT_MS)

    def press(self, title: str) -> None:
        """Press the newest quick reply with that title, then wait for an answer."""
        before = self.by("bot").count()
        self.widget.get_by_role("button", name=title, exact=True).last.click()
        expect(self.by("bot").nth(before)).to_be_visible(timeout=WAIT_MS)

    def expect_last(self, words: str) -> None:
        """Wait until the newest message of the bot holds the words."""
        expect(self.by("bot").last).to_contain_text(words, timeout=WAIT_MS)


def test_a_visitor_agrees_a_plan_with_quick_replies(page: Page, product: Product, person: Person) -> None:
    chat = Chat(page)
    page.locator("#open-chat").click()
    expect(chat.widget.locator("[part=notice]")).to_be_visible()
    chat.write("hello")
    chat.expect_last("please send your reference number")
    chat.write(f"{person.reference} {person.dob}")
    expect(chat.by("bot").filter(has_text="is a debt collector")).to_have_count(1)
    chat.expect_last("Reply 1 for payment options")
    chat.press("Payment options")
    chat.expect_last("payments of at most")
    chat.press("Payment plan")
    chat.expect_last("The plan would be")
    chat.press("I agree")
    chat.expect_last("Agreed")
    row = product.row(
        "SELECT p.total_cents FROM payment_plan p JOIN account a ON a.id = p.account_id WHERE a.account_ref = %s",
        person.reference,
    )
    assert row["total_cents"] == person.balance_cents

    heard = chat.by("bot").all_inner_texts()
    said = chat.by("consumer").all_inner_texts()
    page.reload()
    page.locator("#open-chat").click()
    expect(chat.by("bot")).to_have_count(len(heard), timeout=WAIT_MS)
    assert chat.by("bot").all_inner_texts() == heard
    # What the visitor typed comes back without the answers that said who they are.
    assert said[1] == f"{person.reference} {person.dob}"
    assert chat.by("consumer").all_inner_texts() == [said[0], "[ref] [dob]", *said[2:]]


def test_a_person_signed_in_at_the_portal_is_not_asked_who_they_are(
    page: Page, product: Product, spanish_person: Person
) -> None:
    chat = Chat(page)
    page.locator(f"[data-sign-in='{spanish_person.reference}']").click()
    expect(page.locator("#sign-in-state")).to_contain_text(spanish_person.last_name)
    chat.write("cuánto es lo que debo en total")
    expect(chat.by("bot").first).to_contain_text("es un cobrador de deudas", timeout=WAIT_MS)
    chat.expect_last("El saldo de su cuenta")


def test_what_a_visitor_types_is_shown_as_text(page: Page) -> None:
    chat = Chat(page)
    page.locator("#open-chat").click()
    chat.write("<img src=x onerror=document.title='taken'> hello")
    expect(chat.by("consumer").first).to_have_text("<img src=x onerror=document.title='taken'> hello")
    assert page.title() == "Northlight Help"
    assert chat.widget.locator(".log img").count() == 0


def test_a_text_on_the_simulated_phone_is_answered_on_it(page: Page, product: Product, person: Person) -> None:
    answer = page.request.post(f"{product.url}/demo/phones/send", data={"from": person.phone, "text": "hello"})
    assert answer.ok
    page.goto(f"{product.url}/demo/phones")
    expect(page.get_by_text(f"are you {person.first_name}?").first).to_be_attached(timeout=WAIT_MS)
