"""Our sentences: listed whole, looked up whole, and laid out the right way round."""

import ast
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from models import catalogue
from models.errors import KithError
from models.wording import ENGLISH, words
from scripts import words as script

NUR, SARA = "נור", "שרה"


def test_the_template_lists_every_sentence(tmp_path: Path) -> None:
    script.extract(tmp_path / "messages.pot")
    assert (tmp_path / "messages.pot").read_text() == script.TEMPLATE.read_text(), "Run `make words`."


def test_the_template_has_the_sentences_that_python_and_the_phone_share() -> None:
    with script.TEMPLATE.open("rb") as file:
        listed = {(message.id, message.context) for message in read_po(file)}
    assert ("{name} commented", None) in listed
    assert ("You talked on the phone", None) in listed
    assert ("You first met {when}.", None) in listed
    assert ("Close", "circles, label") in listed
    assert ("{name} commented", "several people") in listed


def test_the_template_has_the_sentences_of_the_client() -> None:
    listed = script.TEMPLATE.read_text(encoding="utf-8")
    assert {f'"{one}"' for one in ("New to you", "Try again")} <= set(listed.replace("msgid ", "").splitlines())


def test_every_sentence_of_the_client_is_a_literal() -> None:
    """Others could not be listed, so nobody could translate them."""
    assert script.client_sentences()["unread"] == []


def test_every_error_is_listed_for_translators() -> None:
    """Each with a literal, or with a constant that went through ``sentence``."""
    kinds = {kind.__name__ for kind in _kinds(KithError)} - {"KithError", "BadPayload"}
    assert kinds <= {keyword.partition(":")[0] for keyword in script.KEYWORDS}
    told, marked = set(), set()
    for path in (*(script.ROOT / "models").glob("*.py"), *(script.ROOT / "pwa").glob("*.py")):
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
                first = node.args[0]
                if not isinstance(first, ast.Constant):
                    told.add(first.id if isinstance(first, ast.Name) else f"{path.name}:{node.lineno}")
            elif isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("sentence("):
                marked |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    assert told <= marked


def _kinds(kind: type[KithError]) -> set[type[KithError]]:
    return {kind}.union(*(_kinds(under) for under in kind.__subclasses__()))


def test_numbers_and_plurals() -> None:
    assert [ENGLISH.say_many("{n} week", "{n} weeks", n) for n in (1, 2, 12, 13)] == [
        "one week",
        "two weeks",
        "twelve weeks",
        "13 weeks",
    ]


@pytest.mark.parametrize(
    ("locale", "day", "full"),
    [
        ("en-GB", "3 November", "3 November 2026"),
        ("en-US", "November 3", "November 3, 2026"),
        ("pt", "3 de novembro", "3 de novembro de 2026"),
        ("ja", "11月3日", "2026年11月3日"),
    ],
)
def test_dates_are_those_of_the_locale(locale: str, day: str, full: str) -> None:
    told = words(locale)
    assert (told.day(date(2026, 11, 3)), told.day(date(2026, 11, 3), with_year=True)) == (day, full)


def test_weekdays_and_months() -> None:
    assert ENGLISH.weekday(date(2026, 5, 5)) == "Tuesday"
    assert ENGLISH.month(date(2026, 5, 5)) == "May"
    assert ENGLISH.month(date(2025, 5, 5), with_year=True) == "May 2025"


def test_a_language_nobody_has_translated_is_english() -> None:
    assert words("pt").say("{name} commented", name="Ana") == "Ana commented"


def test_a_translation_is_found_by_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    weeks = 'msgid "{n} week"\nmsgid_plural "{n} weeks"\nmsgstr[0] "{n} Woche"\nmsgstr[1] "{n} Wochen"\n'
    two = 'msgctxt "number"\nmsgid "two"\nmsgstr "zwei"\n'
    (folder / "messages.po").write_text("\n".join((head, weeks, two)), encoding="utf-8")
    monkeypatch.setattr(catalogue, "TRANSLATIONS", tmp_path)
    german = words.__wrapped__("de-AT")
    assert german.say_many("{n} week", "{n} weeks", 2) == "zwei Wochen"


def test_a_translation_with_the_wrong_slots_still_says_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cs" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    comment = 'msgid "{name} commented"\nmsgstr "{nane} {0} {name.__class__} {__proto__} } {"\n'
    quote = 'msgid "“{words}”"\nmsgstr "„{slova}{"\n'
    (folder / "messages.po").write_text("\n".join((head, comment, quote)), encoding="utf-8")
    monkeypatch.setattr(catalogue, "TRANSLATIONS", tmp_path)
    czech = words.__wrapped__("cs")
    assert czech.say("{name} commented", name="Ana") == "{nane} {0} {name.__class__} {__proto__} } {"
    assert czech.quote("Hi") == "„{slova}{"


def test_a_language_is_read_once_whatever_the_region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    comment = 'msgid "{name} commented"\nmsgstr "{name} zei"\n'
    (folder / "messages.po").write_text("\n".join((head, comment)), encoding="utf-8")
    monkeypatch.setattr(catalogue, "TRANSLATIONS", tmp_path)
    assert words.__wrapped__("nl-BE").say("{name} commented", name="Ana") == "Ana zei"
    (folder / "messages.po").write_text("", encoding="utf-8")
    assert words.__wrapped__("nl-nl").say("{name} commented", name="Ana") == "Ana zei"


def test_braces_in_somebodys_words_mean_nothing() -> None:
    assert (
        ENGLISH.say("You noted: {words}", words=ENGLISH.quote("{name} owes 100%s")) == "You noted: “{name} owes 100%s”"
    )


def test_a_name_of_the_other_direction_turns_nothing_around_it() -> None:
    """An isolate keeps the name in order, and a mark in front keeps the sentence from beginning on the right."""
    said = ENGLISH.say("{name} commented", name=ENGLISH.name(f"{NUR} {SARA}"))
    assert said == f"\u200e\u2068{NUR}\u2069 commented"
    assert ENGLISH.say("You met {name}.", name=ENGLISH.name(NUR)) == f"You met \u2068{NUR}\u2069."
    assert words("he").say("{name} commented", name=words("he").name("Ana")) == "\u200f\u2068Ana\u2069 commented"


def test_a_quotation_alone_keeps_its_own_direction() -> None:
    assert ENGLISH.quote(f"{NUR}?") == f"“\u2068{NUR}?\u2069”"


def test_nobodys_words_can_turn_ours() -> None:
    assert ENGLISH.quote("before\u202eafter\u2067") == "“beforeafter”"
    assert ENGLISH.name("A\u202ena") == "Ana"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("The new job", "“The new job”."),
        ("Which trail?", "“Which trail?”"),
        ("So true!", "“So true!”"),
        ("She said “no.”", "“She said ‘no.’”"),
        (f"{NUR}.", f"“\u2068{NUR}.\u2069”"),
        (NUR, f"“\u2068{NUR}\u2069”."),
        ("So late 😴", "“So late 😴”."),
    ],
)
def test_a_quotation_ends_a_sentence_once(text: str, ended: str) -> None:
    assert ENGLISH.ended(ENGLISH.quote(text)) == ended


def test_made_up_languages_leave_nothing_bare() -> None:
    assert words("en-XA").say("{name} commented", name="Ana") == "⟦Ana çöɱɱéñţéð ññññ⟧"
    arabic = words("ar-XB")
    assert arabic.say("{name} commented", name="Ana").endswith("⟦Ana ثوممهنتهد⟧")
    assert arabic.direction == "rtl"
