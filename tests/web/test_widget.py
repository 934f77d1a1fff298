"""The chat widget in a real browser, against a gateway in miniature."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from .conftest import FakeGateway

NOTICE = {
    "en": "You are chatting with an automated AI assistant of Northlight, not a person. This chat is recorded and",
    "es": "Usted conversa con un asistente automatizado de IA de Northlight, no con una persona. Esta conversación se",
}
pytestmark = pytest.mark.browser

DEBT_WORDS = re.compile(r"debt|owe|collect|balance|past due|deuda|cobr|saldo|vencid", re.IGNORECASE)


def open_chat(page: Page) -> Locator:
    page.locator("parley-chat .launcher").click()
    panel = page.locator("parley-chat .panel")
    expect(page.locator("parley-chat")).to_have_attribute("data-connection", "online")
    return panel


def write(panel: Locator, text: str) -> None:
    panel.locator("textarea").fill(text)
    panel.locator("textarea").press("Enter")


def sent(page: Page, gateway: FakeGateway) -> list[dict[str, Any]]:
    """What this page's own session has sent, oldest first."""
    session = page.evaluate("localStorage.getItem('chat.session')")
    everything = json.loads(gateway.control("received"))
    return [item for item in everything if item["event"] == "user_uttered" and item["session_id"] == session]


def own(panel: Locator) -> Locator:
    return panel.locator(".message[data-author=consumer]")


@pytest.mark.parametrize("language", ["en", "es"])
def test_recording_notice_is_shown_above_the_input_before_the_first_message(
    page: Page, gateway: FakeGateway, language: str
) -> None:
    page.goto(f"{gateway.url}/page?language={language}")
    panel = open_chat(page)
    expect(panel.locator(".foot .notice")).to_contain_text(NOTICE[language])
    expect(panel.locator(".foot .notice")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_word_of_the_widget_hints_at_a_debt(page: Page, gateway: FakeGateway, language: str) -> None:
    page.goto(f"{gateway.url}/page?language={language}")
    open_chat(page)
    markup = page.evaluate("document.querySelector('parley-chat').shadowRoot.innerHTML + document.title")
    stored = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert DEBT_WORDS.findall(markup + stored) == []


def test_nothing_is_connected_before_the_chat_is_opened(page: Page) -> None:
    sockets: list[str] = []
    page.on("websocket", lambda websocket: sockets.append(websocket.url))
    page.reload()
    page.locator("parley-chat .launcher").wait_for()
    assert sockets == []
    open_chat(page)
    assert len(sockets) == 1


def test_nothing_is_sent_or_seen_by_the_page_while_the_visitor_writes(page: Page) -> None:
    frames: list[str | bytes] = []
    page.on("websocket", lambda websocket: websocket.on("framesent", lambda frame: frames.append(frame)))
    panel = open_chat(page)
    before = len(frames)
    page.evaluate(
        "window.seen = 0; for (const type of ['keydown', 'keyup', 'input', 'beforeinput'])"
        " document.addEventListener(type, () => { window.seen += 1; })"
    )
    panel.locator("textarea").press_sequentially("a secret")
    assert before > 0
    assert len(frames) == before
    assert page.evaluate("window.seen") == 0


def test_text_is_shown_verbatim_with_line_breaks_and_without_markup(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    gateway.control("utter", text="<b>one</b> & two\nthree https://evil.example/pay")
    text = panel.locator(".message .text", has_text="three")
    expect(text).to_have_text("<b>one</b> & two\nthree https://evil.example/pay", use_inner_text=True)
    expect(text.locator("b, a")).to_have_count(0)


def test_link_to_the_gateway_itself_can_be_followed(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    gateway.control("utter", text=f"See {gateway.url}/pay/abc.")
    expect(panel.get_by_role("link")).to_have_attribute("href", f"{gateway.url}/pay/abc")


def test_message_delivered_twice_is_shown_once(page: Page) -> None:
    expect(open_chat(page).get_by_text("How can I help?")).to_have_count(1)


def test_quick_reply_sends_its_payload_once_and_closes_the_question(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    panel.get_by_role("button", name="1. First").click()
    expect(own(panel).locator(".text")).to_have_text("1. First")
    expect(panel.locator(".choice:disabled")).to_have_count(2)
    expect(own(panel)).to_have_attribute("data-state", "sent")
    assert [item["message"] for item in sent(page, gateway)] == ['/choose_option{"option":1}']
    expect(panel.locator("textarea")).to_be_focused()


def test_refused_message_can_be_sent_again_under_the_same_id(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    gateway.control("fault", kind="refuse")
    write(panel, "hello")
    expect(own(panel)).to_have_attribute("data-state", "failed")
    expect(own(panel)).to_contain_text("Please wait a moment.")
    panel.get_by_role("button", name="Try again to send: hello").click()
    expect(own(panel)).to_have_attribute("data-state", "sent")
    ids = {item["customData"]["client_message_id"] for item in sent(page, gateway)}
    assert len(ids) == 1


def test_message_whose_acknowledgement_was_lost_is_shown_once(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    gateway.control("fault", kind="lose_ack")
    write(panel, "hello")
    expect(page.locator("parley-chat")).to_have_attribute("data-connection", "offline")
    expect(page.locator("parley-chat")).to_have_attribute("data-connection", "online")
    expect(own(panel)).to_have_attribute("data-state", "sent")
    expect(own(panel)).to_have_count(1)


def test_messages_written_offline_are_sent_in_order_when_the_connection_is_back(
    page: Page, context: BrowserContext, gateway: FakeGateway
) -> None:
    panel = open_chat(page)
    context.set_offline(True)
    expect(panel.locator(".connection")).to_be_visible()
    for text in ("one", "two", "three"):
        write(panel, text)
    expect(panel.locator("[data-state=queued]")).to_have_count(3)
    context.set_offline(False)
    expect(panel.locator("[data-state=sent]")).to_have_count(3, timeout=15_000)
    assert [item["message"] for item in sent(page, gateway)] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("typed", "kept", "note"),
    [(899, 899, ""), (900, 900, "100 characters left"), (1000, 1000, "0 characters left"), (1001, 1000, "was cut")],
)
def test_length_is_counted_near_the_limit_and_cut_above_it(page: Page, typed: int, kept: int, note: str) -> None:
    panel = open_chat(page)
    panel.locator("textarea").fill("x" * typed)
    assert len(panel.locator("textarea").input_value()) == kept
    expect(panel.locator(".note")).to_contain_text(note)
    expect(panel.locator(".note")).to_be_visible(visible=note != "")


def test_stop_contacting_me_asks_once_and_then_says_so(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    panel.get_by_role("button", name="Stop contacting me").click()
    page.keyboard.press("Escape")
    expect(panel.get_by_role("button", name="Stop contacting me")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(own(panel)).to_have_attribute("data-state", "sent")
    assert [item["message"] for item in sent(page, gateway)] == ["stop contacting me"]


def test_escape_closes_the_chat_and_returns_the_focus(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    expect(panel.locator("textarea")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("parley-chat .launcher")).to_be_focused()
    gateway.control("utter", text="anything new")
    expect(page.get_by_role("button", name="Open chat, 1 new message")).to_be_visible()


def test_conversation_is_replayed_after_the_page_is_loaded_again(page: Page) -> None:
    panel = open_chat(page)
    write(panel, "remember me")
    expect(own(panel)).to_have_attribute("data-state", "sent")
    page.reload()
    panel = open_chat(page)
    expect(own(panel).locator(".text")).to_have_text(["remember me"])


def test_signing_in_leaves_nothing_of_the_visitor_before(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    write(panel, "the one before")
    expect(own(panel)).to_have_attribute("data-state", "sent")
    page.evaluate("document.querySelector('parley-chat').setToken('signed')")
    expect(own(panel)).to_have_count(0)
    expect(panel.get_by_text("How can I help?")).to_have_count(1)
    requests = [item for item in json.loads(gateway.control("received")) if item["event"] == "session_request"]
    assert requests[-1]["session_id"] is None
    assert requests[-1]["customData"] == {"language": "en", "token": "signed"}


def test_server_can_set_the_status_line_and_the_language(page: Page, gateway: FakeGateway) -> None:
    panel = open_chat(page)
    gateway.control("emit", event="status", key="text", value="A person has joined.")
    expect(panel.get_by_text("A person has joined.")).to_be_visible()
    gateway.control("emit", event="language", key="code", value="es")
    expect(panel.get_by_role("button", name="Enviar", exact=True)).to_be_visible()


def test_phone_gets_a_full_screen_dialog_that_keeps_the_focus(chromium: Browser, gateway: FakeGateway) -> None:
    context = chromium.new_context(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{gateway.url}/page")
    panel = open_chat(page)
    expect(panel).to_have_attribute("aria-modal", "true")
    assert panel.bounding_box() == {"x": 0, "y": 0, "width": 375, "height": 700}
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "parley-chat"
    boxes = [button.bounding_box() for button in panel.get_by_role("button").all()]
    assert all(box is not None and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
    context.close()
