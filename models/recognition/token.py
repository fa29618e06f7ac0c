"""The words of a text, without what only stands around them."""

from models.recognition.text import is_hidden, match

MOST = 60
"""Words of a text that are looked at one by one."""
_BETWEEN = frozenset(' <>"“”«»`、。，！？；：「」『』（）【】《》')
_BEFORE = frozenset("([{'‘’*-–—•:;,._~|=>")
# The only link with blanks in it, as contact cards have it; a line of its own.
_NUMBER = r"(?:tel|sms|smsto):[0-9+ ().-]{3,30}"
_AFTER = frozenset(".,;:!?…'’‘*)]}|~")


def tokens(text: str) -> list[str]:
    """Words that hold more than letters: only those can be links or addresses."""
    words = [word for line in text.split("\n") for word in ([line] if match(_NUMBER, line) else _words(line))]
    return [word for word in map(bare, words) if word][:MOST]


def _words(line: str) -> list[str]:
    parts = "".join(" " if sign in _BETWEEN else sign for sign in line).split(" ")
    return [part for part in parts if any(sign in ".:@" for sign in part)]


def bare(word: str) -> str:
    """A word without brackets, marks and hidden signs around it."""
    start, end = 0, len(word)
    while start < end and (word[start] in _BEFORE or is_hidden(word[start])):
        start += 1
    # "(see https://en.example.org/wiki/Bee_(insect))": the first bracket at the end belongs to the link.
    extra = word.count(")", start) - word.count("(", start)
    while end > start and (word[end - 1] in _AFTER or is_hidden(word[end - 1])):
        if word[end - 1] == ")":
            if extra <= 0:
                break
            extra -= 1
        end -= 1
    return word[start:end]
