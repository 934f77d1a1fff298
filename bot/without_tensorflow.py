"""Let Rasa run without TensorFlow by standing in for its imports.

Rasa imports TensorFlow even when no configured component uses it. That costs
about 360 MB of memory, 1.2 GB of disk and half of the start-up time, and none of
our components needs it. `install()` registers importable stand-ins for the
TensorFlow packages that are missing; classes may derive from them and
annotations may name them, but calling one raises `TensorFlowNeeded`.

A real TensorFlow wins: when it is installed nothing is replaced, so an operator
who adds a TensorFlow component only has to install the package.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Sequence
from typing import Any, NoReturn

PACKAGES = (
    "tensorflow",
    "tensorflow_addons",
    "tensorflow_hub",
    "tensorflow_text",
    "keras",
    "tf_keras",
)


class TensorFlowNeeded(RuntimeError):
    """A part of Rasa that really computes with TensorFlow was called."""

    def __init__(self, name: str) -> None:
        """Name the missing function in the message.

        Args:
            name: Dotted name that was called.
        """
        super().__init__(
            f"{name} was called: this component needs TensorFlow, which Parley leaves out. "
            "An environment that has it: make setup TENSORFLOW=1"
        )


class _StandIn(type):
    """Metaclass of everything found inside a stand-in module."""

    def __getattr__(cls, name: str) -> "type":
        if name.startswith("__"):
            raise AttributeError(name)
        return _make(f"{cls.__module__}.{cls.__qualname__}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if _is_decorated_definition(args, kwargs):
            return args[0]
        _refuse(cls)
        return None


def _is_decorated_definition(args: tuple, kwargs: dict) -> bool:
    # `@tf.function` above a method runs while Rasa is being imported; handing the
    # method back unchanged is harmless because its class can never be built.
    return len(args) == 1 and not kwargs and isinstance(args[0], types.FunctionType)


def _refuse(cls: type) -> NoReturn:
    raise TensorFlowNeeded(f"{cls.__module__}.{cls.__qualname__}")


def _make(dotted: str) -> type:
    module, _, name = dotted.rpartition(".")
    return _StandIn(name, (), {"__module__": module, "__qualname__": name})


class _StandInModule(types.ModuleType):
    """Module whose every attribute is a stand-in class."""

    __path__: Sequence[str] = ()

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return _make(f"{self.__name__}.{name}")


class StandInFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import hook that answers for the given top-level packages."""

    def __init__(self, packages: Sequence[str]) -> None:
        """Remember which packages to answer for.

        Args:
            packages: Top-level package names that are not installed.
        """
        self.packages = frozenset(packages)

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        """Offer a stand-in for the packages answered for, and their children."""
        if fullname.partition(".")[0] not in self.packages:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        """Create the empty stand-in module."""
        return _StandInModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Do nothing: a stand-in has no code."""


def install() -> tuple:
    """Stand in for the TensorFlow packages that are not installed.

    Must run before Rasa is imported. Calling it again changes nothing.

    Returns:
        Names of the packages that now are stand-ins.
    """
    for finder in sys.meta_path:
        if isinstance(finder, StandInFinder):
            return tuple(sorted(finder.packages))
    if importlib.util.find_spec("tensorflow") is not None:
        return ()
    missing = tuple(name for name in PACKAGES if importlib.util.find_spec(name) is None)
    # Last in line, so that anything really installed is found first.
    sys.meta_path.append(StandInFinder(missing))
    return tuple(sorted(missing))
