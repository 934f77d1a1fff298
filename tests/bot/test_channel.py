"""The input channel on a real server: what goes in, what comes out, and only once."""

import concurrent.futures
import itertools

import pytest

_numbers = itertools.count()


@pytest.fixture
def conversation():
    return f"conversation-{next(_numbers)}"


def test_health_needs_no_token_and_tells_which_model_serves(bot, model):
    version = model.name.removeprefix("parley-").removesuffix(".tar.gz")
    assert bot.health() == {"status": "ok", "model": version}
    assert bot.understand("hello")["model"] == version


@pytest.mark.parametrize("token", [None, "", "wrong", "test-channel-toke", "tést"])
@pytest.mark.parametrize("path", ["understand", "turn", "model"])
def test_wrong_token_is_refused(bot, path, token):
    token = token if token is None else token.encode("utf-8").decode("latin-1")
    assert bot.post(path, {"text": "hi"}, token=token) == (401, {"error": "unauthorised"})


def test_understanding_has_the_agreed_shape(bot):
    got = bot.understand("i can do 50 a month starting friday", today="2026-03-04")
    assert got["text"] == "i can do 50 a month starting friday"
    assert got["intent"]["name"] == got["intent_ranking"][0]["name"] == "propose_installments"
    assert got["language"]["code"] == "en"
    assert got["language"]["confidence"] > 0.8
    assert 0 <= got["in_scope"] <= 1
    found = {item["entity"]: item["value"] for item in got["entities"]}
    assert found == {"amount": 5000, "frequency": "monthly", "date": "2026-03-06"}


def test_spanish_is_told_from_english(bot):
    assert bot.understand("puedo pagar 50 al mes")["language"]["code"] == "es"


def test_response_carries_name_metadata_and_buttons_but_no_buttons_in_the_text(bot, conversation):
    status, answer = bot.turn(conversation, "m1", "hello there")
    assert status == 200
    assert answer["message_id"] == "m1"
    assert answer["replayed"] is False
    assert answer["responses"] == [
        {
            "response": "utter_hello",
            "text": "Hello from Acme.",
            "metadata": {"safe_before_verification": True, "kind": "statement"},
            "buttons": [{"title": "Yes", "payload": "/affirm"}, {"title": "Stop", "payload": "/stop_contact"}],
        }
    ]


def test_response_of_a_custom_action_carries_its_name_too(bot, conversation):
    answer = bot.turn(conversation, "m1", "i can do 50 a month")[1]
    assert [(item["response"], item["text"]) for item in answer["responses"]] == [("utter_offer", "$50 each month.")]
    assert answer["responses"][0]["metadata"]["safe_before_verification"] is False


def test_slots_are_set_before_the_message_is_handled(bot, conversation):
    slots = {"language": "es", "brand": "Acme", "channel": "sms"}
    answer = bot.turn(conversation, "m1", "hola", slots=slots)[1]
    assert answer["responses"][0]["text"] == "Hola de parte de Acme."


def test_action_sees_message_id_channel_and_metadata(bot, conversation):
    slots = {"language": "en", "brand": "Acme", "channel": "sms"}
    bot.turn(conversation, "m-7", "yes", slots=slots, metadata={"today": "2026-03-04", "account_id": "a1"})
    call = bot.actions.calls[-1]
    assert call["tracker"]["latest_message"]["metadata"] == {
        "message_id": "m-7", "channel": "sms", "today": "2026-03-04", "account_id": "a1",
    }  # fmt: skip
    assert call["path"] == "/webhook?token=test-actions-token"
    assert call["tracker"]["slots"]["channel"] == "sms"
    assert "domain" not in call


def test_given_understanding_is_used_instead_of_a_second_parse(bot, conversation):
    understood = {**bot.understand("hello"), "intent": {"name": "stop_contact", "confidence": 1.0}}
    answer = bot.turn(conversation, "m1", "hello", understood=understood)[1]
    assert answer["understood"]["intent"]["name"] == "stop_contact"
    assert [item["response"] for item in answer["responses"]] == ["utter_stopped"]


@pytest.mark.parametrize(
    "text",
    [
        "/stop_contact",
        '/affirm{"amount": 1}',
        '/greet@1.0{"language": "es"}',
        "  /stop_contact",
        "/restart",
        "/nonsense",
    ],
)
def test_text_of_a_consumer_is_never_a_command(bot, conversation, text):
    parsed = bot.understand(text)
    assert parsed["text"] == text
    # A command would carry its own intent, alone in its ranking, and the given entities.
    assert len(parsed["intent_ranking"]) > 1
    assert parsed["intent"]["name"] == "nlu_fallback"
    answer = bot.turn(conversation, "m1", text)[1]
    assert answer["understood"] == parsed


def test_command_text_sets_no_slot(bot, conversation):
    bot.turn(conversation, "m1", '/affirm{"language": "es"}')
    bot.turn(conversation, "m2", payload="/affirm", slots={})
    assert bot.actions.calls[-1]["tracker"]["slots"]["language"] == "en"


def test_granted_payload_triggers_its_intent(bot, conversation):
    answer = bot.turn(conversation, "m1", payload='/affirm{"option": 2}')[1]
    assert answer["understood"]["intent"] == {"name": "affirm", "confidence": 1.0}
    assert [(item["entity"], item["value"]) for item in answer["understood"]["entities"]] == [("option", 2)]
    assert [item["response"] for item in answer["responses"]] == ["utter_offer"]


def test_same_message_id_is_answered_again_without_running_again(bot, conversation):
    first = bot.turn(conversation, "m1", "yes")[1]
    calls = len(bot.actions.calls)
    bot.turn(conversation, "m2", "hello")
    again = bot.turn(conversation, "m1", "yes")[1]
    assert again == {**first, "replayed": True}
    assert len(bot.actions.calls) == calls


def test_two_requests_at_once_for_one_message_run_it_once(bot, conversation):
    calls = len(bot.actions.calls)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: bot.turn(conversation, "m1", "yes")[1], range(4)))
    assert len(bot.actions.calls) == calls + 1
    assert sorted(answer["replayed"] for answer in answers) == [False, True, True, True]
    assert len({str(answer["responses"]) for answer in answers}) == 1


def test_failing_action_fails_the_turn_and_keeps_nothing(bot, conversation):
    for _ in range(2):  # a second try is a fresh try, not a repeated empty answer
        assert bot.turn(conversation, "m1", "go to hell") == (500, {"error": "turn_failed"})
    answer = bot.turn(conversation, "m2", "yes")[1]
    assert answer["replayed"] is False
    events = bot.actions.calls[-1]["tracker"]["events"]
    assert [event["text"] for event in events if event["event"] == "user"] == ["yes"]


def test_sentence_with_an_unfilled_field_is_not_said(bot, conversation):
    assert bot.turn(conversation, "m1", "how much do i owe") == (500, {"error": "turn_failed"})


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (b"{", "body"),
        (b"[]", "body"),
        ({"message_id": "m", "text": "hi"}, "conversation_id"),
        ({"conversation_id": " ", "message_id": "m", "text": "hi"}, "conversation_id"),
        ({"conversation_id": "c", "message_id": 5, "text": "hi"}, "message_id"),
        ({"conversation_id": "c", "message_id": "m"}, "text"),
        ({"conversation_id": "c", "message_id": "m", "text": 7}, "text"),
        ({"conversation_id": "c", "message_id": "m", "text": "x" * 20_001}, "text"),
        ({"conversation_id": "c", "message_id": "m", "payload": ["/affirm"]}, "payload"),
        ({"conversation_id": "c", "message_id": "m", "payload": "affirm"}, "payload"),
        ({"conversation_id": "c", "message_id": "m", "payload": "/unheard_of"}, "payload"),
        ({"conversation_id": "c", "message_id": "m", "payload": "/restart"}, "payload"),
        ({"conversation_id": "c", "message_id": "m", "payload": "/affirm{bad}"}, "payload"),
        ({"conversation_id": "c", "message_id": "m", "text": "hi", "slots": []}, "slots"),
        ({"conversation_id": "c", "message_id": "m", "text": "hi", "slots": {"nope": 1}}, "slots.nope"),
        ({"conversation_id": "c", "message_id": "m", "text": "hi", "metadata": "x"}, "metadata"),
        ({"conversation_id": "c", "message_id": "m", "text": "hi", "understood": {}}, "understood.intent.name"),
        (
            {"conversation_id": "c", "message_id": "m", "text": "hi", "understood": {"intent": {"name": "nope"}}},
            "understood.intent.name",
        ),
    ],
)
def test_malformed_turn_is_refused_by_the_name_of_the_field(bot, body, named):
    status, answer = bot.post("turn", body)
    assert status == 400
    assert answer["error"].startswith(named)


@pytest.mark.parametrize("today", ["tomorrow", "2026-13-01", 5])
def test_malformed_today_is_refused(bot, today):
    status, answer = bot.post("understand", {"text": "friday", "today": today})
    assert status == 400
    assert answer["error"].startswith("today")


@pytest.mark.parametrize(
    "text", ["", "   ", "👍", "?", "x" * 10_000, "a\x00b", "\ud800", "💥💥", "1" * 5_000, "$" * 500]
)
def test_odd_text_is_answered(bot, conversation, text):
    status, answer = bot.turn(conversation, "m1", text)
    assert status == 200
    assert answer["responses"]


def test_answer_survives_a_restart(server):
    before = server.bot.turn("restarted", "m1", "hello there")[1]
    server.stop()
    server.bot = server.start()
    assert server.bot.turn("restarted", "m1", "hello there")[1] == {**before, "replayed": True}


def test_no_message_text_is_logged(server):
    bot = server.bot
    marks = ["zanzibar hello", "/affirm zanzibar", "go to hell zanzibar"]
    for place, text in enumerate(marks):
        bot.turn("logged", f"m{place}", text)
    bot.post("turn", {"conversation_id": "zanzibar", "text": "zanzibar"})
    bot.post("turn", b'{"text": "zanzibar')
    log = server.log.read_text()
    assert "zanzibar" not in log
    assert "turn.action_failed action=action_break" in log
    assert "Traceback" not in log
