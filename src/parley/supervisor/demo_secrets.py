"""Secrets: made up once for a demo, demanded from the operator otherwise."""

import base64
import json
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from parley.supervisor.spec import SupervisorError

# Every secret the processes need, with a maker for demo use. The Twilio values have the form of real ones and belong
# to nobody: +1 500 555 0006 is the sender number of Twilio's own test credentials.
MAKERS: Mapping[str, Callable[[], str]] = {
    "PARLEY_SECRET_KEY": lambda: secrets.token_urlsafe(48),
    "PARLEY_SIGNING_KEY": lambda: base64.b64encode(secrets.token_bytes(32)).decode(),
    "PARLEY_ACTIONS_TOKEN": lambda: secrets.token_urlsafe(32),
    "PARLEY_CHANNEL_TOKEN": lambda: secrets.token_urlsafe(32),
    "PARLEY_TWILIO_ACCOUNT_SID": lambda: "AC" + secrets.token_hex(16),
    "PARLEY_TWILIO_AUTH_TOKEN": lambda: secrets.token_hex(16),
    "PARLEY_TWILIO_FROM": lambda: "+15005550006",
}
# Setting the second answers for the first.
_ALTERNATIVES = {"PARLEY_TWILIO_FROM": "PARLEY_TWILIO_MESSAGING_SERVICE_SID"}


def complete(env: Mapping[str, str], data_dir: Path, *, demo: bool) -> dict[str, str]:
    """Return the secrets that `env` does not hold.

    Args:
        env: What the operator has set; an empty value counts as missing.
        data_dir: Demo secrets are kept here in `secrets.json`, readable by the owner only, and never change.
        demo: Whether missing ones may be made up.
    Raises:
        SupervisorError: Outside a demo something is missing; the message names it.
    """
    missing = [name for name in MAKERS if not env.get(name) and not env.get(_ALTERNATIVES.get(name, name))]
    if not missing:
        return {}
    if not demo:
        raise SupervisorError(f"{missing[0]} is not set: Parley does not start without it outside the demo.")
    path = data_dir / "secrets.json"
    kept = _read(path)
    fresh = {name: MAKERS[name]() for name in MAKERS if name not in kept}
    if fresh:
        kept.update(fresh)
        _write(path, kept)
    return {name: kept[name] for name in missing}


def _read(path: Path) -> dict[str, str]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SupervisorError(f"{path} cannot be read: restore it, or remove it to have new ones made.") from error
    if not isinstance(content, dict) or not all(isinstance(value, str) and value for value in content.values()):
        raise SupervisorError(f"{path} is damaged: restore it, or remove it to have new ones made.")
    return {str(name): str(value) for name, value in content.items()}


def _write(path: Path, content: Mapping[str, str]) -> None:
    """Replace the file in one step, never readable by others."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        json.dump(content, handle, indent=2)
        handle.flush()
        os.fsync(descriptor)
    draft.replace(path)
