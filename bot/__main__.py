"""Run the Rasa command line inside Parley's trimmed environment.

Use it as `python -m bot train`, `python -m bot run ...`, `python -m bot data
validate`, `python -m bot test nlu`: the arguments are Rasa's own.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from bot import without_tensorflow
from bot.registry import store

# Rasa logs the consumer's text at debug level; a server never runs that way.
_DEBUG_FLAGS = {"--debug", "-vv"}
_SERVING = {"run"}


def quiet_environment(arguments: Sequence[str] = ()) -> None:
    """Set the defaults that must be in place before Rasa is imported.

    Values that an operator set already are kept, except telemetry, which stays off.

    Args:
        arguments: Command line without the program name.
    """
    # A server answers small requests one at a time, where more threads only fight.
    threads = "1" if _SERVING.intersection(arguments[:1]) else str(os.cpu_count() or 1)
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    defaults = {
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "SQLALCHEMY_WARN_20": "0",
        "LOG_LEVEL": "WARNING",
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "OMP_NUM_THREADS": threads,
        "OPENBLAS_NUM_THREADS": threads,
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def refuse_text_logging(arguments: Sequence[str]) -> None:
    """Stop a server that would write consumers' messages into its log.

    Args:
        arguments: Command line without the program name.
    Raises:
        SystemExit: `run` was asked for with debug logging.
    """
    if not arguments or arguments[0] not in _SERVING:
        return
    if _DEBUG_FLAGS.intersection(arguments) or os.environ.get("LOG_LEVEL", "").upper() == "DEBUG":
        sys.exit("bot: debug logging would write consumers' messages to the log; run without --debug")


def with_active_model(arguments: Sequence[str]) -> list[str]:
    """Return the command line with a directory of models replaced by the file that is to serve.

    Rasa itself would take the newest file, which may be one that was refused or rolled back.

    Args:
        arguments: Command line without the program name.
    Raises:
        SystemExit: No model may serve, or its file is not the one that was measured.
    """
    given = list(arguments)
    place = given.index("--model") + 1 if "--model" in given else len(given)
    if not given or given[0] not in _SERVING or place >= len(given) or not Path(given[place]).is_dir():
        return given
    models = Path(given[place])
    try:
        file = store.active_file(models)
        store.require_whole(models, file)
    except store.RegistryError as error:
        sys.exit(f"bot: {error}")
    return [*given[:place], str(file), *given[place + 1 :]]


def main() -> None:
    """Prepare the process and hand over to Rasa's command line."""
    quiet_environment(sys.argv[1:])
    refuse_text_logging(sys.argv[1:])
    without_tensorflow.install()
    warnings.simplefilter("ignore", category=DeprecationWarning)
    from rasa.__main__ import main as rasa_main

    sys.argv = ["bot", *with_active_model(sys.argv[1:])]
    rasa_main()


if __name__ == "__main__":
    main()
