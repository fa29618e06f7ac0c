"""What people are called within a sentence."""

import pytest

from models.first_name import first_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Mika Kovács", "Mika"),
        ("  Ana   Sá ", "Ana"),
        ("K", "K"),
        ("Dr. Noor Haddad", "Noor"),
        ("Prof Dr Tunde Okafor", "Tunde"),
        ("Sir", "Sir"),
        ("נורית כהן", "נורית"),
        ("김민준", "김민준"),
        ("🌻 Sam", "🌻"),
        ("Marguerite-Delacroix-Vandenberghe", "Marguerite-Delacroix-Va…"),
        ("x" * 200, "x" * 23 + "…"),
    ],
)
def test_people_are_called_by_their_first_name(name: str, called: str) -> None:
    assert first_name(name) == called
