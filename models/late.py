"""Late: a module that is imported when it is first asked for something, so that it is in memory only where it is used.

For what is large and not needed everywhere. Type checkers are shown the import itself::

    if TYPE_CHECKING:
        import aiohttp
    else:
        aiohttp = Late("aiohttp")
"""

from importlib import import_module
from typing import Any


class Late:
    """Stands where the module would. Threads that ask at the same moment wait for one import."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)
