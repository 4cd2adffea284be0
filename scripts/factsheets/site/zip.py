"""A zip file whose bytes depend on its contents alone, and as small as deflate can be.

In: names with their bytes. Out: the bytes of a zip (APPNOTE 6.3.10). The compressor is libdeflate,
at the version of the lock: Python's own calls whichever zlib a system has, and those differ in
their output, while the same commit must give the same file everywhere. Where there is no wheel of
it, Python's own is used all the same, and said to be. Only importer of deflate.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

try:
    import deflate
except ModuleNotFoundError:
    deflate = None  # type: ignore[assignment]

WITHOUT_DEFLATE = (
    "The package deflate is missing: the download is larger, and its bytes are not those of a "
    "build that has it."
)
# The most thorough of libdeflate's levels.
LEVEL = 12
DEFLATED = 8
# Names are UTF-8 (APPNOTE 4.4.4, bit 11); made by Unix, version 2.0 is needed to extract.
UTF8 = 0x800
VERSION = 20
MADE_BY_UNIX = 3 << 8 | VERSION
# A regular file that all may read and its owner may write.
PERMISSIONS = 0o100644 << 16
MOST_FILES, MOST_BYTES = 0xFFFE, 0xFFFF_FFFE


@dataclass(frozen=True)
class Packed:
    """One file as it lies in a zip: its deflated bytes, and size and checksum of what it was."""

    data: bytes
    size: int
    checksum: int


def packed(content: bytes) -> Packed:
    """``content``, deflated."""
    if deflate:
        data = bytes(deflate.deflate_compress(content, LEVEL))
    else:
        compressor = zlib.compressobj(zlib.Z_BEST_COMPRESSION, wbits=-zlib.MAX_WBITS)
        data = compressor.compress(content) + compressor.flush()
    return Packed(data, len(content), crc32(content))


def warning() -> str:
    """What a person should know of the zips that are made here; empty if all is well."""
    return "" if deflate else WITHOUT_DEFLATE


def zip_file(files: Mapping[str, Packed], moment: datetime) -> bytes:
    """The zip of ``files`` by their names, in the order of the names, all dated ``moment``.

    Raises ``ValueError`` if it would be too large for a zip of the first kind (not zip64).
    """
    stamp = _stamp(moment)
    body, directory = bytearray(), bytearray()
    for name in sorted(files):
        file, written = files[name], name.encode()
        shared = (UTF8, DEFLATED, *stamp, file.checksum, len(file.data), file.size, len(written), 0)
        directory += struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            *(MADE_BY_UNIX, VERSION, *shared),
            *(0, 0, 0, PERMISSIONS, len(body)),
        )
        directory += written
        body += struct.pack("<4s5H3L2H", b"PK\3\4", VERSION, *shared) + written + file.data
    if len(files) > MOST_FILES or len(body) + len(directory) > MOST_BYTES:
        raise ValueError(f"{len(files)} files are too many or too large for a zip file")
    count = len(files)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def _stamp(moment: datetime) -> tuple[int, int]:
    """Time and date as MS-DOS writes them, which begin in 1980 and count seconds by two."""
    year = max(moment.year, 1980) - 1980
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    return time, year << 9 | moment.month << 5 | moment.day
