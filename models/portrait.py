"""A portrait: the small picture that is made of what somebody sent, always our own WebP, never their bytes.

The only file that imports Pillow.
"""

import io
import struct
import threading
import warnings

from PIL import ExifTags, Image

from models.errors import Invalid
from models.face import MAX_BYTES

SIDE = 320
"""Faces are at most this many pixels wide and high."""
MAX_PIXELS = 1_000_000
"""A phone sends 320 by 320; this much is decoded in a moment."""
FORMATS = ("WEBP", "JPEG", "PNG")
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, AttributeError, LookupError, struct.error)
"""What Pillow raises on broken pictures. All but the first four come from the notes of the camera (EXIF)."""
TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by the camera's note. Pillow's own function writes all other notes anew to change this
one, and breaks on those that it cannot write."""

AT_ONCE = threading.BoundedSemaphore(2)
"""Each picture takes some ten megabytes while it is made anew; many at once would take all the memory there is."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


def make_webp(uploaded: bytes) -> bytes:
    """Decode a WebP, JPEG or PNG and encode a square-bounded WebP without any metadata.

    Raises ``Invalid`` for anything else, for more than ``MAX_BYTES`` and for more than ``MAX_PIXELS``.
    """
    if len(uploaded) > MAX_BYTES:
        raise Invalid("That picture is too large.")
    with AT_ONCE:
        return _made_anew(uploaded)


def _made_anew(uploaded: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(uploaded), formats=FORMATS) as picture:
            # The size stands in the header: a flood of pixels is refused before a single one is decoded.
            if picture.width * picture.height > MAX_PIXELS:
                raise Invalid("That picture is too large.")
            picture.draft("RGB", (SIDE, SIDE))
            turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
            upright = (picture.transpose(turn) if turn is not None else picture).convert("RGB")
    except (*BROKEN, Image.DecompressionBombWarning) as error:
        raise Invalid("That file is not a picture Kith can read.") from error
    except Image.DecompressionBombError as error:
        raise Invalid("That picture is too large.") from error
    upright.thumbnail((SIDE, SIDE))
    # A JPEG's comment and a PNG's text survive a plain re-save.
    upright.info.clear()
    made = io.BytesIO()
    upright.save(made, "WEBP", quality=80, method=4)
    return made.getvalue()
