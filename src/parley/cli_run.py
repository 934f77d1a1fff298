"""What every command of the command line shares: the wired application, for as long as one command takes."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TypeVar

from parley.bootstrap import Application, build
from parley.settings import PROJECT_ROOT, load_settings
from parley.supervisor.attach import attached

Result = TypeVar("Result")


def with_application(use: Callable[[Application], Awaitable[Result]]) -> Result:
    """Build the application for one command and close it again."""

    async def run() -> Result:
        application = build(load_settings(), pool_size=2)
        try:
            return await use(application)
        finally:
            await application.close()

    with attached(os.environ, PROJECT_ROOT) as settings:
        os.environ.update(settings)
        return asyncio.run(run())
