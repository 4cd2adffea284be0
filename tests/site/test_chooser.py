"""The root page."""

from __future__ import annotations

from factsheets.site.chooser import chooser


def test_the_root_page_offers_both_languages_without_a_script() -> None:
    page = chooser("A <b> site", "网站")
    assert '<a href="en/index.html" lang="en">A &lt;b&gt; site (English)</a>' in page
    assert '<a href="zh/index.html" lang="zh-Hans">网站（简体中文）</a>' in page
