"""What the tests take from the machine they run on: programs and free ports."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess


def program(*names: str, path: str | None = None) -> str:
    """Where the first of `names` that is installed stands, in `path` or in PATH; raises LookupError when none is."""
    for name in names:
        if found := shutil.which(name, path=path):
            return found
    raise LookupError(f"None of these is installed: {', '.join(names)}.")


def free_port() -> int:
    """A port on loopback that nobody is using now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def end(process: subprocess.Popen[bytes], with_signal: int = signal.SIGTERM) -> None:
    """End `process` and the children in its own process group, by force if it does not listen.

    The process must have been started with `start_new_session=True`.
    """
    _signal_group(process.pid, with_signal)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    _signal_group(process.pid, signal.SIGKILL)
    process.wait(10)


def _signal_group(group: int, with_signal: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, with_signal)
