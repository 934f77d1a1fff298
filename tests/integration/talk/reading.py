"""Play a text with the entities the real reader finds in it; only the intent is the test's."""

from bot.nlu.reader import read_entities
from parley.clock import local_day
from tests.integration.talk.stage import Person, Stage


async def write(stage: Stage, person: Person, text: str, intent: str, *, language: str = "en") -> str:
    """Send one text; returns everything that came back on the phone."""
    today = local_day(stage.clock.now(), "America/Chicago")
    stage.assistant.expect_found(intent, read_entities(text, language=language, today=today))
    return " ".join(await stage.play(person, text))


async def digit(stage: Stage, person: Person, option: int) -> str:
    """Answer a menu with a digit."""
    return await write(stage, person, str(option), "choose_option")
