"""A photograph as a phone's camera makes it: large, in colour, different at every point."""

from pathlib import Path

from PIL import Image

SIZE = (3000, 4000)


def take_photograph(folder: Path, name: str = "photograph", size: tuple[int, int] = SIZE) -> Path:
    """Make a JPEG of a few hundred kilobytes; returns its path."""
    photograph = Image.merge(
        "RGB", [Image.radial_gradient("L"), Image.linear_gradient("L"), Image.new("L", (256, 256))]
    )
    path = folder / f"{name}.jpg"
    photograph.resize(size).save(path, quality=90)
    return path
