"""T-PAN: two hundred card numbers in disguise, whole or spread over messages; none is kept or understood."""

import itertools
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from parley.compliance.redaction import redact
from parley.compliance.redaction_disguised import continues_a_card
from parley.storage.tables import AuditEvent, Message
from tests.acceptance.compliance.examples import REGISTER, codes, decide, example
from tests.integration.talk.stage import Stage
from tests.unit.compliance.test_gate import HUMAN, MARK, STOP

# The numbers card networks and processors publish for tests.
NUMBERS: Final = (
    "4111111111111111", "4012888888881881", "4242424242424242", "4222222222222", "5555555555554444",
    "5105105105105100", "2223003122003222", "378282246310005", "371449635398431", "30569309025904",
    "38520000023237", "6011111111111117", "6011000990139424", "3530111333300000", "3566002020360505",
)  # fmt: skip
ENGLISH: Final = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
SPANISH: Final = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]


def fours(number: str, between: str) -> str:
    return between.join(number[at : at + 4] for at in range(0, len(number), 4))


DISGUISES: Final[tuple[Callable[[str], str], ...]] = (
    lambda number: number,
    lambda number: fours(number, " "),
    lambda number: fours(number, "-"),
    lambda number: fours(number, "."),
    lambda number: fours(number, " - "),
    lambda number: fours(number, "/"),
    lambda number: fours(number, "_"),
    lambda number: fours(number, ", "),
    lambda number: fours(number, "\n"),
    lambda number: fours(number, "*"),
    lambda number: fours(number, "–"),
    lambda number: fours(number, "\u200b"),
    lambda number: fours(number, "\u00a0"),
    lambda number: fours(number, ":"),
    lambda number: " ".join(number),
    lambda number: "".join(chr(0xFF10 + int(digit)) for digit in number),
    lambda number: " ".join(ENGLISH[int(digit)] for digit in number),
    lambda number: " ".join(SPANISH[int(digit)] for digit in number),
    lambda number: number.replace("0", "O").replace("1", "l", 1),
    lambda number: fours(number[:-4], " ") + " and " + number[-4:],
)
FRAMES: Final = ("my card is {}", "{}", "mi tarjeta es {}", "use {} please", "pago con {}.")
TEXTS: Final = [
    (number, FRAMES[index % len(FRAMES)].format(disguise(number)))
    for index, (disguise, number) in enumerate(itertools.product(DISGUISES, NUMBERS))
]


def digits_in(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower()
    for words in (ENGLISH, SPANISH):
        for value, word in enumerate(words):
            plain = plain.replace(word, str(value))
    return "".join(char for char in plain if char.isdigit())


def test_t_pan_none_of_two_hundred_disguised_numbers_is_kept() -> None:
    example("PCI-NOPAN", 'inbound "4111 1111 1111 1111" -> DB and logs contain only masked token')
    assert len({text for _, text in TEXTS}) >= 200
    kept = []
    for number, text in TEXTS:
        for expecting in (False, True):
            left = redact(text, expecting_identity=expecting, today=date(2026, 11, 21)).text
            if len(digits_in(left)) > 4 or number[:8] in digits_in(left):
                kept.append(text)
    assert kept == []


@pytest.mark.parametrize(
    "text",
    [
        "312 555 0101 and 312 555 0102",
        "I can pay 400 and then 300 and then 500",
        "one or two payments of three hundred",
        "4500 1200 300",
        "my number is 312 555 0101",
        "04/12/1986 and 60601",
        "dos pagos de cuatro cientos y uno de tres",
        "ref TST-000410",
    ],
)
def test_ordinary_figures_are_no_card(text: str) -> None:
    assert "[card]" not in redact(text, expecting_identity=False, today=date(2026, 11, 21)).text


SPREAD: Final = [
    (["my card is 4111 1111", "1111 1111"], ["my card is 4111 1111", "[card]"]),
    (["4111", "1111", "1111", "1111"], ["4111", "1111", "[card]", "[card]"]),
    (["37828224", "6310005"], ["37828224", "[card]"]),
    (["5555-5555-", "5555-4444 exp 12/28"], ["5555-5555-", "[card] exp 12/28"]),
    (["my phone is 312 555 0101", "60601"], ["my phone is 312 555 0101", "60601"]),
    (["2", "200", "12"], ["2", "200", "12"]),
    (["I owe 4111", "not 1111"], ["I owe 4111", "not 1111"]),
    (["1200", "1500"], ["1200", "1500"]),
]


@pytest.mark.parametrize(("said", "kept"), SPREAD)
async def test_pci_nopan_a_number_spread_over_messages_is_cut_off(
    stage: Stage, said: list[str], kept: list[str]
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    for text in said:
        await stage.sms(robin, text)
    conversation = await stage.conversation(robin)
    stored = [row.text for row in await stage.messages(conversation.id, direction="in")][1:]
    assert stored == kept
    events = await stage.rows(AuditEvent, chain=conversation.id, kind="message.received")
    assert [event.payload["text"] for event in sorted(events, key=lambda one: one.chain_seq)][1:] == kept
    assert not set(said) & set(stage.assistant.heard) - set(kept)


def test_ev_pan_what_comes_a_day_later_is_no_rest_of_a_card() -> None:
    assert REGISTER["EV-PAN"].status == "enforced"
    assert continues_a_card([], "1111 1111", may_guess=True) is None


def test_pci_nopan_a_collector_cannot_send_one_either() -> None:
    for text in ("4111 1111 1111 1111", " ".join(ENGLISH[int(digit)] for digit in NUMBERS[0])):
        assert codes(decide(**{**HUMAN, "body": f"{MARK} {text}. {STOP}"})) == ["SECRET_IN_TEXT"]


async def test_pci_nopan_is_answered_with_the_safe_ways(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    replies = await stage.sms(robin, "4111 1111 1111 1111")
    assert not any("4111" in reply for reply in replies)
    [message] = await stage.rows(Message, conversation_id=(await stage.conversation(robin)).id, text="[card]")
    assert message.author == "consumer"
