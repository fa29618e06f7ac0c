from models.token import digest, new_token

KEY = bytes(32)


def test_tokens_have_256_bits_and_differ() -> None:
    assert len(new_token()) == 43
    assert new_token() != new_token()


def test_a_digest_depends_on_key_purpose_and_secret() -> None:
    digests = {
        digest(KEY, "session", "abc"),
        digest(KEY, "link", "abc"),
        digest(KEY, "session", "abd"),
        digest(bytes(31) + b"\1", "session", "abc"),
    }
    assert len(digests) == 4
    assert all(len(each) == 64 for each in digests)


def test_half_a_character_is_an_unknown_secret_and_no_crash() -> None:
    assert len(digest(KEY, "session", "\ud800")) == 64
