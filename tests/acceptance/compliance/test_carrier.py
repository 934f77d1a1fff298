"""Acceptance examples of family `carrier`: keywords, opt-outs, size, webhooks."""

import asyncio
import itertools
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator

from parley.bootstrap import load_compliance
from parley.compliance.detectors import PROVIDER_STOP_KEYWORDS, is_help_keyword, is_start_keyword, is_stop_keyword
from parley.compliance.gate import judge
from parley.compliance.segments import count_segments
from parley.gateway.twilio.signature import BadSignature, read_signed_form
from parley.outbound.pacing import Pace
from parley.services.delivery import deliver_pending
from parley.services.delivery_status import record_delivery_status
from parley.settings import Settings
from parley.storage.tables import Message, Suppression
from tests.acceptance.compliance.examples import CONFIG, codes, decide, example, push, reasons_of, tells_of_a_debt
from tests.gateway.test_twilio_signature import request
from tests.integration.talk.stage import Stage
from tests.unit.compliance.test_gate import GOOD, HUMAN, MARK, STOP
from tests.unit.test_wording import BY_SMS, contexts, framed


def test_tw_elig_a_third_party_program_gets_no_sms_from_a_provider_that_did_not_approve_it() -> None:
    example("TW-ELIG", "role=third_party + Twilio adapter -> config validation error")
    real = load_compliance(Settings(database_url="postgresql://u:p@localhost/x", demo=True))
    assert real.program.provider_approval_id["third_party"], "the demo's loopback stands in for an approval"
    outside = load_compliance(Settings.model_construct(**{**Settings.model_construct().model_dump(), "demo": False}))
    assert set(outside.program.provider_approval_id.values()) == {None}
    decision = judge(GOOD, outside)
    assert decision.gate == "G0"
    assert "TW-ELIG" in decision.rule_ids


async def test_ctia_help_from_an_unknown_number_gets_the_help_text_only(stage: Stage) -> None:
    example("CTIA-HELP", "HELP from unknown number -> template P9 only")
    replies = await stage.sms(stage.stranger(), "HELP")
    help_text = stage.services.wording.get("utter_help", "en").render(stage.services.brand_fields)
    assert len(replies) == 1
    assert help_text in replies[0]
    assert not tells_of_a_debt(replies[0])


async def test_tw_kw_default_stop_is_left_to_the_carrier(stage: Stage) -> None:
    example("TW-KW-DEFAULT", 'inbound "STOP" -> app sends nothing, state opted_out, webhook stored')
    robin = await stage.person()
    await stage.verified(robin)
    assert await stage.sms(robin, "STOP") == []
    [row] = await stage.rows(Suppression, address=robin.phone)
    assert (row.medium, row.reason) == ("sms", "opted_out")
    conversation = await stage.conversation(robin)
    assert (await stage.messages(conversation.id, direction="in"))[-1].text == "STOP"


@pytest.mark.parametrize(
    "written", [str, str.upper, str.capitalize, " {} ".format], ids=["lower", "upper", "Cap", "blanks"]
)
@pytest.mark.parametrize("keyword", sorted(PROVIDER_STOP_KEYWORDS))
async def test_tw_kw_default_each_keyword_in_each_case_closes_the_number_without_a_word(
    stage: Stage, keyword: str, written: type[str]
) -> None:
    phone = stage.stranger()
    assert is_stop_keyword(written(keyword))
    assert await stage.sms(phone, written(keyword)) == []
    assert [row.reason for row in await stage.rows(Suppression, address=phone)] == ["opted_out"]


@pytest.mark.parametrize(
    ("body", "stops", "starts", "helps"),
    [
        ("STOP", True, False, False),
        ("stopall", True, False, False),
        ("Unsubscribe", True, False, False),
        ("START", False, True, False),
        ("unstop", False, True, False),
        ("HELP", False, False, True),
        ("info", False, False, True),
        ("ayuda", False, False, True),
        ("yes", False, False, False),
        ("stop please", False, False, False),
        ("help me", False, False, False),
    ],
)
def test_tw_kw_default_matrix(body: str, stops: bool, starts: bool, helps: bool) -> None:
    assert (is_stop_keyword(body), is_start_keyword(body), is_help_keyword(body)) == (stops, starts, helps)


async def test_tw_kw_partial_is_confirmed_once_and_then_closed(stage: Stage) -> None:
    example("TW-KW-PARTIAL", '"stop please" -> P8 within 60 s, later send attempt blocked by G2')
    robin = await stage.person()
    await stage.verified(robin)
    before = stage.clock.now()
    [reply] = await stage.sms(robin, "stop please")
    confirmation = stage.services.wording.get("utter_ack_opt_out", "en").template
    assert reply == f"{stage.services.compliance.program.brand}: {confirmation}"
    [row] = await stage.rows(Message, text=reply)
    assert (row.created_at - before).total_seconds() <= 60
    assert await push(stage, robin) == "blocked"
    assert "OPTED_OUT" in await reasons_of(stage, (await stage.conversation(robin)).id)
    assert decide(opted_out=True).gate == "G2"


@pytest.mark.parametrize("kind", ["HELP", "STOP", "START"])
async def test_tw_optouttype_what_the_carrier_answered_is_not_answered_again(stage: Stage, kind: str) -> None:
    example("TW-OPTOUTTYPE", "webhook with OptOutType=HELP -> no bot reply")
    robin = await stage.person()
    await stage.verified(robin)
    sent = len(stage.carrier.taken)
    received = await stage.receive(robin.phone, kind, opt_out_type=kind)
    await stage.process(received.message_id)
    assert await stage.deliver(received.conversation_id) == 0
    assert len(stage.carrier.taken) == sent


async def test_tw_21610_is_taken_over_and_never_retried(stage: Stage) -> None:
    example("TW-21610", "21610 -> state change + alarm, 0 retries")
    robin = await stage.person()
    received = await stage.receive(robin.phone, "hello")
    await stage.process(received.message_id)
    stage.carrier.mishaps = [21610]
    assert await stage.deliver(received.conversation_id) == 0
    assert await stage.deliver(received.conversation_id) == 0
    assert stage.carrier.taken == []
    assert [row.reason for row in await stage.rows(Suppression, address=robin.phone)] == ["opted_out"]
    [refused] = await stage.rows(Message, in_reply_to=received.message_id)
    assert (refused.state, refused.error_code) == ("failed", "21610")


async def test_tw_scope_an_opt_out_is_kept_by_number_whoever_sends(stage: Stage) -> None:
    example("TW-SCOPE", "opt-out on sender A -> sender B blocked by G2")
    robin = await stage.person()
    await stage.sms(robin, "STOP")
    [row] = await stage.rows(Suppression, address=robin.phone)
    assert not {"sender", "brand", "creditor_id"} & set(row.__table__.columns.keys())
    assert await push(stage, robin, "utter_help") == "blocked"
    assert decide(opted_out=True, brand="Another Brand").gate == "G2"


async def test_tw_start_lifts_no_cease(stage: Stage) -> None:
    example("TW-START", "START while CEASE -> still blocked")
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "leave me alone and never contact me again")
    await stage.sms(robin, "START")
    assert await stage.sms(robin, "how much do i owe", "ask_balance") == []


@pytest.mark.parametrize(
    ("text", "encoding", "parts"),
    [
        ("a" * 160, "gsm7", 1),
        ("a" * 161, "gsm7", 2),
        ("a" * 306, "gsm7", 2),
        ("a" * 307, "gsm7", 3),
        ("a" * 158 + "€", "gsm7", 1),
        ("a" * 159 + "€", "gsm7", 2),
        ("í" * 70, "ucs2", 1),
        ("í" * 71, "ucs2", 2),
        ("í" * 134, "ucs2", 2),
        ("í" * 135, "ucs2", 3),
        ("🙂" * 35, "ucs2", 1),
        ("🙂" * 36, "ucs2", 2),
    ],
    ids=lambda value: str(value)[:4] if isinstance(value, str) else str(value),
)
def test_tw_seg_counts_as_the_carrier_does(text: str, encoding: str, parts: int) -> None:
    size = count_segments(text)
    assert (size.encoding, size.parts) == (encoding, parts)


def test_tw_seg_es_an_accent_forces_the_dear_alphabet() -> None:
    example("TW-SEG-ES", '"información" forces UCS-2 and is flagged in review')
    assert count_segments("información").encoding == "ucs2"
    assert all(count_segments(letter).encoding == "gsm7" for letter in "éÉñÑüÜàèìòù¿¡")
    assert all(count_segments(letter).encoding == "ucs2" for letter in "áíóúÁÍÓÚ“”–")


async def test_tw_queue_the_provider_stops_trying_before_the_window_ends(stage: Stage) -> None:
    example("TW-QUEUE", "send at 20:50 with window end 21:00 -> ValidityPeriod 300")
    stage.clock.set(datetime(2026, 11, 22, 2, 50, tzinfo=UTC))
    await stage.sms(await stage.person(), "hello", "greet")
    assert stage.carrier.taken[0].validity_s == 300


async def test_tw_idemp_the_same_webhook_twice_is_one_turn(stage: Stage) -> None:
    example("TW-IDEMP", "same webhook delivered twice -> one turn, one reply")
    robin = await stage.person()
    first, second = await asyncio.gather(*(stage.receive(robin.phone, "hello", sid=f"SM{robin.ref}") for _ in "ab"))
    assert first.message_id == second.message_id
    assert {first.is_new, second.is_new} == {True, False}
    for received in (first, second):
        await stage.process(received.message_id)
        await stage.deliver(received.conversation_id)
    assert len(stage.carrier.taken) == 1


async def test_tw_status_never_goes_back(stage: Stage) -> None:
    example("TW-STATUS", "delivered then late sent -> final delivered")
    await stage.sms(await stage.person(), "hello", "greet")
    provider_id = stage.carrier.taken[0].provider_id
    for status in ("delivered", "sent"):
        await record_delivery_status(stage.services, provider_id=provider_id, status=status, error_code=None)
    [row] = await stage.rows(Message, provider_id=provider_id)
    assert row.state == "delivered"


async def test_tw_ack_a_message_taken_before_the_worker_died_is_answered_once(stage: Stage) -> None:
    example("TW-ACK", "kill worker during inbound -> message recovered by poller, one reply")
    robin = await stage.person()
    received = await stage.receive(robin.phone, "hello")  # stored and acknowledged; nothing worked on it
    assert stage.carrier.taken == []
    for _ in range(2):  # whoever finds it, and however often
        await stage.process(received.message_id)
        await stage.deliver(received.conversation_id)
    assert len(stage.carrier.taken) == 1


def test_tw_sig_the_catalogues_vector() -> None:
    example(
        "TW-SIG",
        "vector: token `12345`, URL `https://mycompany.com/myapp.php?foo=1&bar=2`, params CallSid=CA1234567890ABCDE, "
        "Caller=+14158675309, Digits=1234, From=+14158675309, To=+18005551212 -> `RSOYDt4T1cUTdK1PDd93/VVr8B8=` (recomputed)",
    )
    form = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    validator = RequestValidator("12345")
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert validator.compute_signature(url, form) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    assert not validator.validate(url, {**form, "Digits": "1235"}, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")


async def test_tw_sig_the_vector_over_our_own_door() -> None:
    form = {"CallSid": "CA1234567890ABCDE", "Caller": "+14158675309", "Digits": "1234", "From": "+14158675309"}
    body = urlencode({**form, "To": "+18005551212"}).encode()
    signed = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    asked = request(body, signed, path="/myapp.php", query="foo=1&bar=2")
    found = await read_signed_form(asked, base_url="https://mycompany.com", auth_token="12345")
    assert found["Digits"] == "1234"
    for changed in (body.replace(b"1234", b"1235"), body + b"&More=1"):
        with pytest.raises(BadSignature):
            await read_signed_form(
                request(changed, signed, path="/myapp.php", query="foo=1&bar=2"),
                base_url="https://mycompany.com",
                auth_token="12345",
            )


def test_tw_seg_an_over_long_text_is_stopped() -> None:
    assert codes(decide(body=f"{'a' * 320} Reply STOP to stop texts."))[-1] == "TOO_LONG"


def test_tw_seg_every_template_fits_with_its_longest_fields() -> None:
    example(
        "TW-SEG",
        "renderer returns encoding, units, parts for each template with worst-case fields; over limit -> build fails",
    )
    for approved in BY_SMS:
        for role, is_verified in contexts(approved):
            size = count_segments(framed(approved, role=role, is_verified=is_verified))
            assert size.units > 0
            assert size.parts <= CONFIG.sms.max_parts[size.encoding], approved.name


def test_tw_10dlc_no_campaign_no_text() -> None:
    example("TW-10DLC", "send without campaign id -> refused locally")
    without = replace(CONFIG, program=replace(CONFIG.program, campaign_id=None))
    decision = judge(GOOD, without)
    assert (decision.gate, decision.rule_ids) == ("G0", ("TW-10DLC",))


def test_tw_elig_words_ctia_link_and_tw_kw_collide_refuse_the_draft() -> None:
    example("TW-ELIG-WORDS", 'template with "debt relief" -> lint error')
    example("CTIA-LINK", "bit-type shortener domain -> lint error")
    example("TW-KW-COLLIDE", 'template containing "reply YES" -> lint error')
    for text, code in (
        ("we offer debt relief", "FORBIDDEN_PROGRAM"),
        ("see https://bit.ly/abc", "FOREIGN_LINK"),
        ("reply YES to agree", "KEYWORD_PROMPT"),
    ):
        assert code in codes(decide(**{**HUMAN, "body": f"{MARK} {text}. {STOP}"}))


async def test_tw_rate_a_burst_is_paced_and_nothing_is_lost_or_overtaken(stage: Stage) -> None:
    example("TW-RATE", "burst of 500 -> paced, none lost, order per recipient kept")
    at, asked = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal at
        asked.append(seconds)
        at += seconds

    pace = Pace(parts_per_s=1, spacing_s=5, now=lambda: at, sleep=sleep)
    left: list[tuple[str, int, float]] = []
    for number in range(500):
        to = f"+1312555{number % 25:04}"
        await pace.wait(to, parts=1)
        left.append((to, number, at))
    assert len(left) == 500
    assert at >= 499, "one part a second"
    for to in {to for to, _, _ in left}:
        mine = [(number, when) for each, number, when in left if each == to]
        assert mine == sorted(mine)
        assert all(later - earlier >= 5 for (_, earlier), (_, later) in itertools.pairwise(mine))


async def test_what_is_stopped_while_it_waits_for_its_moment_does_not_leave(stage: Stage) -> None:
    """I3: the text is taken after the wait, so an opt-out in between stops it; the one before it is on record already."""
    robin = await stage.person()
    received = await stage.receive(robin.phone, robin.answers)
    stage.assistant.expect("give_identity_details")
    await stage.process(received.message_id)
    waits: list[str] = []

    class StopsAtTheSecond:
        async def wait(self, to: str, *, parts: int) -> None:
            waits.append(to)
            assert parts >= 1
            if len(waits) == 2:
                states = [row.state for row in await stage.messages(received.conversation_id, direction="out")]
                assert states == ["sent", "queued"]
                await stage.receive(robin.phone, "STOP")

    sent = await deliver_pending(
        stage.services, stage.carrier, received.conversation_id, status_callback="http://x", pace=StopsAtTheSecond()
    )
    assert sent == 1
    assert waits == [robin.phone] * 2
    states = [row.state for row in await stage.messages(received.conversation_id, direction="out")]
    assert states == ["sent", "blocked"]
