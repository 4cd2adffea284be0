"""What to call a character that nobody can see, in both languages.

In: one character. Out: the values ``char`` and ``char_zh`` of a message.
"""

from __future__ import annotations

import unicodedata

# Control characters, for which Unicode has no name.
ENGLISH = {"\t": "TAB", "\r": "CARRIAGE RETURN", "\x85": "NEXT LINE", "\x00": "NULL"}
CHINESE = {
    "\t": "制表符",
    "\r": "回车符",
    "\x85": "换行控制符",
    "\x00": "空字符",
    "\u00a0": "不换行空格",
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u202f": "窄不换行空格",
    "\u2060": "词连接符",
    "\u3000": "全角空格",
    "\ufeff": "零宽不换行空格",
    "\ufffd": "替换字符",
}
CHINESE |= dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e", "书写方向标记")
CHINESE |= dict.fromkeys("\u2066\u2067\u2068\u2069", "书写方向标记")


def named(char: str) -> dict[str, str]:
    """``char`` by number and name: ``U+200B ZERO WIDTH SPACE``, ``U+200B（零宽空格）``.

    A character without a name, or without one in Chinese, goes by its number there.
    """
    number = f"U+{ord(char):04X}"
    english = ENGLISH.get(char) or unicodedata.name(char, "")
    chinese = f"（{CHINESE[char]}）" if char in CHINESE else ""
    return {"char": f"{number} {english}".strip(), "char_zh": number + chinese}
