"""Pictures for tests, drawn here: a face of nobody, and a room. No photo of a person is ever part of this project."""

import io

from PIL import Image, ImageDraw, ImageFilter


def drawn_face(size: tuple[int, int] = (800, 600), at: tuple[int, int] = (300, 150), high: int = 260) -> Image.Image:
    """A wall with one drawn face, whose left top corner and height in pixels are given."""
    picture = Image.new("RGB", size, (150, 160, 170))
    draw = ImageDraw.Draw(picture)
    x, y = at
    unit = high / 100

    def oval(left: float, top: float, right: float, bottom: float, colour: tuple[int, int, int]) -> None:
        draw.ellipse((x + left * unit, y + top * unit, x + right * unit, y + bottom * unit), fill=colour)

    skin, shade, dark = (214, 178, 152), (150, 112, 92), (45, 32, 28)
    oval(5, -8, 75, 75, dark)
    oval(10, 0, 70, 100, skin)
    for middle in (27, 53):
        oval(middle - 10, 33, middle + 10, 47, shade)
        oval(middle - 8, 38, middle + 8, 46, (235, 230, 225))
        oval(middle - 4, 38, middle + 4, 46, dark)
        oval(middle - 11, 29, middle + 11, 34, dark)
    oval(35, 44, 45, 66, (228, 196, 172))
    oval(33, 61, 47, 68, shade)
    oval(27, 74, 53, 84, (140, 62, 60))
    return picture.filter(ImageFilter.GaussianBlur(high / 90))


def drawn_room(size: tuple[int, int] = (800, 600)) -> Image.Image:
    """A corridor with a door, an exit sign and a window: nobody in it."""
    picture = Image.new("RGB", size, (205, 200, 190))
    draw = ImageDraw.Draw(picture)
    wide, high = size
    draw.rectangle((0, high * 0.8, wide, high), fill=(120, 95, 70))
    draw.rectangle((wide * 0.4, high * 0.25, wide * 0.6, high * 0.8), fill=(95, 70, 50))
    draw.ellipse((wide * 0.57, high * 0.52, wide * 0.585, high * 0.545), fill=(210, 190, 90))
    draw.rectangle((wide * 0.43, high * 0.12, wide * 0.57, high * 0.2), fill=(20, 130, 70))
    draw.rectangle((wide * 0.08, high * 0.2, wide * 0.28, high * 0.5), fill=(170, 205, 235))
    return picture


def as_jpeg(picture: Image.Image) -> bytes:
    """The picture as a phone would send it."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()
