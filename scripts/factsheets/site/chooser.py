"""The root page of the site: chooses a language by the browser's, or lets the reader choose."""

from __future__ import annotations

from html import escape

# Chooses once, by the browser's languages; the two links work without it.
CHOOSE = """\
const chinese = (navigator.languages || [navigator.language]).some((tag) => /^zh\\b/i.test(tag));
location.replace(`${chinese ? "zh" : "en"}/index.html${location.hash}`);
"""


def chooser(english: str, chinese: str) -> str:
    """The root page: two links, and a script that follows one of them."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<script src="en/assets/policy.js"></script>
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(english)} · {escape(chinese)}</title>
<script src="choose-language.js"></script>
</head>
<body>
<p><a href="en/index.html" lang="en">{escape(english)} (English)</a></p>
<p><a href="zh/index.html" lang="zh-Hans">{escape(chinese)}（简体中文）</a></p>
</body>
</html>
"""
