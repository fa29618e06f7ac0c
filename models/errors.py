"""What can go wrong, in words for the person. ``pwa/errors.py`` alone turns these into statuses."""

from models.wording import Words


class KithError(Exception):
    """The base of our own errors: an English sentence that the person may read, with what stands for each ``{name}``.

    The sentence is a literal where the error is raised, or goes through ``sentence`` (``models/wording.py``).
    """

    def __init__(self, english: str, **values: str) -> None:
        super().__init__(english.format(**values))
        self.english = english
        self.values = values

    def said(self, words: Words) -> str:
        """The sentence in somebody's language."""
        return words.say(self.english, **self.values)


class NotFound(KithError):
    """No such row among the user's own, also when it is somebody else's."""


class Invalid(KithError):
    """The input cannot be used; nothing was changed."""


class NotSignedIn(KithError):
    """There is no live session."""


class Refused(KithError):
    """The user may not do this, or not now."""


class NotConfirmed(Refused):
    """The user must show a passkey again before this."""


class TooMany(KithError):
    """Too many tries; ``retry_after`` is in seconds."""

    def __init__(self, english: str, retry_after: int, **values: str) -> None:
        super().__init__(english, **values)
        self.retry_after = retry_after
