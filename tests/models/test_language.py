"""Which language somebody gets."""

import json
from pathlib import Path

import pytest

from models import catalogue, language

TABLE = json.loads((Path(__file__).parent.parent / "languages.json").read_text())
"""The phone answers alike: tests/client/language.test.ts."""


@pytest.mark.parametrize(("wanted", "locale"), TABLE["wanted"])
def test_a_language_is_found_by_what_the_browser_wants(wanted: list[str], locale: str) -> None:
    assert language.negotiate(wanted, TABLE["known"]) == locale


def test_a_made_up_language_is_for_those_who_ask_for_it_by_name() -> None:
    known = (*TABLE["known"], *language.MADE_UP)
    assert language.negotiate(["en-XA"], known) == "en-XA"
    assert language.negotiate(["ar"], known) == "en-GB"
    assert language.negotiate(["en-XA", "en-US"], TABLE["known"]) == "en-US"
    assert [language.parse(made).text_direction for made in language.MADE_UP] == ["ltr", "rtl"]


def test_english_needs_no_translations() -> None:
    assert language.languages()[0] == "en"


POLISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; "
"plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgctxt "circles, label"
msgid "Close"
msgstr "Blisko"

msgid "Your name"
msgstr "Twoje imię"

#, fuzzy
msgid "Quick add"
msgstr "Szybko"

msgid "Skip"
msgstr ""

msgid "Not of the phone's"
msgstr "Nie"
"""


def test_a_phone_gets_what_is_translated_and_said_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(POLISH, encoding="utf-8")
    monkeypatch.setattr(catalogue, "TRANSLATIONS", tmp_path)
    polish = catalogue.find("pl")
    assert polish is not None
    told = catalogue.for_phone(polish, "pl", language.parse("pl"))
    assert (told["locale"], told["dir"]) == ("pl", "ltr")
    assert told["plural"] == {"one": 0, "few": 1, "many": 2}
    assert told["words"] == {"circles, label\u0004Close": "Blisko", "Your name": "Twoje imię"}


def test_made_up_languages_have_every_sentence_and_plural_form() -> None:
    for made, forms in (("en-XA", 2), ("ar-XB", 6)):
        found = catalogue.find(made)
        assert found is not None
        told = catalogue.for_phone(found, made, language.parse(made))
        assert len(told["words"]) > 200
        assert {len(said) for said in told["words"].values() if isinstance(said, list)} <= {forms}
        assert sorted(told["plural"].values()) == list(range(forms))
