"""What the console's calls take: ids, and texts that PostgreSQL can keep."""

from typing import Annotated, Final

from fastapi import Path as PathParam

NO_NUL: Final = r"^[^\x00]*$"
Id = Annotated[str, PathParam(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
