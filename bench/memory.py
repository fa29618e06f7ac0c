"""What the server holds in memory: each process by itself, and all without counting shared pages twice."""

from pathlib import Path

from tests.e2e.kith_server import KithServer

MB = 1024


def processes(kith: KithServer) -> list[Path]:
    """Those of the server: gunicorn's own, and its worker."""
    first = kith.process_id()
    group = [path for path in Path("/proc").glob("[0-9]*") if _group(path) == first]
    return sorted(group, key=lambda path: int(path.name))


def resident(process: Path) -> float:
    """RSS in MB: what is in memory of it, shared pages too."""
    return _kilobytes(process / "smaps_rollup", "Rss") / MB


def proportional(process: Path) -> float:
    """PSS in MB: of a page that several share, each has its part."""
    return _kilobytes(process / "smaps_rollup", "Pss") / MB


def _kilobytes(file: Path, name: str) -> int:
    lines = (line.split() for line in file.read_text().splitlines())
    return next(int(words[1]) for words in lines if words[0] == f"{name}:")


def _group(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:
        return 0
