"""What CPython's codecs for Chinese, Japanese and Korean make of all characters; run here, and as a reader's own code."""

import binascii
from importlib import import_module

CODECS = {
    "_codecs_cn": ("gb2312", "gbk", "gb18030", "hz"),
    "_codecs_hk": ("big5hkscs",),
    "_codecs_iso2022": ("iso2022_jp_ext", "iso2022_jp_2004", "iso2022_kr"),
    "_codecs_jp": ("shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213"),
    "_codecs_kr": ("euc_kr", "cp949", "johab"),
    "_codecs_tw": ("big5", "cp950"),
}
TEXT = "".join(map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x10000), *range(0x20000, 0x2FA20))))
PAIRS = bytes(byte for lead in range(0x80, 0x100) for trail in range(0x100) for byte in (lead, trail))


def told() -> str:
    """Return, by codec, a checksum of all texts encoded, of that decoded, and of all pairs of bytes decoded."""
    return " ".join(f"{name} {_sum(module, name)}" for module, names in CODECS.items() for name in names)


def _sum(module: str, name: str) -> int:
    codec = import_module(module).getcodec(name)
    encoded = codec.encode(TEXT, "ignore")[0]
    decoded = (codec.decode(given, "replace")[0].encode() for given in (encoded, PAIRS))
    return binascii.crc32(b"".join((encoded, *decoded)))
