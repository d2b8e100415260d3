"""A canvas that is a PDF document of one page, with vectors like the SVG.

Text is set in Helvetica, which every viewer has. Reference: ISO 32000-1, Document management:
Portable document format, part 1.
"""

import re
import zlib

from guitrainer.runs.export.canvas import Align
from guitrainer.runs.export.palette import DARK, Palette, Pixels

_POINT = 0.75  # of a screen pixel, of which there are 96 per inch
_ENCODING = "cp1252"
# Signs of the texts that the encoding lacks, and what looks like them.
_LOOKALIKES = str.maketrans({"−": "–", "→": ">", "σ": "s", "≤": "<", "≥": ">"})
# Widths of Helvetica in thousandths of its size, from the space to the tilde.
_WIDTHS = (
    (278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278)
    + (556,) * 10
    + (278, 278, 584, 584, 584, 556, 1015)
    + (667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833)
    + (722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611)
    + (278, 278, 278, 469, 556, 333)
    + (556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833)
    + (556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500)
    + (334, 260, 334, 584)
)
_OTHER_WIDTHS = {"·": 278, "…": 1000, "±": 584, "×": 584, "—": 1000}
_USUAL_WIDTH = 556
# Signs with a meaning in strings of PDF, which a backslash takes away.
_SPECIAL, _ESCAPED = r"([\\()\r\n])", r"\\\1"


class PdfPage:
    """A PDF document; measured in screen pixels like every canvas.

    Parameters
    ----------
    width, height : size in screen pixels
    title : title of the document
    """

    def __init__(self, width: int, height: int, title: str, palette: Palette = DARK) -> None:
        self.palette = palette
        self._size = (width, height)
        self._title = title
        # The origin is at the top left, and y grows downward.
        self._parts = [f"{_POINT} 0 0 {-_POINT} 0 {height * _POINT:g} cm"]
        self.box(0, 0, width, height, palette.background)

    def box(self, x: int, y: int, width: int, height: int, color: str) -> None:
        """Fill a rectangle."""
        self._parts.append(f"{_rgb(bytes.fromhex(color[1:]))} rg {x} {y} {width} {height} re f")

    def tile(self, x: int, y: int, pixels: Pixels, scale: int) -> None:
        """Draw a filter.

        Every square reaches to the lower right corner and is covered by those after it, because
        viewers show a seam between squares that only touch.
        """
        height, width = pixels.shape[:2]
        for row, line in enumerate(pixels.tolist()):
            for column, color in enumerate(line):
                left, top = x + column * scale, y + row * scale
                size = f"{(width - column) * scale} {(height - row) * scale}"
                self._parts.append(f"{_rgb(color)} rg {left} {top} {size} re f")

    def text(self, x: int, y: int, text: str, size: int, color: str, align: Align = "left") -> None:
        """Write one line."""
        shown = text.translate(_LOOKALIKES)
        left = x - {"left": 0, "middle": 0.5, "right": 1}[align] * _width(shown, size)
        place = f"1 0 0 -1 {left:g} {y} Tm"
        fill = f"{_rgb(bytes.fromhex(color[1:]))} rg"
        self._parts.append(f"BT /F1 {size} Tf {fill} {place} {_string(shown)} Tj ET")

    def document(self) -> bytes:
        """Return the whole document."""
        width, height = (side * _POINT for side in self._size)
        drawing = zlib.compress("\n".join(self._parts).encode(_ENCODING), 9)
        font = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 {width:g} {height:g}] /Contents 4 0 R"
        stream = f"<< /Length {len(drawing)} /Filter /FlateDecode >>\nstream\n".encode()
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< {page} /Resources << /Font << /F1 5 0 R >> >> >>".encode(),
            stream + drawing + b"\nendstream",
            f"<< {font} >>".encode(),
            b"<< /Title <" + self._title.encode("utf-16").hex().encode() + b"> >>",
        ]
        return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """Number the objects, and add the table of their places."""
    content, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start, count = len(content), len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % count + rows
    content += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (count, len(objects))
    return bytes(content) + b"startxref\n%d\n%%%%EOF\n" % start


def _rgb(color: bytes | list[int]) -> str:
    return " ".join(f"{part / 255:.4g}" for part in color)


def _string(text: str) -> str:
    """Return the text as a string of PDF; signs that the encoding lacks become question marks."""
    known = text.encode(_ENCODING, "replace").decode(_ENCODING)
    return f"({re.sub(_SPECIAL, _ESCAPED, known)})"


def _width(text: str, size: int) -> float:
    """Return the width of a line in screen pixels."""
    widths = (
        _WIDTHS[ord(sign) - 32] if " " <= sign <= "~" else _OTHER_WIDTHS.get(sign, _USUAL_WIDTH)
        for sign in text
    )
    return sum(widths) * size / 1000
