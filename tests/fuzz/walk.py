"""A walk: the people of one conversation and what happens, step by step, drawn from a seed and the same for ever.

Steps never look at what the product answered, except in ways the player settles ("the button shown last"), so that any step
may be left out and the rest still means the same: that is what shrinking needs.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.fuzz import material
from tests.fuzz.material import text_of

VERSION: Final = 1
"""Raised whenever the same seed would give another walk."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An invented person: whom the creditor has on file, and what they owe."""

    first_name: str = "Robin"
    language: str = "en"
    state: str = "IL"
    area: str = "312"
    zip: str = "60601"
    birth: str = "1986-04-12"
    ssn4: str = "4821"
    creditor: str = "meridian"
    party_role: str = "third_party"
    debt_type: str = "credit_card"
    balances: tuple[int, ...] = (120_000,)
    age_days: int = 730


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; `line` is where: phone, web (signed in), chat (anonymous), other (a stranger's phone)."""

    kind: str
    line: str = "phone"
    text: str = ""
    gold: tuple[str, ...] = ()
    """What the text means; the scripted model reads it so. Empty: not understood."""
    more: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in one line."""
        shown = self.text if len(self.text) <= 100 else f"{self.text[:60]}… ({len(self.text)} characters)"
        parts = [f"{self.kind:<9} {self.line:<6}", repr(shown) if self.kind in ("say", "reply") else shown]
        parts += [f"[{'+'.join(self.gold)}]"] if self.gold else []
        parts += [f"{name}={value}" for name, value in self.more.items()]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Walk:
    """A conversation to play; `twin` is a second person the same steps are played with, compared by `shape`."""

    number: int
    shape: str
    """single; same_answers: I1, two debts, one unverified transcript; same_offers: I9, two people, one debt."""
    actor: Actor
    steps: tuple[Step, ...]
    starts_in_minutes: int
    twin: Actor | None = None
    twin_steps: tuple[Step, ...] | None = None

    def keeping(self, kept: list[int]) -> "Walk":
        """Return the walk with only some of its steps."""
        twin = tuple(self.twin_steps[i] for i in kept) if self.twin_steps is not None else None
        return replace(self, steps=tuple(self.steps[i] for i in kept), twin_steps=twin)


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
    scene = _Scene(choose, actor)
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
        age_days=choose.choice((60, 179, 180, 400, 729, 730, 1_400, 2_400)),
    )


class _Scene:
    """Draws the steps of one walk; keeps in mind only what a writer of a script would."""

    def __init__(self, choose: random.Random, actor: Actor) -> None:
        self.choose, self.actor = choose, actor
        self.steps: list[Step] = []
        self.line = "phone"
        self.language = actor.language
        self.is_claimed = False

    def add(
        self, kind: str, text: str = "", gold: tuple[str, ...] = (), *, line: str | None = None, **more: Any
    ) -> None:
        self.steps.append(Step(kind, line or self.line, text, gold, more))

    def begin(self) -> None:
        """Write first by text, sign in at the portal, or chat as nobody; most say who they are sooner or later."""
        start = self.choose.choices(("phone", "web", "chat", "other"), (68, 18, 6, 8))[0]
        self.line = start
        if start in ("web", "chat"):
            self.add("open", line=start)
        if start != "web" and self.choose.random() < 0.85:
            if self.choose.random() < 0.4:
                self.say(
                    self.choose.choice(("greet", "ask_who_is_this", "confirm_identity", "ask_balance", "ask_options"))
                )
            self.identify()

    def identify(self) -> None:
        """Give the right answers, in one of the forms people use, sometimes after wrong ones."""
        draw = self.choose.random()
        if draw < 0.08:
            self.add("say", "1985-01-01 10001", ("give_identity_details",))
        forms = (
            ["birth zip", "zip birth", "us zip", "birth", "ref birth"]
            if self.line in ("phone", "web")
            else ["ref birth"]
        )
        form = self.choose.choice(forms[:3] * 3 + forms[3:])
        self.add("identify", gold=("give_identity_details",), form=form)
        if form == "birth" and self.choose.random() < 0.7:
            self.add("identify", gold=("give_identity_details",), form="zip")

    def go_on(self) -> None:
        """Add the next thing that happens."""
        moves: tuple[tuple[int, Callable[[], None]], ...] = (
            (26, lambda: self.say(self.choose.choice(material.MONEY))),
            (10, lambda: self.say(self.choose.choice(material.DEBT))),
            (7, lambda: self.say(self.choose.choice(material.SMALL_TALK + material.IDENTITY))),
            (9, self.propose),
            (10, self.press),
            (7, lambda: self.say(self.choose.choice(sorted(material.SILENCING)))),
            (2, lambda: self.say(self.choose.choice(sorted(material.OTHER_LEGAL)))),
            (2, self.stop_in_disguise),
            (1, self.several_statements),
            (8, self.odd),
            (3, self.type_secret),
            (3, lambda: self.say(self.choose.choice(material.HANDOVER))),
            (3, self.person),
            (3, self.clock),
            (2, self.status),
            (2, self.another_line),
            (2, self.switch_language),
            (2, lambda: self.add("release")),
            (
                1,
                lambda: self.add(
                    "hold", hold=self.choose.choice(("DISPUTE", "CEASE", "ATTORNEY", "BANKRUPTCY", "DECEASED"))
                ),
            ),
            (2, self.books),
            (3, self.hurry),
            (1, self.identify),
        )
        _, move = self.choose.choices(moves, [weight for weight, _ in moves])[0]
        move()

    def say(self, intent: str) -> None:
        """Say a labelled text; now and then the model hears nothing, the worker dies, the carrier or the assistant fails."""
        language = self.language if self.choose.random() < 0.93 else self.choose.choice(material.LANGUAGES)
        text = text_of(self.choose, language, intent)
        self.add("say", text, (intent,), **self.trouble())

    def trouble(self) -> dict[str, Any]:
        """Draw what goes wrong while a message is handled."""
        draw = self.choose.random()
        if draw < 0.05:
            return {"dup": self.choose.choice(("before", "after", "twice"))}
        if draw < 0.10:
            return {"crash": self.choose.randrange(1, 10), "after_commit": self.choose.random() < 0.5}
        if draw < 0.13:
            return {"mishap": self.choose.choice(("lost", "unheard", 21610, 30003, 30007, 21211))}
        if draw < 0.15:
            return {"down": self.choose.choice((1, 1, 2))}
        if draw < 0.17:
            return {"misheard": self.choose.choice(("nlu_fallback", "affirm", "ask_options", "chitchat"))}
        return {}

    def propose(self) -> None:
        """Name an amount, a rhythm, a day."""
        amount = self.choose.choice((1, 10, 20, 25, 35, 50, 55, 60, 75, 100, 150, 333, 1000, 99_999))
        english = (
            f"i can do {amount} a month", f"{amount} every two weeks", f"${amount}.50 weekly starting friday", f"{amount} now and {amount} on the 15th",
            f"how about {amount} total and we are done", f"i get paid on the 1st, {amount} then", f"{amount}", f"{amount} a month for 6 months",
        )  # fmt: skip
        spanish = (
            f"puedo {amount} al mes", f"{amount} cada quince dias", f"{amount} pesos... digo dolares el viernes", f"doy {amount} y cerramos",
            f"{amount} por semana desde el lunes", f"{amount}",
        )  # fmt: skip
        intents = (
            "propose_installments",
            "propose_settlement",
            "promise_payment",
            "give_details",
            "change_payment_date",
        )
        text = self.choose.choice(english if self.language == "en" else spanish)
        self.add("say", text, (self.choose.choice(intents),), **self.trouble())

    def press(self) -> None:
        """Answer a menu: by digit on a phone, by button in a chat; old and forged ones too."""
        which = self.choose.choices(("shown", "old", "forged"), (80, 12, 8))[0]
        self.add(
            "press",
            gold=("choose_option",),
            which=which,
            n=self.choose.choice((1, 1, 1, 1, 2, 2, 3, 4, 5)),
            **self.trouble(),
        )

    def stop_in_disguise(self) -> None:
        self.add("say", self.choose.choice(material.HIDDEN_STOPS), ("stop_contact",), misheard="nlu_fallback")

    def several_statements(self) -> None:
        text, gold = self.choose.choice(material.MIXED)
        self.add("say", text, gold)

    def odd(self) -> None:
        text = self.choose.choice(material.ODD)
        guess = self.choose.choice((*material.MONEY, *material.DEBT, "nlu_fallback", "nlu_fallback", "nlu_fallback"))
        self.add("say", text, (), misheard=guess)

    def type_secret(self) -> None:
        text, secrets = material.secrets_of(self.choose, self.actor.birth, self.actor.zip, self.actor.ssn4)
        self.add("say", text, (), misheard="give_details", secrets=secrets)

    def person(self) -> None:
        """A collector takes the conversation, writes, and gives it back or closes it; the consumer may write in between."""
        self.add("claim")
        for _ in range(self.choose.randrange(0, 3)):
            texts = (
                "Hello, this is Ana. How can I help?", "We can look at 40 dollars a month.", "Hola, soy Ana. Un momento.",
                "You owe the balance and will be sued.", "Your card 4111111111111111 is on file", "This debt is past due.",
                "This message is from a debt collector. I can help with your plan.",
            )  # fmt: skip
            self.add("reply", self.choose.choice(texts))
            if self.choose.random() < 0.5:
                self.say(self.choose.choice((*material.MONEY, "stop_contact", "dispute_debt", "thank")))
        if self.choose.random() < 0.8:
            self.add(self.choose.choice(("handback", "close")))

    def clock(self) -> None:
        """Let time pass: a minute, a night, days, over the change of clocks in March."""
        minutes = self.choose.choice(
            (1, 5, 14, 16, 31, 60, 8 * 60, 11 * 60, 24 * 60, 3 * 24 * 60, 31 * 24 * 60, 110 * 24 * 60)
        )
        self.add("clock", minutes=minutes)

    def status(self) -> None:
        reports = self.choose.choice((("delivered", "sent"), ("sent", "undelivered"), ("failed", "delivered"), ("delivered", "undelivered"), ("queued",), ("read",), ("martian",)))  # fmt: skip
        self.add(
            "status",
            reports=reports,
            back=self.choose.randrange(0, 3),
            code=self.choose.choice((None, "30003", "30007")),
        )

    def another_line(self) -> None:
        """Go on elsewhere: the other channel, a stranger's phone, or two channels at the same moment."""
        other = self.choose.choice([line for line in ("phone", "web", "other") if line != self.line])
        draw = self.choose.random()
        if draw < 0.35:
            self.add("both", line=self.line, other=other, order=self.choose.randrange(1_000_000),
                     says=tuple(self._pair() for _ in range(2)))  # fmt: skip
            return
        self.line = other
        if other == "web":
            self.add("open")
        elif self.choose.random() < 0.6:
            self.identify()

    def _pair(self) -> tuple[str, tuple[str, ...]]:
        intent = self.choose.choice((*material.MONEY, "stop_contact", "dispute_debt", "affirm", "affirm"))
        return text_of(self.choose, self.language, intent), (intent,)

    def switch_language(self) -> None:
        self.language = "es" if self.language == "en" else "en"
        text = "en español por favor" if self.language == "es" else "english please"
        self.add("say", text, ("switch_language",))

    def books(self) -> None:
        """The creditor's side moves: a payment comes in, or new terms."""
        if self.choose.random() < 0.6:
            self.add("payment", share=self.choose.choice((0.05, 0.3, 1.0)))
        else:
            self.add("terms", change=self.choose.choice(("dearer", "no_settlement", "shorter")))

    def hurry(self) -> None:
        """Two or three messages wait at the same time, then are worked off."""
        for _ in range(self.choose.choice((2, 2, 3))):
            intent = self.choose.choice(
                (*material.MONEY, *material.DEBT, "stop_contact", "request_human", "dispute_debt")
            )
            self.add(
                "say",
                text_of(self.choose, self.language, intent),
                (intent,),
                waits=self.choose.choice(("turn", "delivery")),
            )
        self.add("work_off")


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
    scene = _Scene(choose, actor)
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
