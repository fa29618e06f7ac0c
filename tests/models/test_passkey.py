from dataclasses import replace

import pytest

from models.base import db
from models.errors import Invalid, NotFound, Refused
from models.passkey import MOST_PASSKEYS, Assertion, Credential, Passkey, UnknownPasskey
from models.recovery_code import RecoveryCode
from models.user import User
from tests.models.conftest import NOW

KEY = bytes(range(32))
CREDENTIAL = Credential(
    credential_id=b"one",
    public_key=b"key",
    sign_count=5,
    aaguid="00000000-0000-0000-0000-000000000000",
    transports=("hybrid", "internal"),
    backup_eligible=False,
    backed_up=False,
)
USED = Assertion(user_handle=None, sign_count=6, backup_eligible=False, backed_up=False)


def test_a_credential_belongs_to_one_account(ana_user: User, bo_user: User) -> None:
    Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    with pytest.raises(Invalid):
        Passkey.add(bo_user, CREDENTIAL, "Phone", NOW)
    with pytest.raises(Invalid):
        Passkey.add(ana_user, CREDENTIAL, "Phone again", NOW)


def test_an_account_has_room_for_thirty(ana_user: User) -> None:
    for number in range(MOST_PASSKEYS):
        Passkey.add(ana_user, replace(CREDENTIAL, credential_id=bytes([number])), "Phone", NOW)
    with pytest.raises(Refused):
        Passkey.add(ana_user, CREDENTIAL, "One more", NOW)


def test_it_is_found_by_its_credential_id(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    assert Passkey.by_credential(b"one") is passkey
    with pytest.raises(UnknownPasskey):
        Passkey.by_credential(b"two")


def test_a_use_is_noted(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    db.session.flush()
    passkey.use(replace(USED, backed_up=True), NOW + 1)
    db.session.refresh(passkey)
    assert (passkey.sign_count, passkey.backed_up, passkey.used_at) == (6, True, NOW + 1)


@pytest.mark.parametrize("count", [5, 4, 0])
def test_a_counter_that_does_not_rise_is_refused(ana_user: User, count: int) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    db.session.flush()
    with pytest.raises(Invalid):
        passkey.use(replace(USED, sign_count=count), NOW)


def test_a_second_request_with_the_same_counter_is_refused(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    db.session.flush()
    passkey.use(USED, NOW)
    with pytest.raises(Invalid):
        passkey.use(USED, NOW)


def test_a_passkey_that_never_counts_may_be_used_again(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, replace(CREDENTIAL, sign_count=0), "Phone", NOW)
    db.session.flush()
    passkey.use(replace(USED, sign_count=0), NOW)
    passkey.use(replace(USED, sign_count=0), NOW + 1)
    db.session.refresh(passkey)
    assert passkey.used_at == NOW + 1


@pytest.mark.parametrize("count", [5, 4, 0])
def test_a_passkey_on_several_devices_may_have_a_counter_that_fell_behind(ana_user: User, count: int) -> None:
    passkey = Passkey.add(ana_user, replace(CREDENTIAL, backup_eligible=True, backed_up=True), "Phone", NOW)
    db.session.flush()
    passkey.use(replace(USED, sign_count=count, backup_eligible=True, backed_up=True), NOW + 1)
    db.session.refresh(passkey)
    assert (passkey.sign_count, passkey.used_at) == (count, NOW + 1)


def test_a_changed_backup_eligibility_is_refused(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    db.session.flush()
    with pytest.raises(Invalid):
        passkey.use(replace(USED, backup_eligible=True), NOW)


def test_the_last_one_stays_while_no_unused_code_is_left(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    with pytest.raises(Refused):
        passkey.remove()
    codes = RecoveryCode.replace(ana_user.id, KEY, NOW)
    for code in codes:
        RecoveryCode.use(code, KEY, NOW)
    with pytest.raises(Refused):
        passkey.remove()


def test_the_last_one_may_go_while_codes_are_left(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    RecoveryCode.replace(ana_user.id, KEY, NOW)
    passkey.remove()
    assert Passkey.count_of(ana_user.id) == 0


def test_one_of_two_may_go_without_codes(ana_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    tablet = Passkey.add(ana_user, replace(CREDENTIAL, credential_id=b"two"), "Tablet", NOW + 1)
    db.session.flush()
    passkey.remove()
    assert Passkey.of_user(ana_user.id).all() == [tablet]


def test_somebody_elses_passkey_is_not_found(ana_user: User, bo_user: User) -> None:
    passkey = Passkey.add(ana_user, CREDENTIAL, "Phone", NOW)
    assert Passkey.owned(ana_user.id, passkey.id) is passkey
    with pytest.raises(NotFound):
        Passkey.owned(bo_user.id, passkey.id)
