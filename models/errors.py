"""What can go wrong, in words for the person. ``pwa/errors.py`` alone turns these into statuses."""


class KithError(Exception):
    """The base of our own errors. ``str(error)`` is a sentence that the person may read."""


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

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after
