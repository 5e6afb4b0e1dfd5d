"""What a file is called, when all there is are bytes: names in zips that do not say their encoding."""

from __future__ import annotations

import re
import zipfile

SAYS_UTF8 = 0x800
UNICODE_PATH = 0x7075
LETTER = r"[\u3000\u3005\u3041-\u30fe\u3400-\u9fff\uff01-\uff5e]"
JAPANESE = re.compile(LETTER)
LONE_AMONG_LATIN = re.compile(rf"(?<!{LETTER}){LETTER}(?=[A-Za-z])|(?<=[A-Za-z]){LETTER}(?!{LETTER})")


def decoded(name: bytes) -> str:
    """A name in UTF-8, else in the Japanese encoding of Windows, else in that of the first PCs.

    Bytes of "Schröder" in the last are, to the Japanese one, a single kanji among Latin letters: no name looks so.
    Half-width kana are not considered: their bytes are those of accented letters.

    Examples
    --------
    >>> [decoded("山田_課題.ipynb".encode(code)) for code in ("utf-8", "cp932")]
    ['山田_課題.ipynb', '山田_課題.ipynb']
    >>> [decoded(f"{name}.ipynb".encode("cp437")) for name in ("Müller", "Schröder")]
    ['Müller.ipynb', 'Schröder.ipynb']
    """
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        japanese = name.decode("cp932")
    except UnicodeDecodeError:
        return name.decode("cp437")
    foreign = "".join(letter for letter in japanese if not letter.isascii())
    fits = JAPANESE.sub("", foreign) == "" and not LONE_AMONG_LATIN.search(japanese)
    return japanese if fits else name.decode("cp437")


def member_name(member: zipfile.ZipInfo) -> str:
    """The name of a zip's member, whatever program wrote it.

    Examples
    --------
    >>> member = zipfile.ZipInfo("課題.ipynb".encode("cp932").decode("cp437"))
    >>> member_name(member)
    '課題.ipynb'
    """
    if member.flag_bits & SAYS_UTF8:
        return member.filename
    if (path := unicode_path(member.extra)) is not None:
        return path
    try:
        return decoded(member.filename.encode("cp437"))
    except UnicodeEncodeError:
        return member.filename


def unicode_path(extra: bytes) -> str | None:
    """The name in the extra field that Info-ZIP adds: kind, length, version, checksum, then UTF-8."""
    while len(extra) >= 4:
        kind, length = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == UNICODE_PATH and length > 5:
            try:
                return extra[9:4 + length].decode("utf-8")
            except UnicodeDecodeError:
                return None
        extra = extra[4 + length:]
    return None


def components(path: str) -> tuple[str, ...]:
    """The folders and the file of a member's path, without what would lead out of the zip.

    Examples
    --------
    >>> components("../../etc/x.ipynb"), components(r"C:\\work\\x.ipynb")
    (('etc', 'x.ipynb'), ('work', 'x.ipynb'))
    """
    parts = re.split(r"[/\\]+", path)
    return tuple(part for part in parts if part not in ("", ".", "..") and not re.fullmatch(r"[A-Za-z]:", part))
