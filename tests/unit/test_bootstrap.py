"""The setup script: finds interpreters that really run, and does nothing twice."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SH = shutil.which("sh") or "/bin/sh"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "scripts" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("PYENV_ROOT", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home with space"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return module


def interpreter(path: Path, version: str | None) -> Path:
    """Make a program that answers like a Python of `version`, or fails like a pyenv shim without one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + (f"echo {version}\n" if version else "exit 127\n"))
    path.chmod(0o755)
    return path


def test_a_shim_that_does_not_run_is_passed_over_for_one_in_pyenvs_folders(
    bootstrap: ModuleType, tmp_path: Path
) -> None:
    interpreter(tmp_path / "bin" / "python3.10", None)
    real = interpreter(tmp_path / "home with space" / "versions" / "3.10.13" / "bin" / "python", "3 10")
    assert bootstrap.find_python("no-uv", ((3, 10),), "Python 3.10") == str(real)


def test_an_interpreter_that_lies_about_its_version_is_passed_over(bootstrap: ModuleType, tmp_path: Path) -> None:
    interpreter(tmp_path / "bin" / "python3.11", "3 9")
    right = interpreter(tmp_path / "bin" / "python3.12", "3 12")
    assert bootstrap.find_python("no-uv", ((3, 11), (3, 12)), "Python") == str(right)


def test_without_any_interpreter_one_sentence_says_what_to_install(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.SetupError, match=r"^Python 3\.10 \(Rasa.*install it"):
        bootstrap.find_python("no-uv", bootstrap.BOT_VERSIONS, "Python 3.10 (Rasa runs on no newer one)")


def environment(tmp_path: Path) -> tuple[Path, Path]:
    made = tmp_path / "env"
    (made / "bin").mkdir(parents=True)
    (made / "bin" / "python").symlink_to(sys.executable)
    lock = tmp_path / "lock"
    lock.write_text("one")
    return made, lock


def test_an_environment_is_current_until_its_lock_changes(bootstrap: ModuleType, tmp_path: Path) -> None:
    made, lock = environment(tmp_path)
    assert not bootstrap.Stamp(made, [lock]).is_current()
    bootstrap.Stamp(made, [lock]).write()
    assert bootstrap.Stamp(made, [lock]).is_current()
    lock.write_text("two")
    assert not bootstrap.Stamp(made, [lock]).is_current()
    assert bootstrap.Stamp(made, [lock]).discard_unusable()
    assert made.exists()


def test_a_moved_environment_is_made_anew(bootstrap: ModuleType, tmp_path: Path) -> None:
    made, lock = environment(tmp_path)
    bootstrap.Stamp(made, [lock]).write()
    moved = made.rename(tmp_path / "elsewhere")
    assert not bootstrap.Stamp(moved, [lock]).is_current()
    assert not bootstrap.Stamp(moved, [lock]).discard_unusable()
    assert not moved.exists()


def test_an_environment_whose_interpreter_is_gone_is_made_anew(bootstrap: ModuleType, tmp_path: Path) -> None:
    made, lock = environment(tmp_path)
    bootstrap.Stamp(made, [lock]).write()
    (made / "bin" / "python").unlink()
    assert not bootstrap.Stamp(made, [lock]).is_current()
    assert not bootstrap.Stamp(made, [lock]).discard_unusable()


def test_an_incomplete_checkout_is_named(bootstrap: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(bootstrap.SetupError, match=r"no\.lock is missing"):
        bootstrap.Stamp(tmp_path, [tmp_path / "no.lock"])


def test_without_any_python_the_wrapper_says_what_to_install(tmp_path: Path) -> None:
    if Path("/usr/local/bin/python3").exists() or Path("/opt/homebrew/bin/python3").exists():
        pytest.skip("this machine has a Python at a place the wrapper always looks at")
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "/usr/bin/dirname")
    done = subprocess.run(
        [SH, ROOT / "scripts" / "bootstrap.sh"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert re.fullmatch(r"Parley needs Python 3\.11.*\n", done.stderr)


def test_an_unknown_step_is_a_usage_error() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "bootstrap.py", "everything"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "unknown step 'everything'; known: app, bot, model, tensorflow, simulate\n"


def test_bare_make_lists_every_chore() -> None:
    makefile = (ROOT / "Makefile").read_text()
    chores = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert chores is not None
    listed = subprocess.run(["make", "-C", ROOT], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make (\S+) {2,}\w", listed, re.MULTILINE) == chores[1].split()


def test_what_is_fetched_from_the_index_is_checked_by_hash() -> None:
    for lock in ("scripts/uv-requirements.txt", "bot/requirements.lock"):
        text = (ROOT / lock).read_text()
        pinned = re.findall(r"^\S+==\S+.*$", text, re.MULTILINE)
        assert pinned
        assert all(line.endswith("\\") for line in pinned)
