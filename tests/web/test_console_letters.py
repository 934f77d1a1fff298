"""The console's screen of letters and disputes in a real browser, on the real gateway and a real database."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from parley.services.due import run_due
from parley.services.letter_printing import print_letters
from parley.storage.tables import Letter
from tests.integration.conftest import TEMPLATE, copy_of, postgres_url
from tests.integration.talk.stage import Person, Stage
from tests.web.console_stage import PASSWORD, ConsoleStage, ServedConsole

__all__ = ["postgres_url"]

pytestmark = pytest.mark.browser

STARTED = datetime(2026, 11, 5, 16, 0, tzinfo=UTC)  # a Thursday morning in Chicago
PDF = {"name": "judgment.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a copy of the judgment"}
Open = Callable[..., Page]


@pytest.fixture
def console(postgres_url: str) -> Iterator[ConsoleStage]:
    """The console over a database of this test's own, on the first day."""
    with copy_of(postgres_url, TEMPLATE) as url:
        served = ServedConsole(url)
        try:
            started = served.start()
            started.stage.clock.set(STARTED)
            yield started
        finally:
            served.stop()


@pytest.fixture
def open_desk(chromium: Browser, console: ConsoleStage) -> Iterator[Open]:
    """Opens the screen as a user, in Chicago; a script error or a blocked resource fails the test."""
    context = chromium.new_context(timezone_id="America/Chicago", locale="en-US")
    problems: list[str] = []

    def signed_in(name: str, *, width: int = 1280) -> Page:
        context.clear_cookies()
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: problems.append(line.text) if "Content Security" in line.text else None)
        page.goto(f"{console.url}/console/login")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Letters and disputes").click()
        expect(page.locator("#letters")).to_be_visible()
        return page

    yield signed_in
    context.close()
    assert problems == []


async def disclosed(stage: Stage) -> Person:
    person = await stage.person()
    await stage.verified(person)
    await run_due(stage.services)
    return person


def disputed(text: str) -> Callable[[Stage], object]:
    async def scene(stage: Stage) -> Person:
        person = await disclosed(stage)
        await stage.sms(person, text)
        return person

    return scene


def letters(page: Page, part: str) -> Locator:
    return page.locator(f"#{part} > li")


def test_an_empty_desk_says_so(open_desk: Open) -> None:
    page = open_desk("cleo")
    for sentence in (
        "No letter waits for the printer.",
        "No printed letter waits to be mailed.",
        "Nobody disputes a debt or waits for an answer.",
    ):
        expect(page.get_by_text(sentence)).to_be_visible()
    for button in ("Print all that wait", "Mark the ticked ones as mailed"):
        expect(page.get_by_role("button", name=button)).to_be_hidden()


def test_a_collector_prints_and_mails_by_keyboard_and_notes_what_came_back(
    console: ConsoleStage, open_desk: Open
) -> None:
    robin = console.play(disclosed)
    page = open_desk("cleo")
    expect(letters(page, "queued")).to_contain_text([f"Account {robin.ref}"])
    page.get_by_role("button", name="Print all that wait").press("Enter")
    told = page.locator("#letters-told")
    expect(told).to_contain_text("Printed 1 letter.")
    expect(told).to_be_focused()
    with page.expect_download() as download:
        told.get_by_role("link", name="Download the files").click()
    assert download.value.suggested_filename == "letters.zip"
    page.get_by_role("button", name="Mark the ticked ones as mailed").press("Enter")
    expect(page.locator("#letters-error")).to_have_text("Tick the letters that were mailed first.")
    page.get_by_role("checkbox", name=f"Validation notice, account {robin.ref}: was mailed").press("Space")
    expect(page.get_by_label("Mailed on")).to_have_value("2026-11-05")
    page.get_by_role("button", name="Mark the ticked ones as mailed").press("Enter")
    expect(told).to_have_text("Marked 1 letter as mailed on Thu, Nov 5, 2026.")
    expect(page.locator("#letters-error")).to_be_hidden()
    page.get_by_text("Mailed and returned").click()
    letters(page, "posted").get_by_text("It came back").click()
    page.get_by_role("button", name="Mark as returned").click()
    expect(told).to_contain_text("The account needs another address.")
    expect(letters(page, "kept-back")).to_contain_text(["It came back. Find the right address, then send it again."])
    expect(letters(page, "kept-back")).to_contain_text(["Only a supervisor or an admin decides this"])


def test_the_pdf_of_a_letter_is_served_to_who_is_signed_in(console: ConsoleStage, open_desk: Open) -> None:
    console.play(disclosed)
    page = open_desk("cleo")
    link = letters(page, "queued").get_by_role("link", name="Look at it")
    expect(link).to_have_attribute("target", "_blank")
    answer = page.request.get(f"{console.url}{link.get_attribute('href')}")
    assert answer.body().startswith(b"%PDF-")


def test_what_is_late_comes_first_and_is_said_in_words(console: ConsoleStage, open_desk: Open) -> None:
    early = console.play(disclosed)
    console.stage.clock.forward(days=4)
    late = console.play(disclosed)
    console.stage.clock.set(STARTED + timedelta(days=7))
    page = open_desk("cleo")
    expect(letters(page, "queued")).to_contain_text([early.ref, late.ref])
    first = letters(page, "queued").first
    expect(first).to_contain_text("2 days late")
    expect(first).to_contain_text("Nothing about this debt leaves until it is mailed.")
    expect(letters(page, "queued").last).to_contain_text("Due in 2 days")


def test_a_letter_printed_yesterday_is_printed_again_or_marked(console: ConsoleStage, open_desk: Open) -> None:
    console.play(disclosed)

    async def printed(stage: Stage) -> None:
        await print_letters(stage.services)

    console.play(printed)
    console.stage.clock.forward(days=1)
    page = open_desk("cleo")
    row = letters(page, "printed")
    expect(row).to_contain_text("If it was mailed then, say so; if not, print it again.")
    row.get_by_role("button", name="Print again").click()
    expect(row).to_contain_text("Its printed dates hold for mailing by Fri, Nov 6, 2026.")


def test_a_supervisor_decides_about_a_notice_that_a_hold_keeps_from_the_printer(
    console: ConsoleStage, open_desk: Open
) -> None:
    console.play(disputed("talk to my lawyer"))
    row = letters(open_desk("cleo"), "queued")
    expect(row).to_contain_text("A hold of kind ATTORNEY is in force; a person decides whether the notice is sent.")
    expect(row).to_contain_text("Only a supervisor or an admin decides this; cleo is a collector.")
    page = open_desk("sam")
    row = letters(page, "queued")
    row.get_by_text("Send it all the same").click()
    row.get_by_label("Reason, for the file").fill("the lawyer asked for it")
    row.get_by_role("button", name="Send the notice").click()
    expect(row.get_by_role("button", name="Print")).to_be_visible()
    expect(row).not_to_contain_text("ATTORNEY")


def test_a_supervisor_answers_a_dispute_with_a_document_and_the_hold_ends_when_it_is_mailed(
    console: ConsoleStage, open_desk: Open
) -> None:
    console.play(disputed("i dispute this debt"))
    page = open_desk("sam")
    row = letters(page, "open")
    expect(row).to_contain_text(["i dispute this debt"])
    expect(row).to_contain_text(["Hold “Dispute”: in force since Nov 5, 10:00 AM"])
    row.get_by_text("Answer it").click()
    row.get_by_label("The document that proves it").set_input_files(PDF)
    row.get_by_label("Reason, for the file").fill("copy of the judgment")
    row.get_by_role("button", name="Queue the answer").click()
    page.locator("#disputes-told").get_by_role("link", name="Go to its letter").click()
    expect(page.locator(".mail:target")).to_contain_text("Proof of the debt")
    expect(row).to_contain_text(["Answered; the letter: To print. Reason: copy of the judgment"])
    page.get_by_role("button", name="Print all that wait").click()
    page.get_by_label("Tick all").check()
    page.get_by_role("button", name="Mark the ticked ones as mailed").click()
    expect(page.get_by_text("Nobody disputes a debt or waits for an answer.")).to_be_visible()
    page.get_by_role("heading", name="Closed").click()
    expect(letters(page, "closed")).to_contain_text(["Hold “Dispute”: released Nov 5, 10:00 AM"])


def test_a_request_for_the_original_creditor_is_answered_in_two_fields_or_with_a_document(
    console: ConsoleStage, open_desk: Open
) -> None:
    console.play(disputed("who was the original creditor"))
    page = open_desk("sam")
    row = letters(page, "open")
    row.get_by_text("Answer it").click()
    expect(row.get_by_label("Original creditor", exact=True)).to_have_value("Lantern Savings")
    row.get_by_label("a document", exact=True).check()
    expect(row.get_by_label("Its address")).to_be_hidden()
    expect(row.get_by_label("The document that proves it")).to_be_visible()
    row.get_by_label("name and address").check()
    row.get_by_label("Its address").fill("1 Pretend Plaza, Exampleville, IL 60699")
    row.get_by_label("Reason, for the file").fill("from the creditor's file")
    row.get_by_role("button", name="Queue the answer").click()
    expect(page.locator("#disputes-told")).to_contain_text("The answer waits for the printer.")

    async def answers(stage: Stage) -> list[Letter]:
        return await stage.rows(Letter, kind="original_creditor_answer")

    [letter] = console.play(answers)
    assert letter.data["address"] == "1 Pretend Plaza, Exampleville, IL 60699"


def test_a_collector_reads_a_dispute_and_is_told_who_answers(console: ConsoleStage, open_desk: Open) -> None:
    console.play(disputed("send me proof of this debt"))
    row = letters(open_desk("cleo"), "open")
    expect(row).to_contain_text(["Only a supervisor or an admin decides this; cleo is a collector."])
    expect(row.get_by_text("Answer it")).to_have_count(0)


def test_what_is_being_typed_stays_while_somebody_else_changes_the_desk(console: ConsoleStage, open_desk: Open) -> None:
    console.play(disputed("i dispute this debt"))
    page = open_desk("sam")
    expect(page.locator("#connection")).to_have_text("Live")
    row = letters(page, "open").filter(has_text="i dispute this debt")
    row.get_by_text("Answer it").click()
    row.get_by_label("Reason, for the file").fill("half a sent")
    console.play(disputed("who was the original creditor"))
    expect(letters(page, "open")).to_have_count(2)
    expect(row.get_by_label("Reason, for the file")).to_have_value("half a sent")
    expect(row.get_by_label("Reason, for the file")).to_be_focused()


def test_a_refusal_is_one_sentence_and_what_was_typed_stays(console: ConsoleStage, open_desk: Open) -> None:
    console.play(disputed("i dispute this debt"))
    page = open_desk("sam")
    row = letters(page, "open")
    row.get_by_text("Answer it").click()
    row.get_by_label("The document that proves it").set_input_files({**PDF, "buffer": b"a text"})
    row.get_by_label("Reason, for the file").fill("copy of the judgment")
    row.get_by_role("button", name="Queue the answer").click()
    expect(page.locator("#disputes-error")).to_have_text("The letter must be a PDF file of at most 10 MB.")
    expect(row.get_by_label("Reason, for the file")).to_have_value("copy of the judgment")


def test_what_somebody_in_danger_wrote_is_shown_on_demand(console: ConsoleStage, open_desk: Open) -> None:
    person = console.play(disputed("i dispute this debt"))

    async def tells(stage: Stage) -> None:
        await stage.sms(person, "my husband hits me")

    console.play(tells)
    page = open_desk("cleo")
    assert "i dispute this debt" not in page.content()
    page.get_by_role("button", name="Hidden for safety. Show; this is recorded").click()
    expect(letters(page, "open")).to_contain_text(["i dispute this debt"])


@pytest.mark.parametrize("width", [320, 390, 960, 1680])
def test_nothing_runs_off_the_screen_and_every_field_has_a_name(
    console: ConsoleStage, open_desk: Open, width: int
) -> None:
    console.play(disputed("i dispute this debt"))
    console.play(disputed("who was the original creditor"))
    page = open_desk("sam", width=width)
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    nameless = page.evaluate(
        "[...document.querySelectorAll('input, select, textarea')].filter((field) => !field.labels.length).length"
    )
    assert nameless == 0
