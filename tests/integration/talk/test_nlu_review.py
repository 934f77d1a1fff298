"""What lands on the review list out of real turns, and that nobody can be told from it."""

import asyncio

import pytest

from parley.services.conversations import NoSuchMessage
from parley.services.nlu_decisions import accept_item, reject_item
from parley.services.nlu_examples import TrainingTexts, digest_of
from parley.services.nlu_review import (
    LOW_CONFIDENCE,
    MAX_LISTED_CHARS,
    ReviewRefused,
    flag_message,
    forget_stale,
    is_doubtful,
    note_correction,
    note_understood,
    open_items,
)
from parley.services.ports import Understood
from parley.settings import PROJECT_ROOT
from parley.storage.tables import AuditEvent, Consumer, ContactPoint, Message, NluReviewItem
from tests.integration.talk.stage import Person, Stage


async def listed(stage: Stage, text: str, language: str = "en") -> NluReviewItem | None:
    """The item of a wording."""
    found: list[NluReviewItem] = await stage.rows(NluReviewItem, digest=digest_of(text), language=language)
    return found[0] if found else None


async def say(stage: Stage, who: Person | str, text: str, intent: str = "nlu_fallback", confidence: float = 0.3) -> str:
    """Play one text, understood with that confidence; returns the message."""
    stage.assistant.confidence = confidence
    await stage.sms(who, text, intent)
    stage.assistant.confidence = 0.9
    conversation = await stage.conversation(who)
    return (await stage.messages(conversation.id, direction="in"))[-1].id


@pytest.mark.parametrize(
    ("intent", "confidence", "expected"),
    [
        pytest.param("greet", LOW_CONFIDENCE, False, id="at the threshold"),
        pytest.param("greet", LOW_CONFIDENCE - 0.0001, True, id="just below"),
        pytest.param("nlu_fallback", 0.99, True, id="the model gave up"),
    ],
)
def test_a_reading_is_doubtful_below_the_threshold(intent: str, confidence: float, expected: bool) -> None:
    assert is_doubtful(Understood(intent, confidence, (), "en", 1.0, {})) is expected


async def test_a_text_the_model_is_unsure_of_is_listed_with_what_it_said(stage: Stage) -> None:
    message_id = await say(stage, await stage.person(), "the yak thing pls", "ask_balance", 0.31)
    item = await listed(stage, "the yak thing pls")
    assert item is not None
    assert (item.text, item.intent, item.confidence) == ("the yak thing pls", "ask_balance", 0.31)
    assert (item.reason, item.state, item.seen, item.message_id) == ("low_confidence", "open", 1, message_id)
    assert item.first_seen_on == item.last_seen_on == stage.clock.now().date()


async def test_a_text_the_model_is_sure_of_is_not_listed(stage: Stage) -> None:
    await say(stage, await stage.person(), "the sure yak", "ask_balance", 0.9)
    assert await listed(stage, "the sure yak") is None


async def test_the_second_reading_is_kept_and_after_a_fallback_the_one_given_up_on(stage: Stage) -> None:
    message_id = await say(stage, await stage.person(), "yak reading", "greet", 0.9)
    ranking = (("ask_balance", 0.21), ("greet", 0.2))
    understood = Understood("nlu_fallback", 0.4, ranking, "es", 0.97, {"model": "parley-1"})
    async with stage.services.db.work() as work:
        message = await work.session.get(Message, message_id)
        assert message is not None
        conversation = await stage.conversation(message.conversation_id)
        await note_understood(work, conversation, message, understood)
    item = await listed(stage, "yak reading", "es")
    assert item is not None
    assert (item.intent, item.second_intent, item.second_confidence) == ("nlu_fallback", "ask_balance", 0.21)
    assert item.model_version == "parley-1"


async def test_one_wording_of_several_people_is_one_item_that_counts(stage: Stage) -> None:
    for text in ("Yak, por qué?", "yak por que", "YAK POR QUE"):
        last = await say(stage, await stage.person(), text)
    item = await listed(stage, "yak por que")
    assert item is not None
    assert (item.seen, item.text, item.message_id) == (3, "Yak, por qué?", last)


async def test_one_wording_in_two_turns_at_once_is_one_item(stage: Stage) -> None:
    people = [await stage.person() for _ in range(4)]
    stage.assistant.expect("nlu_fallback")
    received = [await stage.receive(person.phone, "yak at once") for person in people]
    await asyncio.gather(*(stage.process(one.message_id) for one in received))
    item = await listed(stage, "yak at once")
    assert item is not None
    assert item.seen == 4


async def test_a_turn_that_runs_twice_counts_once(stage: Stage) -> None:
    robin = await stage.person()
    message_id = await say(stage, robin, "yak twice")
    await stage.change(Message, message_id, state="received")
    await stage.process(message_id)
    item = await listed(stage, "yak twice")
    assert item is not None
    assert item.seen == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("4/12/1986 60601", id="identity answers only"),
        pytest.param("?!", id="signs only"),
        pytest.param("yak " * (MAX_LISTED_CHARS // 4) + "s", id="a character too long"),
    ],
)
async def test_a_text_nobody_can_learn_from_is_not_listed(stage: Stage, text: str) -> None:
    message_id = await say(stage, await stage.person(), text)
    assert await stage.rows(NluReviewItem, message_id=message_id) == []


async def test_a_text_of_the_longest_length_is_listed(stage: Stage) -> None:
    message_id = await say(stage, await stage.person(), "yak " * (MAX_LISTED_CHARS // 4 - 1) + "yaks")
    assert len(await stage.rows(NluReviewItem, message_id=message_id)) == 1


@pytest.mark.parametrize("is_verified", [False, True], ids=["somebody", "the person verified"])
async def test_nothing_personal_survives_in_the_list(stage: Stage, is_verified: bool) -> None:
    person = await stage.person(first_name="Wilhelmina")
    if is_verified:
        await stage.verified(person)
    await stage.change(Consumer, person.consumer_id, address_line="77 Quillfeather Road", city="Brambleton")
    async with stage.services.db.work() as work:
        email = {"kind": "email", "address": "wf@letterbox.example"}
        work.session.add(ContactPoint(id=f"ctp_{person.ref}", consumer_id=person.consumer_id, **email))
    bare = person.phone.removeprefix("+1")
    said = (
        "hola this is Wilhelmina fairweather yak one",
        f"yak two my cell is ({bare[:3]}) {bare[3:6]}-{bare[6:]} or 702.555.0119",
        "yak three write WF@letterbox.example or mina77@gmail.com",
        "yak four i moved from 77 quillfeather rd brambleton to 9 Elm Street apt 4",
        "yak five born april 12 1986, or 04/12/86, zip 60601-1234",
        f"yak six account {person.ref.lower()} ssn ends 4821",
        "yak seven my name is WILHELMINA and my wife Gertrude knows",
        "yak eight card 4111 1111 1111 1111",
    )
    before = {item.id for item in await stage.rows(NluReviewItem)}
    for text in said:
        await say(stage, person, f"{text} {'then' if is_verified else 'now'}", "greet")
    items = [item for item in await stage.rows(NluReviewItem) if item.id not in before]
    assert len(items) == len(said)
    held = " ".join(
        str(value) for item in items for name, value in vars(item).items() if name not in ("message_id", "id", "digest")
    ).lower()
    personal = (
        "wilhelmina",
        "fairweather",
        bare,
        bare[6:],
        "0119",
        "letterbox",
        "mina77",
        "quillfeather",
        "brambleton",
    )
    more = ("elm", "1986", "12/86", "60601", person.ref.lower(), person.ref[-6:], "4821", "gertrude", "4111", "1111")
    assert [value for value in (*personal, *more) if value in held] == []
    assert all("yak" in (item.text or "") for item in items)


async def test_a_number_shared_by_two_people_masks_both_names(stage: Stage) -> None:
    first = await stage.person(first_name="Philippa")
    second = await stage.person(first_name="Bartholomew")
    points = await stage.rows(ContactPoint, consumer_id=second.consumer_id)
    await stage.change(ContactPoint, points[0].id, address=first.phone)
    message_id = await say(stage, first.phone, "yak from philippa or bartholomew")
    [item] = await stage.rows(NluReviewItem, message_id=message_id)
    assert item.text == "yak from [name] or [name]"


async def test_a_choice_between_two_readings_is_a_correction(stage: Stage) -> None:
    message_id = await say(stage, await stage.person(), "yak corrected", "ask_balance", 0.35)
    async with stage.services.db.work() as work:
        await note_correction(work, message_id, "request_document")
    item = await listed(stage, "yak corrected")
    assert item is not None
    assert (item.reason, item.suggested_intent, item.seen) == ("corrected", "request_document", 1)


async def test_a_choice_corrects_a_reading_the_model_was_sure_of(stage: Stage) -> None:
    message_id = await say(stage, await stage.person(), "yak sure and wrong", "ask_balance", 0.95)
    for _ in range(2):
        async with stage.services.db.work() as work:
            await note_correction(work, message_id, "request_document")
    item = await listed(stage, "yak sure and wrong")
    assert item is not None
    assert (item.reason, item.intent, item.seen) == ("corrected", "ask_balance", 1)


async def test_a_choice_of_what_the_model_said_corrects_nothing(stage: Stage) -> None:
    message_id = await say(stage, await stage.person(), "yak right", "ask_balance", 0.95)
    async with stage.services.db.work() as work:
        await note_correction(work, message_id, "ask_balance")
        await note_correction(work, "msg_unknown", "ask_balance")
    assert await listed(stage, "yak right") is None


async def test_a_collector_flags_a_message_and_it_is_on_record_without_a_way_to_the_consumer(stage: Stage) -> None:
    robin = await stage.person()
    message_id = await say(stage, robin, "yak flagged", "ask_balance", 0.95)
    item_id = await flag_message(stage.services, message_id, intent="request_document", by="lee")
    async with stage.services.db.work() as work:
        await note_correction(work, message_id, "greet")
    [item] = await stage.rows(NluReviewItem, id=item_id)
    assert (item.reason, item.suggested_intent, item.seen) == ("flagged", "greet", 1)
    [event] = await stage.rows(AuditEvent, subject=item_id)
    assert (event.kind, event.chain, event.payload) == (
        "nlu.flagged",
        "nlu",
        {"by": "lee", "intent": "request_document"},
    )


async def test_what_cannot_be_flagged_is_refused(stage: Stage) -> None:
    robin = await stage.person()
    message_id = await say(stage, robin, "yak answered", "greet", 0.95)
    [answer] = await stage.rows(Message, in_reply_to=message_id)
    with pytest.raises(NoSuchMessage):
        await flag_message(stage.services, "msg_unknown", intent="greet", by="lee")
    with pytest.raises(ReviewRefused, match="not written by a consumer"):
        await flag_message(stage.services, answer.id, intent="greet", by="lee")
    secret = await say(stage, robin, robin.answers, "give_identity_details", 0.95)
    with pytest.raises(ReviewRefused, match="nothing to learn"):
        await flag_message(stage.services, secret, intent="greet", by="lee")


async def test_a_rejected_wording_only_counts_until_a_collector_flags_it(stage: Stage) -> None:
    robin = await stage.person()
    await say(stage, robin, "yak rejected")
    item = await listed(stage, "yak rejected")
    assert item is not None
    await reject_item(stage.services, item.id, by="lee")
    message_id = await say(stage, robin, "yak rejected")
    [again] = await stage.rows(NluReviewItem, id=item.id)
    assert (again.state, again.seen, again.text, again.message_id) == ("rejected", 2, None, None)
    await flag_message(stage.services, message_id, intent="greet", by="kim")
    [opened] = await stage.rows(NluReviewItem, id=item.id)
    assert (opened.state, opened.text, opened.reason, opened.decided_by) == ("open", "yak rejected", "flagged", None)
    assert (opened.seen, opened.message_id) == (2, message_id)


@pytest.mark.parametrize(("days", "is_kept"), [(90, True), (91, False)])
async def test_an_item_nobody_looks_at_is_forgotten_after_ninety_days(stage: Stage, days: int, is_kept: bool) -> None:
    text = f"yak for {'x' * days}"
    await say(stage, await stage.person(), text)
    stage.clock.forward(days=days)
    async with stage.services.db.work() as work:
        await forget_stale(work)
    assert (await listed(stage, text) is not None) is is_kept


@pytest.mark.parametrize(
    ("text", "is_tagged"),
    [
        pytest.param("yak had surgery so not now", True, id="a procedure"),
        pytest.param("el yak esta enfermo", True, id="everyday words, Spanish"),
        pytest.param("yak had furgery so not now", False, id="no word of health"),
    ],
)
async def test_a_text_that_tells_of_health_is_tagged_and_teaches_nothing(
    stage: Stage, text: str, is_tagged: bool
) -> None:
    message_id = await say(stage, await stage.person(), text)
    [message] = await stage.rows(Message, id=message_id)
    assert bool(message.understood.get("is_health")) is is_tagged
    assert bool(await stage.rows(NluReviewItem, message_id=message_id)) is not is_tagged
    if is_tagged:
        with pytest.raises(ReviewRefused, match="tells of somebody's health"):
            await flag_message(stage.services, message_id, intent="greet", by="ana")
        await note_correction_of(stage, message_id)
        assert await stage.rows(NluReviewItem, message_id=message_id) == []


async def note_correction_of(stage: Stage, message_id: str) -> None:
    async with stage.services.db.work() as work:
        await note_correction(work, message_id, "ask_balance")


async def test_an_item_whose_words_were_put_on_the_list_later_is_neither_shown_nor_accepted(stage: Stage) -> None:
    for text in ("yak listed before", "yak listed long before"):
        await say(stage, await stage.person(), text)
    shown, kept = await listed(stage, "yak listed before"), await listed(stage, "yak listed long before")
    assert shown is not None
    assert kept is not None
    await stage.change(NluReviewItem, shown.id, text="yak had a biopsy")
    texts = TrainingTexts(PROJECT_ROOT)
    with pytest.raises(ReviewRefused, match="tells of somebody's health"):
        await accept_item(stage.services, texts, shown.id, intent="greet", by="ana", text="yak was busy")
    with pytest.raises(ReviewRefused, match="tells of somebody's health"):
        await accept_item(stage.services, texts, kept.id, intent="greet", by="ana", text="yak had a biopsy")
    items, _ = await open_items(stage.services, limit=1_000)
    assert {shown.id, kept.id} & {item["id"] for item in items} == {kept.id}
    assert await stage.rows(NluReviewItem, id=shown.id) == []
