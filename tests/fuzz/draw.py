"""Draw walks: the people, what shape the walk has, and the twins of those that compare two."""

import random
from dataclasses import replace
from typing import Final

from tests.fuzz import material
from tests.fuzz.scene import Scene
from tests.fuzz.walk import VERSION, Actor, Step, Walk

_PLACES: Final = (
    *(
        ("IL", "312", "60611"),
        ("NY", "212", "10019"),
        ("CA", "415", "94117"),
        ("TX", "915", "79936"),
        ("AZ", "602", "85018"),
    ),
    *(
        ("HI", "808", "96817"),
        ("FL", "850", "32501"),
        ("MA", "617", "02139"),
        ("VT", "802", "05403"),
        ("PR", "787", "00907"),
    ),
)
_NAMES: Final = (
    "Robin",
    "Wendell",
    "Jamal",
    "Guadalupe",
    "Xiu",
    "Siobhan",
    "María José",
    "O'Neill",
    "Nguyen",
    "Anne-Marie",
)
_DEBTS: Final = (
    ("meridian", "third_party", "credit_card"),
    ("meridian", "debt_buyer", "credit_card"),
    ("riverbend", "first_party", "medical"),
    ("meridian", "third_party", "auto"),
)


def draw_walk(seed: int, number: int) -> Walk:
    """Draw walk `number` of `seed`."""
    choose = random.Random(f"fuzz:{VERSION}:{seed}:{number}")
    shape = choose.choices(("single", "same_answers", "same_offers"), (76, 12, 12))[0]
    start = choose.choice((0, 0, 0, 0, 90, 7 * 60, 11 * 60, 15 * 60)) + choose.randrange(0, 50)
    actor = _actor(choose)
    if shape == "same_answers":
        return _same_answers(choose, number, actor, start)
    if shape == "same_offers":
        return _same_offers(choose, number, actor, start)
    scene = Scene(choose, actor)
    scene.begin()
    for _ in range(choose.choice((3, 5, 5, 8, 8, 12, 18))):
        scene.go_on()
    return Walk(number, shape, actor, tuple(scene.steps), start)


def _actor(choose: random.Random) -> Actor:
    state, area, zip_code = choose.choice(_PLACES)
    creditor, role, debt_type = choose.choice(_DEBTS)
    accounts = choose.choices((1, 2, 3), (85, 12, 3))[0]
    sizes = (
        choose.choice((4_300, 23_017, 51_003, 87_650, 120_000, 349_999, 990_012, 1_600_000)) for _ in range(accounts)
    )
    born = f"{choose.randrange(1938, 2004)}-{choose.randrange(1, 13):02}-{choose.randrange(1, 29):02}"
    return Actor(
        first_name=choose.choice(_NAMES),
        language=choose.choice(("en", "en", "es")),
        state=state,
        area=area,
        zip=zip_code,
        birth=born,
        ssn4=f"{choose.randrange(2000, 9999)}",
        creditor=creditor,
        party_role=role,
        debt_type=debt_type,
        balances=tuple(size + 101 * place for place, size in enumerate(sizes)),
        age_days=choose.choice((60, 179, 180, 400, 400, 600, 729, 730, 900, 1_400, 2_400)),
    )


def _same_answers(choose: random.Random, number: int, actor: Actor, start: int) -> Walk:
    """I1: somebody who never says who they are, with two debts that have nothing in common."""
    actor = replace(actor, balances=(4_200,), language="en" if choose.random() < 0.6 else "es")
    role = "first_party" if actor.party_role != "first_party" else "third_party"
    twin = replace(
        actor,
        creditor="riverbend" if actor.creditor == "meridian" else "meridian",
        party_role=role,
        debt_type="medical",
        balances=(1_990_000, 77_700),
        age_days=90,
    )
    scene = Scene(choose, actor)
    scene.line = choose.choices(("phone", "other"), (85, 15))[0]
    for _ in range(choose.choice((2, 4, 6, 9))):
        draw = choose.random()
        if draw < 0.55:
            intents = (*material.MONEY, *material.DEBT, *material.SMALL_TALK, *material.IDENTITY, *material.HANDOVER)
            scene.say(choose.choice(intents))
        elif draw < 0.65:
            scene.say(choose.choice(sorted(material.SILENCING | material.OTHER_LEGAL)))
        elif draw < 0.8:
            scene.odd()
        elif draw < 0.86:
            scene.add(
                "say",
                choose.choice(("1985-01-01 10001", "1985-01-01", "99999", "1985-01-01 TST-999999")),
                ("give_identity_details",),
            )
        elif draw < 0.93:
            scene.press()
        else:
            scene.clock()
    return Walk(number, "same_answers", actor, tuple(scene.steps), start, twin=twin)


_PLAIN_MOVES: Final[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = (
    ("ask_options", ("what can we do about this", "yo what can yall do for me"), ("qué podemos hacer con esto", "qué opciones me da")),
    ("propose_installments", ("i can do {n} a month", "i could swing like ${n} monthly"), ("puedo {n} al mes", "le doy {n} mensuales")),
    ("propose_installments", ("i can do {n} every two weeks", "ill give yall {n} biweekly"),
     ("puedo {n} cada dos semanas", "le doy {n} cada dos semanas")),
    ("propose_settlement", ("i can pay {n} once and close it", "ill pay yall {n} one time to close it"),
     ("puedo pagar {n} una vez y cerrarlo", "le pago {n} una sola vez para cerrarlo")),
    ("ask_balance", ("how much is it", "whats the damage"), ("cuánto es", "cuánto sale")),
    ("affirm", ("yes", "yeah ok"), ("sí", "sí está bien")),
    ("choose_option", ("1", "1"), ("1", "1")),
    ("choose_option", ("2", "2"), ("2", "2")),
    ("choose_option", ("4", "4"), ("4", "4")),
    ("give_details", ("{n}", "{n}"), ("{n}", "{n}")),
)  # fmt: skip
"""The same moves in plain and informal words of both languages, with the same figures (I9)."""


def _same_offers(choose: random.Random, number: int, actor: Actor, start: int) -> Walk:
    """I9: the same finances and the same moves, said by another person in other words, perhaps in another language."""
    actor = replace(actor, first_name="Emily", language="en", balances=actor.balances[:1])
    other_language = choose.random() < 0.6
    twin = replace(
        actor, first_name=choose.choice(("Lakisha", "Guadalupe", "Xiu")), language="es" if other_language else "en",
        birth="1971-09-03", ssn4="3117",
    )  # fmt: skip
    identify = Step("identify", "phone", gold=("give_identity_details",), more={"form": "birth zip"})
    steps, twins = [identify], [identify]
    for _ in range(choose.choice((2, 4, 6, 8))):
        intent, english, spanish = choose.choice(_PLAIN_MOVES)
        amount = str(choose.choice((20, 35, 50, 75, 120, 400, 700, 1500)))
        words = spanish[choose.randrange(2)] if other_language else english[1]
        steps.append(Step("say", "phone", english[0].replace("{n}", amount), (intent,)))
        twins.append(Step("say", "phone", words.replace("{n}", amount), (intent,)))
    return Walk(number, "same_offers", actor, tuple(steps), start, twin=twin, twin_steps=tuple(twins))
