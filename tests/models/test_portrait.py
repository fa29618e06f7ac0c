"""Faces: whatever is sent, what is kept is our own small WebP."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageChops, ImageOps

from models import portrait
from models.errors import Invalid
from models.face import MAX_BYTES


def picture(form: str = "JPEG", size: tuple[int, int] = (900, 600), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, (180, 69, 43)).save(made, form, **options)
    return made.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_small_webp(form: str) -> None:
    with Image.open(io.BytesIO(portrait.make_webp(picture(form)))) as made:
        assert made.format == "WEBP"
        assert made.size == (320, 213)


def test_where_and_with_what_it_was_taken_is_dropped() -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (38.0, 43.0, 0.0)}
    exif[0x010F] = "A camera"
    made = portrait.make_webp(picture(exif=exif, comment=b"taken at home"))
    with Image.open(io.BytesIO(made)) as kept:
        assert not kept.getexif()
        assert b"home" not in made and b"camera" not in made


@pytest.mark.parametrize("noted", range(1, 9))
def test_a_picture_is_upright_however_it_was_taken(noted: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = noted
    halves = Image.new("RGB", (90, 60))
    halves.paste((255, 0, 0), (0, 0, 45, 30))
    sent = io.BytesIO()
    halves.save(sent, "PNG", exif=exif)
    with Image.open(sent) as taken, Image.open(io.BytesIO(portrait.make_webp(sent.getvalue()))) as made:
        upright = ImageOps.exif_transpose(taken)
        assert made.size == upright.size
        differences = ImageChops.difference(made.convert("RGB"), upright).resize((4, 4))
        assert max(differences.tobytes()) < 40


def test_a_flood_of_pixels_is_refused_before_it_is_decoded() -> None:
    flood = picture("PNG", (3000, 3000), optimize=True)
    assert len(flood) < MAX_BYTES
    with pytest.raises(Invalid, match="too large"):
        portrait.make_webp(flood)


@pytest.mark.parametrize(
    "junk",
    [b"", b"GIF89a" + bytes(50), b"\xff\xd8\xff\xe0" + bytes(20), picture("PNG")[:-30], picture("BMP"), b"%!PS-Adobe"],
    ids=["nothing", "gif", "jpeg header", "cut png", "bmp", "postscript"],
)
def test_what_is_not_a_picture_is_refused(junk: bytes) -> None:
    with pytest.raises(Invalid):
        portrait.make_webp(junk)


def test_a_large_file_is_refused() -> None:
    with pytest.raises(Invalid, match="too large"):
        portrait.make_webp(bytes(MAX_BYTES + 1))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_broken_notes_of_a_camera_break_nothing_else(form: str) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "A camera", {1: "N", 2: (38.0, 43.0, 0.0)}
    whole = picture(form, (40, 30), exif=exif)
    notes = whole.index(exif.tobytes()[6:])
    for at in range(notes, notes + 90):
        for byte in (0, 2, 7, 255):
            try:
                portrait.make_webp(whole[:at] + bytes([byte]) + whole[at + 1 :])
            except Invalid:
                continue


def test_two_pictures_are_made_anew_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Semaphore(0), threading.Event()
    made_anew = portrait._made_anew

    def slowly(uploaded: bytes) -> bytes:
        begun.release()
        assert go_on.wait(10)
        return made_anew(uploaded)

    monkeypatch.setattr(portrait, "_made_anew", slowly)
    with ThreadPoolExecutor(4) as pool:
        pictures = [pool.submit(portrait.make_webp, picture()) for _ in range(4)]
        assert begun.acquire(timeout=10) and begun.acquire(timeout=10)
        assert not portrait.AT_ONCE.acquire(blocking=False) and not begun.acquire(blocking=False)
        go_on.set()
        assert len({one.result() for one in pictures}) == 1
