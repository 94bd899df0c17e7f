"""Packed files, opened with care: sizes are checked before anything is unpacked, and while it is."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from kiemdiem.core.interchange import errors, limits

_CHUNK = 2**18
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1


class BadArchive(Exception):
    """A packed file that is not read; the text is a whole sentence."""


class Archive:
    """The parts of a packed file. What the table of contents promises is held against what comes out."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with zipfile.ZipFile(path) as packed:
                infos = packed.infolist()
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
            raise BadArchive(errors.broken_archive()) from None
        self._infos = {info.filename: info for info in infos}
        self._check(infos)

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > limits.MOST_PARTS or len(self._infos) != len(infos):
            raise BadArchive(errors.broken_archive())
        unpacked = sum(info.file_size for info in infos)
        if unpacked > limits.MOST_UNPACKED:
            raise BadArchive(errors.unpacks_too_large(unpacked // 2**20, limits.MOST_UNPACKED // 2**20))
        for info in infos:
            if info.flag_bits & _ENCRYPTED:
                raise BadArchive(errors.password())
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise BadArchive(errors.broken_archive())
            if (
                info.file_size > limits.RATIO_COUNTS_FROM
                and info.file_size > limits.MOST_RATIO * max(info.compress_size, 1)
            ):  # fmt: skip
                raise BadArchive(errors.packed_too_tight(limits.MOST_RATIO))

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> list[str]:
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """A small part, whole."""
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """A part in pieces; raises BadArchive where size or checksum are not as promised."""
        info = self._infos[name]
        size = checksum = 0
        for piece in self._unpack(info):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if size > info.file_size:
                break
            yield piece
        if size != info.file_size or checksum != info.CRC:
            raise BadArchive(errors.broken_archive())

    def _unpack(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            file.seek(info.header_offset)
            header = file.read(_LOCAL_HEADER)
            if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
                raise BadArchive(errors.broken_archive())
            file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
            left = info.compress_size
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS) if info.compress_type == zipfile.ZIP_DEFLATED else None
            while left and (raw := file.read(min(left, _CHUNK))):
                left -= len(raw)
                if unpacker is None:
                    yield raw
                    continue
                try:
                    while raw:
                        yield unpacker.decompress(raw, _CHUNK * 4)
                        raw = unpacker.unconsumed_tail
                except zlib.error:
                    raise BadArchive(errors.broken_archive()) from None
