"""Server and phone read every share alike."""

import json
import random
import subprocess
import unicodedata
from dataclasses import asdict
from typing import Any

from models.recognise import recognise
from tests.recognise.table import HERE, ROWS

MUTANTS = 2_000
SEED = 20_240_517
# What makes two languages disagree: kinds of space and of line break, hidden signs, letters with odd capitals, escapes.
SIGNS = (
    " \t\n\r\v\f\x1c\x85\xa0\u2003\u2028\u2029\u200b\u200d\u200e\u202e\ufeff\u00ad\0\x07\x7f"
    "aAzZ09._-/\\@:;?#&=%+*~'\"<>()[]{}|!,’“”«»•·…–—、。！"
    "éßſKİıςΣǅﬁｘ．／а́山🐝👩\U000e0041\U000e0101\u0300\u0e01٣²½\ud800\udfff"
)


def changed(share: dict[str, str], rng: random.Random) -> dict[str, str]:
    """The share after one to four small changes, each of which may break it, or its neighbour in the other language."""
    made = {name: part[:600] for name, part in share.items()}
    for _ in range(rng.randint(1, 4)):
        name = rng.choice(list(made))
        part = made[name]
        at, to = sorted(rng.randint(0, len(part)) for _ in range(2))
        other = rng.choice(list(rng.choice(ROWS).share.values()))[:200]
        made[name] = rng.choice(
            [
                part[:at] + rng.choice(SIGNS) + part[at:],
                part[:at] + rng.choice(SIGNS) + part[at + 1 :],
                part[:at] + part[at + 1 :],
                part[:at] + part[to:],
                part[:at] + part[at:to].swapcase() + part[to:],
                part[:at]
                + "".join(f"%{byte:02X}" for byte in part[at : at + 2].encode("utf-8", "replace"))
                + part[at + 2 :],
                part[:at] + other + part[at:],
                part + rng.choice(["\n", " ", ""]) + other,
                unicodedata.normalize(rng.choice(["NFC", "NFD", "NFKC"]), part),
            ]
        )
        if rng.random() < 0.1:
            made[rng.choice(["title", "text", "url"])] = made.pop(name)
    return made


def on_the_phone(shares: list[dict[str, str]]) -> list[dict[str, Any]]:
    given = "\n".join(map(json.dumps, shares))
    done = subprocess.run(["node", str(HERE / "twin.mjs")], input=given, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_server_and_phone_agree() -> None:
    rng = random.Random(SEED)
    shares = [row.share for row in ROWS] + [changed(rng.choice(ROWS).share, rng) for _ in range(MUTANTS)]
    answers = on_the_phone(shares)
    assert len(answers) == len(shares)
    opening = [answer.pop("opens") for answer in answers]
    assert {link.partition(":")[0] for link in opening if link} == {"https", "mailto", "tel", "sms"}
    pairs = ((share, asdict(recognise(**share)), answer) for share, answer in zip(shares, answers, strict=True))
    different = [(share, here, there) for share, here, there in pairs if here != there]
    assert different == []
    # Changes that break every share would show nothing.
    assert sum(answer["address"] is not None for answer in answers) > len(answers) / 5
