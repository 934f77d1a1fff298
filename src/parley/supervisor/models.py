"""Which trained model `rasa` will serve, as far as a start needs to know.

The registry belongs to `bot/registry`, which runs in the other environment; here it is only read.
"""

import json
from pathlib import Path

from parley.supervisor.spec import SupervisorError


def served_model(models: Path) -> Path:
    """Return the active model's file; the newest file where there is no registry.

    Raises:
        SupervisorError: No model may serve; the sentence says what to do.
    """
    try:
        content = json.loads((models / "registry.json").read_text(encoding="utf-8"))
        files = {model["version"]: model["file"] for model in content["models"]}
        active = content["active"]
    except FileNotFoundError:
        return _newest(models)
    except (OSError, ValueError, KeyError, TypeError):
        raise SupervisorError(f"{models / 'registry.json'} is damaged: restore it, or remove it and train.") from None
    if active not in files:
        raise SupervisorError(f"No model in {models} has been accepted: `parley nlu models` says why.")
    if not (models / files[active]).exists():
        raise SupervisorError(f"The file of the active model {active} is gone from {models}: run `make train` first.")
    return models / str(files[active])


def _newest(models: Path) -> Path:
    files = sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not files:
        raise SupervisorError(f"There is no trained model in {models}: run `make train` first.")
    return files[-1]
