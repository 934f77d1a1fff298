"""Look at the models of a directory and choose the one that serves.

    python -m bot.registry models --models DIR
    python -m bot.registry activate VERSION --models DIR [--by NAME --why TEXT] [--serving URL]
    python -m bot.registry rollback --models DIR [--by NAME --why TEXT] [--serving URL]
    python -m bot.registry accept-figures [VERSION] --models DIR

`parley nlu ...` calls these; in a container they are called directly. `--serving` names a running Rasa that is to swap
at once, with the channel's token in `PARLEY_CHANNEL_TOKEN`.
"""

import argparse
import getpass
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.registry import decide, hashes, store
from bot.registry.decide import Desk
from bot.registry.gate import WORDS, percent
from bot.registry.serving import Running
from bot.registry.store import Model, Registry, RegistryError
from bot.train import measure, now


def models(desk: Desk, options: argparse.Namespace) -> str:
    """List the models with their figures."""
    registry = store.read(desk.models)
    if not registry.models:
        return "There is no model yet: run `make train`."
    head = f"  {'version':<18}{'trained':<18}{'en':>9}{'es':>9}{'noisy':>9}{'recall':>9}{'precis.':>9}  verdict"
    lines = [head, *(_line(model, registry) for model in reversed(registry.models))]
    lines += [f"  {model.version}: {_remark(model)}" for model in reversed(registry.models) if _remark(model)]
    serving = desk.running.version() if desk.running else None
    if serving and serving != registry.active:
        lines.append(f"The running assistant serves {serving}; restart Parley to serve {registry.active}.")
    return "\n".join(lines)


def activate(desk: Desk, options: argparse.Namespace) -> str:
    """Make one model the serving one; a refused one only in somebody's name and for a reason."""
    with store.only_writer(desk.models):
        registry = store.read(desk.models)
        model = registry.get(options.version)
        if model.version == registry.active and _serves(desk, model.version):
            return f"Model {model.version} is active already."
        decide.require_fitting(desk, model)
        if not model.may_serve:
            if not (options.by and options.why):
                raise RegistryError(
                    f"Model {model.version} was refused: {model.why} To serve it all the same, say who decides that "
                    "and why: --by NAME --why TEXT."
                )
            registry = _overridden(desk, registry, model, options.why)
        if model.version == registry.active:
            return _again(desk, model.version)
        changed = registry.activated(model.version, by=desk.by, at=desk.now(), why=options.why or "", by_person=True)
        further = _put_in_service(desk, registry, changed)
        return f"Model {model.version} is active.{further}"


def rollback(desk: Desk, options: argparse.Namespace) -> str:
    """Go back to the accepted model that served before."""
    with store.only_writer(desk.models):
        registry = store.read(desk.models)
        decide.require_fitting(desk, registry.rollback_target())
        changed = registry.rolled_back(by=desk.by, at=desk.now(), why=options.why or "")
        further = _put_in_service(desk, registry, changed)
        return f"Model {changed.active} is active again; {registry.active} is set aside.{further}"


def accept_figures(desk: Desk, options: argparse.Namespace) -> str:
    """Write the figures that a first model is compared with, for the project to commit."""
    with store.only_writer(desk.models):
        registry = store.read(desk.models)
        wanted = options.version or registry.active
        if not wanted:
            raise RegistryError("No model is active: name the version whose figures are to be the project's.")
        model = registry.get(wanted)
        texts = hashes.texts_hash(desk.project)
        if model.texts_hash != texts or not model.figures:
            model = replace(model, texts_hash=texts, figures=decide.measured(desk, desk.models / model.file))
            store.write(desk.models, registry.with_model(model))
        if not model.figures:
            raise RegistryError(f"Model {model.version} could not be measured; the messages above say why.")
        decide.write_accepted_figures(desk.project, model)
        return f"{decide.ACCEPTED_FIGURES} holds the figures of model {model.version}; commit it."


def _overridden(desk: Desk, registry: Registry, model: Model, why: str) -> Registry:
    """Record the override before anything is loaded: the running process asks the registry, too."""
    registry = registry.with_model(replace(model, overridden_by=desk.by))
    registry = registry.noting("overridden", model.version, by=desk.by, at=desk.now(), why=why)
    store.write(desk.models, registry)
    return registry


def _put_in_service(desk: Desk, registry: Registry, changed: Registry) -> str:
    further = decide.put_in_service(desk, registry, changed)
    return further or (" The running assistant serves it now." if desk.running else "")


def _serves(desk: Desk, version: str) -> bool:
    return desk.running is None or desk.running.version() == version


def _again(desk: Desk, version: str) -> str:
    assert desk.running is not None
    desk.running.serve(version)
    return f"Model {version} is active. The running assistant serves it now."


def _line(model: Model, registry: Registry) -> str:
    mark = "*" if model.version == registry.active else "<" if model.version in registry.previous[:1] else " "
    figures = "".join(f"{percent(model.figures.get(name)):>9}" for name in list(WORDS)[:5])
    state = model.verdict + (", active" if mark == "*" else ", rollback goes here" if mark == "<" else "")
    return f"{mark} {model.version:<18}{model.trained_at[:16].replace('T', ' '):<18}{figures}  {state}"


def _remark(model: Model) -> str:
    remarks = [model.why] if model.verdict == "refused" else []
    remarks += [f"Serves on the word of {model.overridden_by}."] if model.overridden_by else []
    remarks += [f"Set aside by {model.set_aside_by}."] if model.set_aside_by else []
    return " ".join(remarks)


def main(arguments: Sequence[str] = ()) -> int:
    """Run one command; return the exit code, 1 with one sentence on stderr when it cannot be done."""
    options = _parser().parse_args(list(arguments) or None)
    models_dir, by = options.models.resolve(), options.by or getpass.getuser()
    desk = Desk(options.project.resolve(), models_dir, measure, now, by, Running.at(options.serving))
    try:
        line = options.run(desk, options)
    except (RegistryError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{line}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--models", type=Path, required=True, help="directory that keeps the models")
    common.add_argument("--project", type=Path, default=Path.cwd(), help="directory with domain.yml and evaluation/")
    common.add_argument("--serving", metavar="URL", help="a running Rasa that is to swap at once")
    common.add_argument("--by", help="who decides; recorded")
    common.add_argument("--why", help="for what reason; recorded")
    parser = argparse.ArgumentParser(prog="python -m bot.registry", description="The models of an installation.")
    commands = parser.add_subparsers(required=True)
    commands.add_parser("models", parents=[common]).set_defaults(run=models)
    chosen = commands.add_parser("activate", parents=[common])
    chosen.add_argument("version")
    chosen.set_defaults(run=activate)
    commands.add_parser("rollback", parents=[common]).set_defaults(run=rollback)
    accepted = commands.add_parser("accept-figures", parents=[common])
    accepted.add_argument("version", nargs="?")
    accepted.set_defaults(run=accept_figures)
    return parser


if __name__ == "__main__":
    sys.exit(main())
