"""A full-stack run: cast the parts, start the product, play every conversation, judge them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from parley.errors import ParleyError
from parley.negotiation import CreditorTerms
from parley.simulation.fullstack.channels import Channel, ChatTab, Telephone
from parley.simulation.fullstack.conversation import Part, Play, Played
from parley.simulation.fullstack.hearing import Ear
from parley.simulation.fullstack.judge import Judge, Verdict
from parley.simulation.fullstack.people import MOST_PEOPLE, Person, as_csv, draw_debt
from parley.simulation.fullstack.product import ProductFailed, RunningProduct
from parley.simulation.fullstack.writing import PHONE, Noise, Writer
from parley.simulation.population import Writing, draw_consumer, draw_writing

Language = Literal["en", "es", "both"]
ChannelChoice = Literal["sms", "webchat", "both"]
TODAY: Final = date(2026, 11, 23)
"""The local day at the instant at which the product's clock stands."""
VARIANTS: Final = 2
JOBS: Final = 2
_DIALECTS: Final = {"en": ("standard", "aae", "southern", "chicano", "sms_short"), "es": ("standard", "es_mx", "es_pr")}


@dataclass(frozen=True, slots=True)
class Cast:
    """What a run plays.

    Args:
        count: Number of conversations; every hidden consumer has `VARIANTS` of them.
        seed: Seed of consumers, debts and texts.
        language: In which language they write; "both" gives each hidden consumer one conversation in each.
        channel: By which channel; "both" takes turns.
        noise: How carelessly they type.
    """

    count: int
    seed: int
    language: Language = "both"
    channel: ChannelChoice = "sms"
    noise: Noise = PHONE

    def parts(self) -> Iterator[Part]:
        """Give every part; the same cast gives the same parts for ever.

        Raises:
            ParleyError: There are more conversations than telephone numbers kept for fiction.
        """
        if not 1 <= self.count <= MOST_PEOPLE:
            raise ParleyError(f"--full-stack takes 1 to {MOST_PEOPLE} conversations.")
        for number in range(self.count):
            group, variant = divmod(number, VARIANTS)
            language = ("en", "es")[variant % 2] if self.language == "both" else self.language
            channel = ("sms", "webchat")[group % 2] if self.channel == "both" else self.channel
            writing = _in_language(draw_writing(self.seed, group, variant), language)
            debt = draw_debt(self.seed, group, TODAY)
            person = Person(number, writing.name, language, debt)
            yield Part(group, draw_consumer(self.seed, group, person.debt.balance_cents), person, writing, channel)


def _in_language(writing: Writing, language: str) -> Writing:
    known = _DIALECTS[language]
    dialect = writing.dialect if writing.dialect in known else known[sum(map(ord, writing.dialect)) % len(known)]
    return Writing(writing.name, dialect, writing.tone)


def play_all(product: RunningProduct, cast: Cast, judge: Judge, progress: Callable[[int, int], None]) -> list[Verdict]:
    """Import the people, play every part on the running product, and judge.

    Args:
        progress: Called with how many conversations are over, and how many there are.
    """
    parts = [*cast.parts()]
    file = product.data_dir / "simulated-accounts.csv"
    file.write_text(as_csv([part.person for part in parts]), encoding="utf-8")
    product.cli("import", "accounts", str(file))
    ear = Ear.of_domain(product.root / "domain.yml")
    stage = _Stage(product, cast, ear, judge)
    verdicts: list[Verdict] = []
    with ThreadPoolExecutor(JOBS) as pool:
        for verdict in pool.map(stage.play, parts):
            verdicts.append(verdict)
            progress(len(verdicts), len(parts))
    return verdicts


class _Stage:
    """Plays one part after the other; every thread has its own connections."""

    def __init__(self, product: RunningProduct, cast: Cast, ear: Ear, judge: Judge) -> None:
        self._product, self._cast, self._ear, self._judge = product, cast, ear, judge

    def play(self, part: Part) -> Verdict:
        """Play and judge one part; a conversation that breaks is reported, and the others go on."""
        try:
            return self._judge.judge(self._played(part))
        finally:
            # The threads of the pool end without a word, and their connections with them.
            self._product.disconnect()

    def _played(self, part: Part) -> Played:
        channel = self._connect(part)
        writer = Writer(
            part.person, part.writing, seed=f"{self._cast.seed}:{part.person.number}", noise=self._cast.noise
        )
        play = Play(part, channel, writer, self._ear, TODAY)
        try:
            played = play.run()
        except ProductFailed as failure:
            played = play.played
            played.error = str(failure)
        finally:
            channel.close()
        return played

    def _connect(self, part: Part) -> Channel:
        if part.channel == "sms":
            return Telephone(self._product, part.person.phone)
        return ChatTab(self._product, language=part.person.language)


def run(
    cast: Cast,
    *,
    data_dir: Path,
    root: Path,
    models: Path,
    environment: Mapping[str, str],
    terms: Sequence[CreditorTerms],
    holidays: frozenset[date],
    progress: Callable[[int, int], None],
) -> list[Verdict]:
    """Start a product of its own, play the cast on it, and stop it again.

    Args:
        terms: The terms in force.
        holidays: The bank holidays around the plans.
    """
    known = {each.creditor_id: each for each in terms}
    with RunningProduct(data_dir, root=root, models=models, environment=environment) as product:
        return play_all(product, cast, Judge(product, known, TODAY, holidays), progress)
