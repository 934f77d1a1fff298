"""Teaching one example: what is refused and why, and that the file keeps its shape. On a copy of the training texts."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from parley.services.nlu_examples import ExampleRefused, TrainingTexts, digest_of, folded, with_example
from parley.settings import PROJECT_ROOT

TODAY = date(2026, 11, 21)
MEASURED = "would it be possible to learn the sum outstanding on the zebra ledger"


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vocabulary, the training texts, and a held-out text of this test's own."""
    project = tmp_path_factory.mktemp("project")
    shutil.copy(PROJECT_ROOT / "domain.yml", project)
    shutil.copytree(PROJECT_ROOT / "data" / "nlu", project / "data" / "nlu")
    (project / "evaluation" / "held_out").mkdir(parents=True)
    rows = [{"text": MEASURED, "intent": "ask_balance"}, {"text": "zebra sum pls", "intent": "ask_balance"}]
    (project / "evaluation" / "held_out" / "en.yml").write_text(yaml.safe_dump(rows), encoding="utf-8")
    return project


@pytest.fixture
def project(untouched: Path, tmp_path: Path) -> Path:
    """A copy this test may write to."""
    return Path(shutil.copytree(untouched, tmp_path / "copy"))


def teach(project: Path, text: str, intent: str = "ask_balance", language: str = "en") -> Path:
    texts = TrainingTexts(project)
    return texts.add(texts.checked(text, intent=intent, language=language, today=TODAY)).path


def examples(path: Path) -> list[str]:
    blocks = yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    return [line.removeprefix("- ") for block in blocks for line in block["examples"].splitlines()]


@pytest.mark.parametrize(
    ("intent", "language"),
    [
        pytest.param("ask_balance", "en", id="one block"),
        pytest.param("stop_contact", "en", id="several blocks with further intents"),
        pytest.param("claim_hardship", "es", id="Spanish"),
    ],
)
def test_an_example_is_one_line_more_in_the_file_of_its_intent(project: Path, intent: str, language: str) -> None:
    path = project / "data" / "nlu" / language / f"{intent}.yml"
    before = path.read_text(encoding="utf-8").splitlines()
    assert teach(project, "zebra   zebra\n¿hola? 🦓", intent, language) == path
    after = path.read_text(encoding="utf-8").splitlines()
    [place] = [number for number, line in enumerate(after) if "zebra" in line]
    assert after[place] == "    - zebra zebra ¿hola? 🦓"
    assert [*after[:place], *after[place + 1 :]] == before
    [block] = [
        block
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        if "zebra" in block["examples"] and set(block["metadata"]) == {"language"}
    ]
    assert all(re.fullmatch(r"- \S(.*\S)?", line) for line in block["examples"].splitlines())


def test_no_other_file_is_touched_and_nothing_is_left_beside(project: Path, untouched: Path) -> None:
    changed = teach(project, "zebra zebra zebra")
    files = {path.relative_to(project) for path in project.rglob("*") if path.is_file()}
    assert files == {path.relative_to(untouched) for path in untouched.rglob("*") if path.is_file()}
    different = {name for name in files if (project / name).read_bytes() != (untouched / name).read_bytes()}
    assert different == {changed.relative_to(project)}


def test_a_file_is_put_back_as_it_was(project: Path, untouched: Path) -> None:
    texts = TrainingTexts(project)
    added = texts.add(texts.checked("zebra zebra", intent="greet", language="en", today=TODAY))
    added.undo()
    assert added.path.read_bytes() == (untouched / added.path.relative_to(project)).read_bytes()


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        pytest.param("zebra", "ask_zebra", "There is no intent ask_zebra", id="unknown intent"),
        pytest.param("zebra", "nlu_fallback", "There is no intent nlu_fallback", id="the fallback is no intent"),
        pytest.param("  ", "greet", "1 to 30 words", id="no word"),
        pytest.param("zebra " * 31, "greet", "1 to 30 words", id="31 words"),
        pytest.param("/greet", "greet", "slash", id="command"),
        pytest.param("zebra\x07", "greet", "control character", id="bell"),
        pytest.param("this is [name]", "greet", "[name]", id="placeholder of the list"),
        pytest.param("zebra [", "greet", "[", id="open bracket"),
        pytest.param("[dob](zebra)", "greet", "annotation", id="annotation"),
        pytest.param("4111 1111 1111 1111", "greet", "secret", id="card"),
        pytest.param("its 123-45-6789", "greet", "secret", id="social security number"),
        pytest.param("born 4/12/1986", "greet", "secret", id="date of birth"),
        pytest.param("call 312-867-5309", "greet", "telephone", id="telephone"),
        pytest.param("robin@zebra.org", "greet", "telephone", id="e-mail"),
        pytest.param(MEASURED, "ask_balance", "measured", id="held-out text"),
        pytest.param(MEASURED.upper() + "?", "ask_balance", "measured", id="held-out text, other case"),
        pytest.param(MEASURED + "s", "ask_balance", "measured", id="held-out text, a letter more"),
        pytest.param("Zebra sum, pls!", "ask_balance", "measured", id="short held-out text"),
    ],
)
def test_what_must_not_be_taught_is_refused_in_one_sentence(
    project: Path, untouched: Path, text: str, intent: str, words: str
) -> None:
    with pytest.raises(ExampleRefused) as refused:
        teach(project, text, intent)
    assert words in refused.value.message
    assert refused.value.message.count(". ") == 0
    assert refused.value.message.endswith(".")
    for name in ("greet.yml", "ask_balance.yml"):
        path = Path("data", "nlu", "en", name)
        assert (project / path).read_bytes() == (untouched / path).read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("zebra " * 30, id="30 words"),
        pytest.param("zebra [dob] and [zip]", id="placeholders the model gets"),
        pytest.param("zebra 312-555-0142", id="invented telephone"),
        pytest.param("zebra robin@example.com", id="invented e-mail"),
        pytest.param("zebra sum plz", id="short text a letter away from a held-out one"),
        pytest.param("zebra 12000 total", id="a sum"),
        pytest.param('zebra: "quoted" - #dash', id="signs YAML knows"),
    ],
)
def test_what_may_be_taught_is_read_back_as_written(project: Path, text: str) -> None:
    assert examples(teach(project, text)).count(text.strip()) == 1


def test_a_text_is_taught_once_whatever_its_case_and_accents(project: Path) -> None:
    teach(project, "Cuánto vale la zebra?", "ask_balance", "es")
    with pytest.raises(ExampleRefused, match="taught already, as ask_balance"):
        teach(project, "cuanto vale la ZEBRA", "greet", "es")


def test_a_text_means_the_same_in_both_languages(project: Path) -> None:
    teach(project, "zebra ok", "affirm", "en")
    with pytest.raises(ExampleRefused, match="in the other language as affirm"):
        teach(project, "zebra ok", "greet", "es")
    teach(project, "zebra ok", "affirm", "es")


def test_without_training_texts_nothing_is_taught(tmp_path: Path) -> None:
    with pytest.raises(ExampleRefused, match="checkout"):
        teach(tmp_path, "zebra")


def test_a_file_without_a_plain_block_is_left_alone() -> None:
    with pytest.raises(ExampleRefused, match="no list of examples"):
        with_example("nlu:\n- intent: x\n  metadata:\n    also: [y]\n  examples: |\n    - a\n", "zebra")


def test_one_wording_has_one_digest() -> None:
    assert digest_of("Cuánto debo?") == digest_of("cuanto debo")
    assert digest_of("cuanto debo") != digest_of("cuanto debe")
    assert folded("👍") == "👍"
