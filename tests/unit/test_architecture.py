"""Who may import whom, read from the source; each exception is written down here with its reason."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "parley"
STDLIB = frozenset(sys.stdlib_module_names)

PURE = {
    "money": {"errors"},
    "clock": {"errors"},
    "ids": {"errors"},
    "errors": set(),
    "audit": {"errors", "audit"},
    "accounts": {"money", "clock", "ids", "errors", "accounts"},
    "negotiation": {"money", "clock", "ids", "errors", "accounts", "negotiation"},
    "compliance": {"money", "clock", "ids", "errors", "accounts", "compliance"},
}
"""Pure packages import the standard library and, of ours, only these; negotiation and compliance do not know each other."""

VOCABULARY = {*PURE, "logs"}
LAYERS = {
    "storage": {*VOCABULARY, "storage"},
    "services": {*VOCABULARY, "storage", "services"},
    "outbound": {*VOCABULARY, "services", "outbound"},
    "bootstrap": {*VOCABULARY, "storage", "services", "outbound", "settings"},
    "settings": {"errors"},
    "simulation": {*VOCABULARY, "simulation"},
    "testing": {*VOCABULARY, "services"},
    "gateway": {*VOCABULARY, "services", "settings", "bootstrap", "gateway"},
    "worker": {*VOCABULARY, "services", "settings", "bootstrap", "worker"},
    "supervisor": {"errors", "supervisor", "storage"},
}
EXCEPTIONS = {
    ("gateway/live.py", "storage"): "the name of the LISTEN channel, which both ends must spell alike",
    ("gateway/demo/fake_twilio.py", "storage"): "stands for Twilio, so it keeps Twilio's own records; demo only",
    ("simulation/fullstack/product.py", "supervisor"): "starts the product, with the model the supervisor would serve",
    ("simulation/fullstack/product.py", "storage"): "ends the product with itself, whatever ends it",
    ("worker/tasks.py", "storage"): "the names of the jobs, which both ends must spell alike",
}
DOORS_THAT_MEET = {
    "app.py": {"api", "console", "demo", "twilio", "webchat"},  # it mounts them
    "demo/routes.py": {"webchat"},  # the demo portal signs its visitor in, as a real portal does
}
READS_THE_CLOCK = {
    "clock.py": "the machine's clock itself",
    "supervisor/output.py": "stamps log lines",
    "worker/recovery.py": "asks the job queue, which lives in real time",
    "testing.py": "stands for Twilio, whose clock is not ours",
}
READS_THE_ENVIRONMENT = {
    "cli.py": "hands the environment to the processes it starts",
    "cli_models.py": "hands the environment to the processes it starts",
    "cli_simulate_more.py": "hands the environment to the product it starts",
    "cli_run.py": "hands the environment to the settings, with the address of a database it started",
    "supervisor/table.py": "hands the environment to the processes it starts",
    "demo_data.py": "the demo's password is no setting of the product",
}
FRAMEWORKS_BELOW_THE_DOORS = {"rasa", "rasa_sdk", "actions", "bot", "tests"}


def sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    """Yield the full dotted name of everything a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """The parts of our package that a file imports: "storage", "money", ..."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("parley.")}


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call with the dotted name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def short(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def files_of(part: str) -> list[Path]:
    single = SRC / f"{part}.py"
    return [single] if single.exists() else sources(SRC / part)


def test_every_part_of_the_package_has_a_rule() -> None:
    parts = {path.relative_to(SRC).parts[0].removesuffix(".py") for path in sources(SRC)} - {"__init__"}
    commands = {part for part in parts if part == "cli" or part.startswith("cli_")}
    assert parts - commands - {*PURE, *LAYERS, "logs", "demo_data"} == set()


@pytest.mark.parametrize("part", sorted(PURE))
def test_pure_code_imports_the_standard_library_and_other_pure_code_only(part: str) -> None:
    for path in files_of(part):
        outside = {name for name in imported(path) if name.split(".")[0] not in STDLIB | {"parley"}}
        assert outside == set(), path
        assert ours(path) <= PURE[part], path


@pytest.mark.parametrize("part", sorted(LAYERS))
def test_imports_go_down_the_layers_only(part: str) -> None:
    for path in files_of(part):
        upward = {target for target in ours(path) - LAYERS[part] if (short(path), target) not in EXCEPTIONS}
        assert upward == set(), path


def test_every_exception_is_still_needed() -> None:
    for name, target in EXCEPTIONS:
        assert target in ours(SRC / name), name
    for name, doors in DOORS_THAT_MEET.items():
        assert doors <= doors_of(SRC / "gateway" / name), name


def doors_of(path: Path) -> set[str]:
    parts = [name.split(".") for name in imported(path) if name.startswith("parley.gateway.")]
    return {part[2] for part in parts} & {"api", "console", "demo", "twilio", "webchat"}


def test_a_door_of_the_gateway_does_not_go_through_another_one() -> None:
    for path in sources(SRC / "gateway"):
        name = path.relative_to(SRC / "gateway").as_posix()
        assert doors_of(path) - {name.split("/")[0]} <= DOORS_THAT_MEET.get(name, set()), path


def test_nothing_of_ours_imports_rasa_or_what_runs_inside_it() -> None:
    for path in sources(SRC):
        assert {name.split(".")[0] for name in imported(path)} & FRAMEWORKS_BELOW_THE_DOORS == set(), path


def test_what_runs_inside_rasa_imports_nothing_of_ours() -> None:
    for path in sources(ROOT / "bot"):
        assert {name.split(".")[0] for name in imported(path)} & {"parley", "actions", "tests"} == set(), path


def test_actions_know_use_cases_and_no_table() -> None:
    for path in sources(ROOT / "actions"):
        assert ours(path) <= {"bootstrap", "logs", "services", "settings"}, path


def test_outgoing_messages_are_written_in_one_place() -> None:
    writers = set()
    for path in sources(SRC):
        for call, name in calls(path):
            is_insert = name in ("insert", "sa.insert") and ast.unparse(call.args[0]) == "Message"
            directions = {ast.unparse(word.value) for word in call.keywords if word.arg == "direction"}
            if is_insert or (name == "Message" and directions != {"'in'"}):
                writers.add(short(path))
    assert writers == {"services/outbound.py"}


def test_the_carrier_is_asked_to_send_in_one_place() -> None:
    senders = {short(path) for path in sources(SRC) for _, name in calls(path) if name.endswith("carrier.send")}
    assert senders == {"services/delivery.py"}


def test_transactions_are_opened_by_use_cases_and_committed_by_the_unit_of_work() -> None:
    for path in sources(SRC / "services") + sources(ROOT / "actions"):
        for _, name in calls(path):
            assert name.rsplit(".", 1)[-1] not in ("commit", "begin", "rollback"), path


def test_the_clock_the_environment_and_chance_are_read_where_that_is_their_job() -> None:
    clocks, environments = set(), set()
    for path in sources(SRC):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        clocks |= {short(path)} if names & {"datetime.now", "datetime.utcnow", "date.today", "time.time"} else set()
        environments |= {short(path)} if names & {"os.environ", "os.getenv"} else set()
        is_simulation = short(path).startswith("simulation/")  # its consumers are drawn by chance, from a seed
        assert is_simulation or "random" not in set(imported(path)), path
    assert clocks == set(READS_THE_CLOCK)
    assert environments == set(READS_THE_ENVIRONMENT)
