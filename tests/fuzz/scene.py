"""The writer of one conversation: draws what happens next, from everything that people and machines do."""

import random
from collections.abc import Callable
from typing import Any

from tests.fuzz import material
from tests.fuzz.material import text_of
from tests.fuzz.walk import Actor, Step


class Scene:
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
            (7, self.agree),
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
            (2, lambda: self.add("start")),
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

    def agree(self) -> None:
        """Go the way to a plan: see the options or name a sum, take it, say yes; now and then twice."""
        if self.choose.random() < 0.6:
            self.say("ask_options")
            self.add("press", gold=("choose_option",), which="shown", n=self.choose.choice((1, 2, 2, 3)))
        else:
            self.propose()
        for _ in range(self.choose.choice((1, 1, 2))):
            if self.choose.random() < 0.5:
                self.add("press", gold=("choose_option",), which="shown", n=1, **self.trouble())
            else:
                self.say("affirm")

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
        if minutes >= 24 * 60 and self.choose.random() < 0.75:
            # Else the thread is silent from the fifth day on, and the rest of the walk shows little (REGF-34A).
            self.add("letter")
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
