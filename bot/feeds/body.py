"""Reading the body of an answer without ever holding more than was agreed.

Owns decompression with a ceiling on what comes out, however small what went in. The network is `fetch`'s part.
"""

import zlib

_STEP_BYTES = 64 * 1024
_PORTION_BYTES = 256 * 1024
_GZIP_MAGIC = b"\x1f\x8b"


class BodyTooLarge(Exception):
    """More came out than the ceiling allows."""


class BodyBroken(Exception):
    """The compressed stream is damaged or in a coding we did not ask for."""


class BodyReader:
    """Takes chunks as they arrive and gives the decompressed whole; holds `max_bytes` and 64 KiB at most.

    `coding` is the Content-Encoding header, "" when there is none.

    Raises: BodyBroken for an unknown coding.
    """

    def __init__(self, coding: str, max_bytes: int) -> None:
        self._coding = coding.strip().lower()
        if self._coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise BodyBroken(self._coding)
        self._max_bytes = max_bytes
        self._received = 0
        self._portions: list[bytes] = []
        self._latest = bytearray()
        self._kept = 0
        self._inflater: zlib._Decompress | None = None
        self._finished = False

    def __len__(self) -> int:
        return self._kept

    def feed(self, chunk: bytes) -> None:
        """Raises: BodyTooLarge, BodyBroken."""
        self._received += len(chunk)
        if self._received > self._max_bytes:
            raise BodyTooLarge
        if self._coding in {"", "identity"}:
            self._keep(chunk)
        else:
            self._inflate(chunk)

    def whole(self) -> bytes:
        """Everything read, handed out once. Raises: BodyBroken when a compressed stream stopped before its end."""
        if self._inflater is not None and not self._finished:
            raise BodyBroken("cut off")
        whole = b"".join((*self._portions, self._latest))
        self._portions.clear()
        self._latest.clear()
        return whole

    def _keep(self, piece: bytes) -> None:
        self._kept += len(piece)
        if self._kept > self._max_bytes:
            raise BodyTooLarge
        # In portions, because one buffer that grows is there twice each time it has to move.
        self._latest += piece
        if len(self._latest) >= _PORTION_BYTES:
            self._portions.append(bytes(self._latest))
            self._latest.clear()

    def _inflate(self, data: bytes) -> None:
        while data and not self._finished:
            if self._inflater is None:
                self._inflater = zlib.decompressobj(self._window_bits(data))
            try:
                self._keep(self._inflater.decompress(data, _STEP_BYTES))
            except zlib.error as error:
                raise BodyBroken("damaged") from error
            data = self._inflater.unconsumed_tail
            if self._inflater.eof:
                data = self._next_member(self._inflater.unused_data)

    def _next_member(self, rest: bytes) -> bytes:
        """gzip files may be several in a row; anything else after the end is padding."""
        if rest.startswith(_GZIP_MAGIC):
            self._inflater = None
            return rest
        self._finished = True
        return b""

    def _window_bits(self, data: bytes) -> int:
        """gzip and zlib are told apart by zlib itself; some servers send bare deflate, which has no header."""
        bare = self._coding == "deflate" and (data[0] & 0x0F != 8 or (len(data) > 1 and (data[0] << 8 | data[1]) % 31))
        return -zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32
