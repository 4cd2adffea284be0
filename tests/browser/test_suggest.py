"""The form that suggests a change: from disk, by mouse and by keyboard, to the change file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Download, Locator, Page
from tests.browser.axe import violations
from tests.browser.conftest import Open, switch_language

from factsheets.changes.decode import MAX_BYTES
from factsheets.changes.file import parse_change
from factsheets.messages.problem import Language

SHEET = "treatments/atezolizumab-carboplatin-nab-paclitaxel"
LIST = "treatments/doxorubicin"


@pytest.fixture
def form(visit: Open) -> Iterator[Open]:
    """Opens the form of a sheet and waits for it."""

    opened: list[Page] = []

    def open_form(place: str = SHEET, language: str = "en", **more: Any) -> Page:
        page = visit(f"{language}/suggest.html#{place}", **more)
        page.locator(".suggest-bar").wait_for()
        opened.append(page)
        return page

    yield open_form
    # Left before the storage is cleared, for a page that is left keeps its draft.
    for page in opened:
        page.goto(page.url.partition("suggest.html")[0] + "glossary.html")


def card(page: Page, number: int = 0) -> Locator:
    """A finding, opened."""
    one = page.locator("details.card").nth(number)
    if one.get_attribute("open") is None:
        one.locator("> summary").click()
    one.locator(".field-claim").wait_for()
    return one


def claim(page: Page, language: str = "en", number: int = 0) -> Locator:
    lang = "zh-Hans" if language == "zh" else "en"
    return card(page, number).locator(f".card-body > .fields > .field-claim textarea[lang={lang}]")


def settled(page: Page, changes: int) -> None:
    """Waits until so many changes are listed."""
    page.wait_for_function(
        "n => document.querySelectorAll('.change-list > li').length === n", arg=changes
    )


def give_reason(page: Page) -> None:
    page.locator(".about-reason textarea").fill("A slip of the pen")
    page.locator(".about-source textarea").fill("10.1000/example, table 2")


def saved(page: Page) -> tuple[str, bytes]:
    """Name and bytes of the change file that the button saves."""
    with page.expect_download() as download:
        page.locator(".way-download").click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def downloaded(page: Page) -> tuple[str, dict[str, Any]]:
    """Name and content of the change file that the button saves."""
    name, raw = saved(page)
    return name, json.loads(raw)


def fill_to(page: Page, language: str, text: str) -> None:
    """Writes into the first claim, and waits until that is the one change listed."""
    claim(page, language).fill(text)
    page.wait_for_function(
        "n => document.querySelector('.change-list ins')?.textContent.length === n", arg=len(text)
    )


def written(page: Page) -> Any:
    """The values of the sheet as they are in its file."""
    return page.evaluate(
        "async () => (await window.livermet.open(window.livermet.formData,"
        " window.livermet.place(window.livermet.formData, location.hash))).original"
    )


def test_one_word_of_a_claim_becomes_one_change(form: Open, language: str, origin: str) -> None:
    page = form(language=language, origin=origin)
    old = written(page)["findings"][0]
    claim(page, language).fill(old["claim"][language] + "!")
    settled(page, 1)
    give_reason(page)
    name, file = downloaded(page)
    today = page.evaluate("window.livermet.today()")
    assert name == f"change-{SHEET.split('/')[1]}-{today.replace('-', '')}.json"
    version = page.evaluate("window.livermet.formData.version")
    assert file == {
        "format": "livermet-change/1",
        "site": {"version": version},
        "file": f"content/{SHEET}.yaml",
        "new": False,
        "language": language,
        "reason": "A slip of the pen",
        "source": "10.1000/example, table 2",
        "by": "",
        "references": [],
        "changes": [
            {
                "path": ["findings", old["id"], "claim", language],
                "old": old["claim"][language],
                "new": old["claim"][language] + "!",
            }
        ],
    }


def test_what_is_typed_back_is_no_change(form: Open) -> None:
    page = form()
    box = claim(page)
    old = box.input_value()
    box.fill("Something else")
    settled(page, 1)
    box.fill(f"  {old}\n")
    settled(page, 0)


def test_every_kind_of_change_is_written_as_agreed(form: Open) -> None:
    page = form()
    sheet = written(page)
    finding = sheet["findings"][0]
    first = card(page)
    result = first.locator(".block-Result").first
    result.locator(".block-Arm").first.locator(".field-n input").fill("452")
    result.locator(".block-Effect .ends input").nth(1).fill("0.99")
    page.locator(".field-aliases textarea").first.fill("One\nTwo")
    page.locator(".suggest > details.more > summary").first.click()
    page.locator(".field-disambiguation textarea[lang=en]").fill("A note")
    page.get_by_role("button", name="Add: Open question").click()
    page.locator(".items-gaps textarea[lang=en]").last.fill("How long?")
    page.locator("details.list > summary").filter(has_text="Connections").click()
    page.get_by_role("button", name="Remove: Connection 2").click()
    settled(page, 6)
    give_reason(page)
    _, file = downloaded(page)
    effect = finding["results"][0]["effect"]
    arm = finding["results"][0]["arms"][0]
    gaps = sheet["gaps"]
    key = ["findings", finding["id"], "results", 0]
    assert {json.dumps(one["path"]): (one["old"], one["new"]) for one in file["changes"]} == {
        json.dumps([*key, "arms", arm["id"], "n"]): (arm["n"], "452"),
        json.dumps([*key, "effect", "ci"]): (effect["ci"], [effect["ci"][0], "0.99"]),
        json.dumps(["aliases"]): (sheet["aliases"], ["One", "Two"]),
        json.dumps(["disambiguation"]): (None, {"en": "A note"}),
        json.dumps(["gaps", {"after": len(gaps) - 1}]): (None, {"en": "How long?"}),
        json.dumps(["links", 1]): (sheet["links"][1], None),
    }


def test_a_finding_can_be_added_and_removed(form: Open) -> None:
    page = form()
    findings = written(page)["findings"]
    page.get_by_role("button", name="Add: Finding").click()
    new = page.locator("details.card").last
    assert new.get_attribute("open") is not None
    new.locator(".field-claim textarea[lang=en]").fill("A new claim")
    new.locator(".field-question select").select_option("background")
    first = card(page)
    first.locator("button.remove").last.click()
    settled(page, 2)
    assert page.locator("details.card > summary").last.inner_text() == "A new claim"
    give_reason(page)
    _, file = downloaded(page)
    added, removed = file["changes"]
    assert added["path"] == ["findings", {"after": findings[-1]["id"]}]
    assert added["old"] is None
    today = page.evaluate("window.livermet.today()")
    assert added["new"] == {
        "id": f"finding-{len(findings) + 1}",
        "question": "background",
        "claim": {"en": "A new claim"},
        "check": {"on": today},
    }
    assert removed == {"path": ["findings", findings[0]["id"]], "old": findings[0], "new": None}


def test_the_changes_are_shown_before_and_after_and_each_can_be_undone(form: Open) -> None:
    page = form()
    old = claim(page).input_value()
    claim(page).fill("One")
    claim(page, number=1).fill("Two")
    settled(page, 2)
    assert page.locator("#suggest-changes").inner_text() == "You changed 2 things"
    shown = page.locator(".change-list > li").first
    assert shown.locator("strong").inner_text() == "Finding 1 › Claim › English"
    assert (shown.locator("del").inner_text(), shown.locator("ins").inner_text()) == (old, "One")
    shown.get_by_role("button").click()
    settled(page, 1)
    assert page.locator("#suggest-changes").inner_text() == "You changed 1 thing"
    assert claim(page).input_value() == old
    assert claim(page, number=1).input_value() == "Two"


def test_a_problem_is_said_at_its_field_and_leads_there(form: Open) -> None:
    page = form()
    ends = card(page).locator(".block-Effect .ends input")
    ends.nth(0).fill("1.30")
    ends.nth(1).fill("1.10")
    message = (
        "95% confidence interval must run from low to high and hold the estimate: "
        "0.79 [1.30, 1.10]."
    )
    field = card(page).locator(".block-Effect .field-ci")
    # Until the second end is taken in, another sentence stands there.
    field.locator(".problem").get_by_text(message, exact=True).wait_for()
    assert ends.nth(0).get_attribute("aria-invalid") == "true"
    item = page.locator(".problem-list > li")
    assert item.inner_text() == f"Finding 1: {message} EV105"
    assert item.get_by_role("link").get_attribute("href") == "methods/rules.html#EV105"
    page.locator("details.card").first.locator("> summary").click()
    item.get_by_role("button").click()
    assert ends.nth(0).evaluate("one => one === document.activeElement")
    ends.nth(0).fill("0.64")
    ends.nth(1).fill("0.98")
    page.locator("#suggest-problems", has_text="No problems found").wait_for()
    assert ends.nth(0).get_attribute("aria-invalid") is None


def test_messages_are_in_the_language_of_the_page(form: Open) -> None:
    page = form(language="zh")
    card(page).locator(".block-Effect .field-p input").fill("有意义")
    item = page.locator(".problem-list > li")
    item.wait_for()
    assert item.inner_text() == "结论 1：P 值 应为 P 值，如 0.033 或 <0.0001：“有意义”。 FLD007"


def test_nothing_is_sent_without_a_reason_and_its_source(form: Open) -> None:
    page = form()
    claim(page).fill("One")
    settled(page, 1)
    page.locator(".way-download").click()
    reason = page.locator(".about-reason textarea")
    assert reason.evaluate("one => one === document.activeElement")
    spoken = page.locator(".suggest-bar .spoken")
    assert spoken.inner_text() == ("Please say why, and where it is written. Then it can be sent.")
    reason.fill("Because")
    page.locator(".way-download").click()
    source = page.locator(".about-source textarea")
    assert source.evaluate("one => one === document.activeElement")


def test_a_reference_is_found_by_author_and_year_or_by_doi(form: Open) -> None:
    page = form()
    field = card(page).locator(".card-body > .fields > .list-cites")
    search = field.locator(".find-work input[type=search]")
    works = page.evaluate("window.livermet.formData.references")
    key, work = next((k, w) for k, w in works.items() if w["doi"] and w.get("read"))
    search.fill(f"https://doi.org/{work['doi']}")
    assert field.locator(".found-works button").count() == 1
    assert work["title"] in field.locator(".found-works button").inner_text()
    field.locator(".found-works button").click()
    added = field.locator(".block-Citation").last
    assert added.locator(".field-key select").input_value() == key
    settled(page, 1)
    search.fill(" ".join(work["who"].replace("et al.", "").split()))
    titles = field.locator(".found-works button").all_inner_texts()
    assert any(work["title"] in one for one in titles)
    search.press("Escape")
    assert field.locator(".found-works button").count() == 0
    added.locator("button.remove").click()
    settled(page, 0)


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("doi:10.5555/not.there.yet", {"doi": "10.5555/not.there.yet", "note": "For finding 1"}),
        ("PMID: 99999999", {"pmid": "99999999", "note": "For finding 1"}),
    ],
)
def test_an_unknown_doi_or_pmid_is_proposed_as_a_new_reference(
    form: Open, typed: str, proposed: dict[str, str]
) -> None:
    page = form()
    field = card(page).locator(".card-body > .fields > .list-cites")
    field.locator(".find-work input[type=search]").fill(typed)
    field.locator(".found-works button").click()
    page.locator(".proposed input").fill("For finding 1")
    give_reason(page)
    _, file = downloaded(page)
    assert file["references"] == [proposed]
    assert file["changes"] == []


def test_a_pasted_export_is_proposed_as_it_is(form: Open) -> None:
    page = form()
    exported = "TY  - JOUR\nTI  - An invented trial\nER  - "
    page.locator(".paste-work summary").click()
    page.locator(".paste-work textarea").fill(f"\n{exported}\n")
    page.locator(".paste-work button").click()
    give_reason(page)
    assert downloaded(page)[1]["references"] == [{"pasted": exported.strip(), "note": ""}]


def test_a_draft_survives_a_closed_tab(form: Open, origin: str) -> None:
    page = form(origin=origin)
    claim(page).fill("Kept")
    give_reason(page)
    settled(page, 1)
    page.wait_for_function("Object.keys(localStorage).some((k) => k.startsWith('livermet-draft'))")
    address = page.url
    again = page.context.new_page()
    again.goto(address)
    again.locator(".draft-notice").wait_for()
    assert claim(again).input_value() == "Kept"
    assert again.locator(".about-reason textarea").input_value() == "A slip of the pen"
    settled(again, 1)
    again.get_by_role("button", name="Discard the draft").click()
    settled(again, 0)
    assert again.locator(".draft-notice").count() == 0
    again.close()


def test_the_language_switch_takes_the_draft_along(form: Open, origin: str) -> None:
    page = form(origin=origin)
    claim(page).fill("Kept")
    settled(page, 1)
    switch_language(page)
    page.locator(".draft-notice").wait_for()
    assert page.url.endswith(f"/zh/suggest.html#{SHEET}")
    settled(page, 1)
    assert page.locator(".change-list ins").inner_text() == "Kept"


def test_another_sheet_can_be_chosen_at_once_and_the_draft_stays(form: Open) -> None:
    page = form()
    choose = page.locator("#suggest-choose select")
    claim(page).fill("Kept")
    choose.select_option(LIST)
    page.locator("h2", has_text="Doxorubicin").wait_for()
    assert page.locator(".change-list > li").count() == 0
    choose.select_option(SHEET)
    page.locator(".draft-notice").wait_for()
    settled(page, 1)


KEEP = """([name, draft]) => {
  localStorage.setItem(`livermet-draft:${__md_scope.pathname}${name}`, draft);
}"""


def test_what_only_looks_like_a_draft_does_no_harm(form: Open) -> None:
    page = form()
    one = '{"path":["findings"],"old":null,"new":%s}'
    change = '{"path":["bottom_line","en"],"old":%s,"new":"New"}'
    line = json.dumps(written(page)["bottom_line"]["en"])
    harmless = [
        "[",
        "7",
        '{"changes":7}',
        '{"changes":[{"path":7,"old":null,"new":1}]}',
        '{"changes":[' + one % '{"__proto__":{"x":1}}' + "]}",
        '{"changes":[{"path":["__proto__","x"],"old":null,"new":"y"}]}',
        '{"changes":[{"path":["constructor","prototype","x"],"old":null,"new":"y"}]}',
        '{"references":[1],"changes":[' + change % line + "]}",
    ]
    for draft in harmless:
        page.evaluate(KEEP, [SHEET, draft])
        page.reload()
        page.locator(".suggest-bar").wait_for()
        assert page.locator(".draft-notice").count() == 0, draft
    assert page.evaluate("({}).x === undefined")
    # A draft of the right shape whose values the form cannot show can be discarded.
    misfit = {"path": ["findings"], "old": written(page)["findings"], "new": "x"}
    page.evaluate(KEEP, [SHEET, json.dumps({"changes": [misfit]})])
    page.reload()
    page.get_by_role("button", name="Discard the draft").click()
    page.wait_for_function("!document.querySelector('.draft-notice')")
    settled(page, 0)


def test_a_draft_from_the_address_replaces_another_only_if_the_person_agrees(form: Open) -> None:
    page = form()
    line = written(page)["bottom_line"]["en"]
    changes = [{"path": ["bottom_line", "en"], "old": line, "new": "Sent"}]
    sent = quote(json.dumps({"changes": changes}))
    changes[0]["new"] = "Kept"
    page.evaluate(KEEP, [SHEET, json.dumps({"changes": changes})])
    address, asked = page.url, list[str]()
    for answer, text in (("dismiss", "Kept"), ("accept", "Sent")):
        page.once(
            "dialog", lambda box, answer=answer: (asked.append(box.message), getattr(box, answer)())
        )
        page.goto("about:blank")
        page.goto(f"{address}?{sent}")
        page.locator(".draft-notice").wait_for()
        assert page.locator(".field-bottom_line textarea").first.input_value() == text
    assert len(asked) == 2


def test_a_draft_that_no_longer_fits_is_said_and_the_rest_is_kept(form: Open) -> None:
    page = form()
    finding = written(page)["findings"][0]
    draft = {
        "reason": "r",
        "source": "s",
        "references": [],
        "changes": [
            {"path": ["findings", finding["id"], "claim", "en"], "old": "Gone", "new": "X"},
            {
                "path": ["findings", finding["id"], "claim", "zh"],
                "old": finding["claim"]["zh"],
                "new": "甲",
            },
            {"path": ["findings", "no-such", "claim", "zh"], "old": "a", "new": "b"},
        ],
    }
    page.evaluate(KEEP, [SHEET, json.dumps(draft)])
    page.reload()
    notice = page.locator(".draft-notice")
    notice.wait_for()
    assert "2 of its changes no longer fit" in notice.inner_text()
    settled(page, 1)
    assert claim(page, "zh").input_value() == "甲"


def test_the_form_works_where_nothing_may_be_kept(form: Open) -> None:
    page = form()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('no'); }; }")
    claim(page).fill("One")
    settled(page, 1)
    give_reason(page)
    assert downloaded(page)[1]["changes"][0]["new"] == "One"


def test_the_filled_in_issue_holds_the_change_file(form: Open) -> None:
    page = form()
    claim(page).fill("甲乙 & <丙>")
    settled(page, 1)
    give_reason(page)
    page.evaluate("window.open = (address) => { window.opened = address; }")
    page.locator(".way-issue").click()
    address = urlsplit(page.evaluate("window.opened"))
    assert (address.netloc, address.path) == ("example.org", "/livermet-evidence/issues/new")
    asked = parse_qs(address.query)
    assert asked["title"][0].startswith("Suggested change: Atezolizumab")
    body = asked["body"][0].removeprefix("```json\n").removesuffix("```\n")
    assert json.loads(body) == downloaded(page)[1]


def test_a_change_too_long_for_an_address_can_only_be_downloaded(form: Open) -> None:
    page = form()
    assert page.locator(".way-issue").is_visible()
    claim(page, "zh").fill("长" * 900)
    page.locator(".too-long").wait_for()
    assert not page.locator(".way-issue").is_visible()
    assert page.locator(".way-download").is_visible()


def test_a_change_file_that_would_not_be_applied_for_its_size_is_not_sent(
    form: Open, language: Language
) -> None:
    page = form(language=language)
    give_reason(page)
    claim(page, language).fill("One")
    settled(page, 1)
    room = MAX_BYTES - len(saved(page)[1])
    fill_to(page, language, "One" + "x" * room)
    largest = saved(page)[1]
    assert len(largest) == MAX_BYTES
    assert parse_change(largest, "change.json")[1] == []
    assert not page.locator(".too-large").is_visible()

    fill_to(page, language, "One" + "x" * (room + 1))
    (problem,) = parse_change(largest + b" ", "change.json")[1]
    assert problem.code == "CHG001"
    assert page.locator(".too-large").inner_text() == problem.message(language)
    assert not page.locator(".too-long").is_visible()
    files: list[Download] = []
    page.on("download", lambda file: files.append(file))
    page.locator(".way-mail").click()
    page.locator(".way-download").click()
    assert page.locator(".suggest-bar .spoken").inner_text() == problem.message(language)
    assert page.locator(".mail-text textarea").count() == 0
    # A file of three bytes a letter is as long as its bytes and not as its letters.
    fill_to(page, language, "长" * (room // 3 + 100))
    assert page.locator(".too-large").is_visible()
    fill_to(page, language, "One")
    assert not page.locator(".too-large").is_visible()
    assert saved(page)
    assert len(files) == 1


def test_the_mail_text_says_it_in_words_and_holds_the_change_file(form: Open) -> None:
    page = form()
    old = claim(page).input_value()
    claim(page).fill("One")
    settled(page, 1)
    give_reason(page)
    page.locator(".way-mail").click()
    text = page.locator(".mail-text textarea").input_value()
    assert f"Finding 1 › Claim › English\n- {old}\n+ One" in text
    assert "Why: A slip of the pen" in text
    assert json.loads(text[text.index("{") :]) == downloaded(page)[1]


def test_a_new_sheet_travels_whole(form: Open) -> None:
    page = form("new/mechanisms")
    page.locator(".suggest > .field-id input").fill("kupffer-cells")
    error = page.locator(".suggest > .field-id .field-error")
    assert error.inner_text() == "There is already a page of this name."
    page.locator(".suggest > .field-id input").fill("New Sheet")
    assert error.inner_text() == (
        "Short name of the page must be an id of lower-case letters, digits and hyphens: "
        "'New Sheet'. Did you mean 'new-sheet'?"
    )
    page.locator(".suggest > .field-id input").fill("new-sheet")
    assert error.inner_text() == ""
    page.locator(".field-name textarea[lang=en]").first.fill("A new mechanism")
    page.locator(".field-class select").select_option(index=1)
    page.locator(".field-tumours select").first.select_option(index=1)
    page.get_by_role("button", name="Add: Tumours").click()
    give_reason(page)
    _, file = downloaded(page)
    assert (file["file"], file["new"]) == ("content/mechanisms/new-sheet.yaml", True)
    (change,) = file["changes"]
    assert (change["path"], change["old"]) == ([], None)
    today = page.evaluate("window.livermet.today()")
    assert change["new"].pop("class")
    assert len(change["new"].pop("tumours")) == 1
    assert change["new"] == {
        "review": {"status": "unsigned"},
        "history": [{"on": today, "change": {"en": "First version.", "zh": "初版。"}}],
        "name": {"en": "A new mechanism"},
    }
    assert "Bottom line is missing" in page.locator(".problem-list").inner_text()


@pytest.mark.parametrize(
    "place", ["", "nonsense", "treatments/../x", "treatments/constructor", "new/none", "a/b/c", "%"]
)
def test_a_place_that_is_no_sheet_opens_nothing(visit: Open, place: str) -> None:
    page = visit(f"en/suggest.html#{place}")
    page.locator("#suggest-choose select").wait_for()
    assert page.locator(".suggest-bar").count() == 0


def test_the_page_to_change_can_be_chosen(visit: Open, language: str) -> None:
    page = visit(f"{language}/suggest.html")
    page.locator("#suggest-choose select").select_option(LIST)
    page.locator(".suggest-bar").wait_for()
    assert page.url.endswith(f"#{LIST}")
    assert page.locator("details.card").count() > 1


def test_a_sheet_leads_to_its_form(visit: Open, language: str, origin: str) -> None:
    page = visit(f"{language}/{SHEET}.html", origin)
    doors = page.locator("ul.three-doors a")
    assert doors.count() == 3
    tell = urlsplit(doors.nth(0).get_attribute("href") or "")
    assert parse_qs(tell.query)["page"] == [f"content/{SHEET}.yaml"]
    doors.nth(1).click()
    page.locator(".suggest-bar").wait_for()
    assert page.url.endswith(f"{language}/suggest.html#{SHEET}")


def test_text_pasted_from_a_pdf_becomes_one_clean_line(form: Open) -> None:
    page = form()
    claim(page).fill("A\u00a0line\nof \u200btext\u2028  cafe\u0301 ")
    claim(page, "zh").fill("中文\n换行 A\nB")
    settled(page, 2)
    give_reason(page)
    news = [one["new"] for one in downloaded(page)[1]["changes"]]
    assert news == ["A line of text caf\u00e9", "中文换行 A B"]


def test_the_whole_way_by_keyboard_alone(form: Open) -> None:
    page = form()
    press = page.keyboard.press
    summary = page.locator("details.card > summary").first
    page.locator("#suggest-choose select").focus()
    for _ in range(60):
        press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    press("Enter")
    page.locator("details.card .field-claim").first.wait_for()
    for _ in range(10):
        press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    press("End")
    page.keyboard.insert_text(" More.")
    settled(page, 1)
    page.get_by_role("button", name="Changes and sending").focus()
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "suggest-changes"
    for name in ("source", "reason"):
        page.locator(f".about-{name} textarea").focus()
        page.keyboard.insert_text("Said")
    page.locator(".way-download").focus()
    with page.expect_download() as download:
        press("Enter")
    (change,) = json.loads(download.value.path().read_text(encoding="utf-8"))["changes"]
    assert change["new"] == change["old"] + " More."


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (390, "zh")])
def test_an_open_form_with_problems_keeps_to_wcag_and_fits_the_window(
    form: Open, width: int, language: str, dark: bool
) -> None:
    page = form(language=language, width=width, dark=dark)
    first = card(page)
    first.locator(".block-Effect .ends input").first.fill("9.9")
    first.locator(".card-body > details.more > summary").first.click()
    first.locator(".list-cites .find-work input[type=search]").first.fill("et")
    claim(page, "zh").fill("")
    settled(page, 2)
    assert page.locator(".problem-list > li").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == {}


def test_results_are_rows_on_a_desktop_and_cards_on_a_phone(form: Open) -> None:
    def tops(width: int) -> list[float]:
        arm = card(form(width=width)).locator(".block-Arm").first
        boxes = arm.locator(".field-name textarea, .field-n input").evaluate_all(
            "all => all.map((one) => Math.round(one.getBoundingClientRect().left))"
        )
        return list(boxes)

    desktop, phone = tops(1280), tops(390)
    assert desktop == sorted(set(desktop))
    assert len(set(phone)) == 1


def test_without_scripts_the_page_shows_the_other_doors(site: Any, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address('disk')}/en/suggest.html")
    assert page.locator("noscript a").count() == 2
    assert not page.locator("#suggest-choose").is_visible()
    context.close()
