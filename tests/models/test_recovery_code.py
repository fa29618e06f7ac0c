import pytest
from sqlalchemy import select

from models.base import db
from models.errors import Invalid
from models.recovery_code import ALPHABET, RecoveryCode, new_code, plain
from models.user import User
from tests.models.conftest import NOW

KEY = bytes(range(32))


def test_a_code_is_twenty_characters_in_groups_of_five() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5]
    assert set(plain(code)) <= set(ALPHABET)
    assert len(ALPHABET) == 32  # 5 bits each, 100 in all
    assert new_code() != code


def test_ten_codes_each_of_which_lets_in_once(ana_user: User) -> None:
    codes = RecoveryCode.replace(ana_user.id, KEY, NOW)
    assert len(set(codes)) == 10
    assert RecoveryCode.use(codes[0], KEY, NOW) == ana_user.id
    with pytest.raises(Invalid):
        RecoveryCode.use(codes[0], KEY, NOW)
    assert RecoveryCode.left(ana_user.id) == 9


def test_a_code_may_be_typed_as_people_type(ana_user: User) -> None:
    code = RecoveryCode.replace(ana_user.id, KEY, NOW)[0]
    typed = " " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l") + "\n"
    assert RecoveryCode.use(typed, KEY, NOW) == ana_user.id


@pytest.mark.parametrize("code", ["", "-----", "AAAAA-AAAAA-AAAAA-AAAAA", "\x00", "\ud800", "٣" * 20])
def test_no_code_at_all_is_refused(ana_user: User, code: str) -> None:
    RecoveryCode.replace(ana_user.id, KEY, NOW)
    with pytest.raises(Invalid):
        RecoveryCode.use(code, KEY, NOW)


def test_new_codes_replace_the_old_ones_of_that_user_only(ana_user: User, bo_user: User) -> None:
    old = RecoveryCode.replace(ana_user.id, KEY, NOW)
    bos = RecoveryCode.replace(bo_user.id, KEY, NOW)
    RecoveryCode.replace(ana_user.id, KEY, NOW)
    with pytest.raises(Invalid):
        RecoveryCode.use(old[0], KEY, NOW)
    assert RecoveryCode.use(bos[0], KEY, NOW) == bo_user.id


def test_the_codes_themselves_are_not_kept(ana_user: User) -> None:
    codes = RecoveryCode.replace(ana_user.id, KEY, NOW)
    kept = [str(value) for row in db.session.execute(select(RecoveryCode.__table__)) for value in row]
    assert not {*codes, *map(plain, codes)} & set(kept)


def test_a_used_code_keeps_the_time_of_its_use(ana_user: User) -> None:
    code = RecoveryCode.replace(ana_user.id, KEY, NOW)[0]
    RecoveryCode.use(code, KEY, NOW + 7)
    assert db.session.scalars(select(RecoveryCode.used_at).where(RecoveryCode.used_at.is_not(None))).all() == [NOW + 7]
