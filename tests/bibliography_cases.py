"""One faultless BibTeX entry, what one slip in it leads to, and the references of strict.bib."""

from __future__ import annotations

import pytest

from factsheets.bibliography import Person, Reference

ENTRY = """\
@article{paget1889soil,
  author = {Paget, S.},
  title = {Distribution of secondary growths},
  journal = {Lancet},
  year = {1889},
}
"""

EXPECTED = (
    Reference(
        key="brodt1997eselectin",
        line=3,
        kind="article",
        authors=(
            Person("Brodt", "P."),
            Person("Van den Eynden", "G."),
            Person("O'Shaughnessy", "J.-P."),
        ),
        title='Endothelial E-selectin mediates 50% of adhesion: a "sticky" end',
        journal="International Journal of Cancer",
        year="1997",
        volume="71",
        number="4",
        pages="612–619",
        doi="10.1002/(sici)1097-0215(19970516)71:4<612::aid-ijc17>3.0.co;2-d",
        pmid="9178817",
    ),
    Reference(
        key="muller2001chemokine",
        line=16,
        kind="article",
        authors=(Person("Müller", "A."), Person("Søren", "B."), Person("Rüschoff", "J. H.")),
        more_authors=True,
        title="Involvement of chemokine receptors in metastasis",
        journal="Nature & Medicine",
        year="2001",
        pages="eabn7571",
        pmcid="PMC131011",
    ),
    Reference(
        key="xu2020resection",
        line=25,
        kind="article",
        authors=(Person("徐伟熙"), Person("陈钦昌")),
        more_authors=True,
        title="乳腺癌肝转移肝切除术",
        journal="中华肝脏外科手术学电子杂志",
        year="2020",
        langid="chinese",
        title_en="Liver resection",
        authors_en=(Person("Xu", "Weixi"), Person("Chen", "Qinchang")),
    ),
    Reference(
        key="who2025breast",
        line=35,
        kind="misc",
        authors=(Person("", "", "World Health Organization"),),
        title="Breast cancer",
        year="2025",
        publisher="WHO",
        url="https://www.who.int/breast",
        note="Cited as #1; see e.g. a=b",
    ),
)

# Old text, new text, the problems behind "references.bib:".
MISTAKES = [
    pytest.param(
        "paget1889soil,",
        "paget1889soil",
        [
            (
                "1: BIB003 A comma is missing between paget1889soil and author: write it "
                "before author."
            )
        ],
        id="comma missing behind the key",
    ),
    pytest.param(
        "{Distribution of secondary growths},",
        "{Distribution of secondary growths}",
        [("3: BIB003 A comma is missing between title and journal: write it before journal.")],
        id="comma missing between fields",
    ),
    pytest.param(
        "{Distribution of secondary growths}",
        "{Distribution of secondary growths",
        [
            (
                "3: BIB002 The field title is opened and not closed: write title = {…}, "
                "with every opening brace closed."
            )
        ],
        id="closing brace of a value missing",
    ),
    pytest.param(
        "{Distribution of secondary growths}",
        "Distribution of secondary growths}",
        [
            (
                "3: BIB007 The value of title is not in one pair of braces: "
                "'Distribution of secondary growths'. Write title = {…}, without # and "
                "abbreviations."
            )
        ],
        id="opening brace of a value missing",
    ),
    pytest.param(
        "{Distribution of secondary growths}",
        "{Distribution of secondary growths}}",
        [
            (
                "3: BIB005 This text belongs to no entry and would be lost: 'title = "
                "{Distribution of secondary growths}},'. Look for a brace too many "
                "above, or begin the line with % if it is a remark."
            )
        ],
        id="brace too many",
    ),
    pytest.param(
        "{1889}",
        "{1889",
        [
            (
                "5: BIB002 The field year is opened and not closed: write year = {…}, "
                "with every opening brace closed."
            )
        ],
        id="closing brace of the last field missing",
    ),
    pytest.param(
        "1889},\n}",
        "1889},",
        [
            (
                "1: BIB001 The entry 'paget1889soil' has no closing brace: put } on a "
                "line of its own after its last field."
            )
        ],
        id="closing brace of the entry missing",
    ),
    pytest.param(
        "1889},\n}",
        (
            "1889},\n@misc{who2025breast,\n  author = {{WHO}},\n  title = {Breast},\n  "
            "year = {2025},\n}\n"
        ),
        [
            (
                "1: BIB001 The entry 'paget1889soil' has no closing brace: put } on a "
                "line of its own after its last field."
            )
        ],
        id="closing brace of the entry missing before another",
    ),
    pytest.param(
        "title =",
        "title",
        [
            (
                "3: BIB031 The entry cannot be read here: 'title'. Write @article{key, "
                "field = {value}, …}, with a comma behind each field; remarks stand "
                "between entries."
            )
        ],
        id="no equals sign",
    ),
    pytest.param(
        "{Distribution of secondary growths}",
        "{Distribution of secondary growths} Part 1",
        [
            (
                "3: BIB004 Text stands behind the closing brace of title and would be "
                "lost: 'Part 1'. Move it inside the braces, or delete it."
            )
        ],
        id="text behind a value",
    ),
    pytest.param(
        "{Distribution of secondary growths}",
        '{Distribution of secondary growths} # " again"',
        [
            (
                "3: BIB007 The value of title is not in one pair of braces: '# \" "
                "again\"'. Write title = {…}, without # and abbreviations."
            )
        ],
        id="values joined by #",
    ),
    pytest.param(
        "{Lancet}",
        "lancet",
        [
            (
                "4: BIB007 The value of journal is not in one pair of braces: 'lancet'. "
                "Write journal = {…}, without # and abbreviations."
            )
        ],
        id="undefined abbreviation",
    ),
    pytest.param(
        "{Lancet}",
        '"Lancet',
        [
            (
                "4: BIB002 The field journal is opened and not closed: write journal = "
                "{…}, with every opening brace closed."
            )
        ],
        id="closing quotation mark missing",
    ),
    pytest.param(
        "{Lancet},\n  year = {1889}",
        "{Lancet,\n  year = {1889}}",
        [
            (
                "4: BIB008 The field year stands inside of journal: close the braces of "
                "journal before it, with a comma behind."
            )
        ],
        id="field swallowed within braces",
    ),
    pytest.param(
        "  title",
        "  % check this\n  title",
        [
            (
                "3: BIB031 The entry cannot be read here: '% check this'. Write "
                "@article{key, field = {value}, …}, with a comma behind each field; "
                "remarks stand between entries."
            )
        ],
        id="remark inside of an entry",
    ),
    pytest.param(
        "@article",
        "See below.\n\n@article",
        [
            (
                "1: BIB005 This text belongs to no entry and would be lost: 'See "
                "below.'. Look for a brace too many above, or begin the line with % if "
                "it is a remark."
            )
        ],
        id="text between entries",
    ),
    pytest.param(
        "1889},\n}",
        "1889},\n}\n\nThe end",
        [
            (
                "8: BIB005 This text belongs to no entry and would be lost: 'The end'. "
                "Look for a brace too many above, or begin the line with % if it is a "
                "remark."
            )
        ],
        id="text behind the last entry",
    ),
    pytest.param(
        "1889},\n}",
        "1889},\n} % note",
        [
            (
                "6: BIB005 This text belongs to no entry and would be lost: '} % note'. "
                "Look for a brace too many above, or begin the line with % if it is a "
                "remark."
            )
        ],
        id="remark behind an entry on its line",
    ),
    pytest.param(
        "@article",
        "% old: @article",
        [
            (
                "1: BIB029 This remark holds an entry that BibTeX would read: '% old: "
                "@article{'. Delete the entry, or the % before it."
            )
        ],
        id="entry behind a remark sign",
    ),
    pytest.param(
        "@article",
        '@string{lancet = "Lancet"}\n@article',
        [
            (
                "1: BIB006 @string cannot be used here: write values out in every entry, "
                "and remarks on lines that begin with %."
            )
        ],
        id="string",
    ),
    pytest.param(
        "@article",
        '@preamble{"x"}\n@article',
        [
            (
                "1: BIB006 @preamble cannot be used here: write values out in every "
                "entry, and remarks on lines that begin with %."
            )
        ],
        id="preamble",
    ),
    pytest.param(
        "@article",
        "@comment{x}\n@article",
        [
            (
                "1: BIB006 @comment cannot be used here: write values out in every "
                "entry, and remarks on lines that begin with %."
            )
        ],
        id="comment",
    ),
    pytest.param(
        "@article{paget1889soil",
        "@article(paget1889soil",
        [
            (
                "5: BIB031 The entry cannot be read here: 'year = {1889},'. Write "
                "@article{key, field = {value}, …}, with a comma behind each field; "
                "remarks stand between entries."
            )
        ],
        id="parentheses",
    ),
    pytest.param(
        "@article",
        "@artcle",
        [
            (
                "1: BIB009 The entry type must be one of article, book, incollection, "
                "inproceedings, misc, online, phdthesis, techreport: 'artcle'. Did you "
                "mean 'article'?"
            )
        ],
        id="misspelt entry type",
    ),
    pytest.param(
        "paget1889soil",
        "Paget1889",
        [
            (
                "1: BIB010 The key must be small letters and digits, such as "
                "west2019impower130: 'Paget1889'."
            )
        ],
        id="key with capitals",
    ),
    pytest.param(
        "paget1889soil",
        "paget,1889soil",
        [
            (
                "1: BIB031 The entry cannot be read here: '@article{paget,1889soil'. "
                "Write @article{key, field = {value}, …}, with a comma behind each "
                "field; remarks stand between entries."
            )
        ],
        id="comma inside of the key",
    ),
    pytest.param(
        "@article",
        (
            "@misc{who2025breast,\n  author = {{WHO}},\n  title = {Breast},\n  year = "
            "{2025},\n}\n@misc{who2025breast,\n  author = {{WHO}},\n  title = {Lung},\n  "
            "year = {2025},\n}\n@article"
        ),
        [
            (
                "6: BIB011 The key 'who2025breast' is already used in line 1: delete one "
                "entry, or choose another key."
            )
        ],
        id="key used twice",
    ),
    pytest.param(
        "@article",
        (
            "@misc{who2025breast,   author = {{WHO}},   title = {Breast},   year = "
            "{2025}, } @misc{who2025breast,   author = {{WHO}},   title = {Breast},  "
            " year = {2025}, } @article"
        ),
        [
            (
                "1: BIB011 The key 'who2025breast' is already used in line 1: delete one "
                "entry, or choose another key."
            )
        ],
        id="key used twice in one line",
    ),
    pytest.param(
        "title =",
        "titel =",
        [
            (
                "3: BIB012 'titel' is not a field of an entry; fields are author, "
                "author_en, title, title_en, journal, journal_en, booktitle, publisher, "
                "year, month, volume, number, pages, doi, pmid, pmcid, issn, url, "
                "langid, note. Did you mean 'title'?"
            )
        ],
        id="misspelt field",
    ),
    pytest.param(
        "year =",
        "abstract = {Long},\n  year =",
        [
            (
                "5: BIB012 'abstract' is not a field of an entry; fields are author, "
                "author_en, title, title_en, journal, journal_en, booktitle, publisher, "
                "year, month, volume, number, pages, doi, pmid, pmcid, issn, url, "
                "langid, note."
            )
        ],
        id="unknown field",
    ),
    pytest.param(
        "year =",
        "year = {1890},\n  Year =",
        ["6: BIB013 The field year stands already in line 5: keep one of the two."],
        id="field twice",
    ),
    pytest.param(
        "{1889}",
        "{}",
        ["5: BIB015 The field year is empty: fill it in, or delete the line."],
        id="empty value",
    ),
    pytest.param(
        "{1889}",
        "",
        ["5: BIB015 The field year is empty: fill it in, or delete the line."],
        id="no value at all",
    ),
    pytest.param(
        "  title = {Distribution of secondary growths},\n",
        "",
        ["1: BIB014 The field title is missing: add title = {…}, to this entry."],
        id="title missing",
    ),
    pytest.param(
        "  journal = {Lancet},\n",
        "",
        [("1: BIB014 The field journal is missing: add journal = {…}, to this entry.")],
        id="journal of an article missing",
    ),
    pytest.param(
        "year =",
        "doi = {https://doi.org/10.1016/J.CELL.2014.07.013},\n  year =",
        [
            (
                "5: BIB016 The doi must look like 10.1016/j.cell.2014.07.013: "
                "'https://doi.org/10.1016/J.CELL.2014.07.013'."
            )
        ],
        id="doi as an address",
    ),
    pytest.param(
        "year =",
        "doi = {10.1002/%28sici%29},\n  year =",
        ["5: BIB016 The doi must look like 10.1002/(sici): '10.1002/%28sici%29'."],
        id="doi with percent signs",
    ),
    pytest.param(
        "year =",
        "doi = {10.1016/j.cell.２014},\n  year =",
        ["5: BIB016 The doi must look like 10.1000/xyz: '10.1016/j.cell.２014'."],
        id="doi with a full-width digit",
    ),
    pytest.param(
        "year = {1889},\n}",
        (
            "doi = {10.1016/j.cell.1},\n  year = {1889},\n}\n@misc{who2025breast,\n  "
            "author = {{WHO}},\n  title = {Breast},\n  doi = {10.1016/J.CELL.1},\n  "
            "year = {2025},\n}\n"
        ),
        [
            "11: BIB016 The doi must look like 10.1016/j.cell.1: '10.1016/J.CELL.1'.",
            (
                "11: BIB017 The doi 10.1016/j.cell.1 is already that of 'paget1889soil' "
                "in line 5: delete one of the entries, or mend the number."
            ),
        ],
        id="same doi in another case",
    ),
    pytest.param(
        "year = {1889},\n}",
        (
            "pmid = {12},\n  year = {1889},\n}\n@misc{who2025breast,\n  author = "
            "{{WHO}},\n  title = {Breast},\n  pmid = {12},\n  year = {2025},\n}\n"
        ),
        [
            (
                "11: BIB017 The pmid 12 is already that of 'paget1889soil' in line 5: "
                "delete one of the entries, or mend the number."
            )
        ],
        id="same pmid",
    ),
    pytest.param(
        "year =",
        "pmid = {PMID 12},\n  year =",
        ["5: BIB018 The pmid must be a PubMed number (digits only): 'PMID 12'."],
        id="pmid with a prefix",
    ),
    pytest.param(
        "year =",
        "pmcid = {4149753},\n  year =",
        ["5: BIB018 The pmcid must be PMC and digits: '4149753'."],
        id="pmcid without prefix",
    ),
    pytest.param(
        "{1889}",
        "{１８８９}",
        ["5: BIB018 The year must be four digits: '１８８９'."],
        id="year in full-width digits",
    ),
    pytest.param(
        "{1889}",
        "{18890}",
        ["5: BIB018 The year must be four digits: '18890'."],
        id="year of five digits",
    ),
    pytest.param(
        "year =",
        "volume = {１３},\n  year =",
        ["5: BIB018 The volume must be a volume such as 12: '１３'."],
        id="volume in full-width digits",
    ),
    pytest.param(
        "year =",
        "pages = {22@9},\n  year =",
        [("5: BIB018 The pages must be pages such as 229--263 or an article number: '22@9'.")],
        id="pages with a sign",
    ),
    pytest.param(
        "year =",
        "url = {www.who.int},\n  year =",
        [("5: BIB018 The url must be an address that starts with https://: 'www.who.int'.")],
        id="address without protocol",
    ),
    pytest.param(
        "year =",
        "langid = {chinees},\n  year =",
        [("5: BIB019 The langid must be english or chinese: 'chinees'. Did you mean 'chinese'?")],
        id="misspelt language",
    ),
    pytest.param(
        "Paget, S.",
        "Siegel RL",
        [
            (
                "2: BIB023 The family name of 'Siegel RL' is not marked: write 'Siegel, "
                "R. L.', or put braces around the name of a group."
            )
        ],
        id="Vancouver order",
    ),
    pytest.param(
        "Paget, S.",
        "Rebecca L. van Dam",
        [
            (
                "2: BIB023 The family name of 'Rebecca L. van Dam' is not marked: write "
                "'van Dam, Rebecca L.', or put braces around the name of a group."
            )
        ],
        id="given name first",
    ),
    pytest.param(
        "Paget, S.",
        "Siegel RL, Miller KD, Jemal A",
        [
            (
                "2: BIB020 'Siegel RL, Miller KD, Jemal A' would count as one person: "
                "divide the authors by 'and', as in 'Siegel, R. L. and Jemal, A.'"
            )
        ],
        id="Vancouver list",
    ),
    pytest.param(
        "Paget, S.",
        "Siegel, R.; Jemal, A.",
        [
            (
                "2: BIB020 'Siegel, R.; Jemal, A.' would count as one person: divide the "
                "authors by 'and', as in 'Siegel, R. L. and Jemal, A.'"
            )
        ],
        id="names divided by semicolons",
    ),
    pytest.param(
        "Paget, S.",
        "季鹏程, 叶元滋, 邵长春",
        [
            (
                "2: BIB020 '季鹏程, 叶元滋, 邵长春' would count as one person: divide the authors "
                "by 'and', as in 'Siegel, R. L. and Jemal, A.'"
            ),
            (
                "2: BIB028 The author is in Chinese and langid does not say so: add "
                "langid = {chinese}, and author_en and title_en."
            ),
        ],
        id="Chinese list with commas",
    ),
    pytest.param(
        "Paget, S.",
        "季鹏程、叶元滋",
        [
            (
                "2: BIB020 '季鹏程、叶元滋' would count as one person: divide the authors by "
                "'and', as in 'Siegel, R. L. and Jemal, A.'"
            ),
            (
                "2: BIB028 The author is in Chinese and langid does not say so: add "
                "langid = {chinese}, and author_en and title_en."
            ),
        ],
        id="Chinese list with enumeration commas",
    ),
    pytest.param(
        "Paget, S.",
        "季鹏程and叶元滋",
        [
            (
                "2: BIB021 '季鹏程and叶元滋' is not one Chinese name: write each name in one "
                "piece, with ' and ' between two names."
            ),
            (
                "2: BIB028 The author is in Chinese and langid does not say so: add "
                "langid = {chinese}, and author_en and title_en."
            ),
        ],
        id="Chinese and without blanks",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, S. et al.",
        [
            (
                "2: BIB022 'Paget, S. et al.' would count as a person: end the list with "
                "' and others'."
            )
        ],
        id="et al.",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, S. and et al.",
        [("2: BIB022 'et al.' would count as a person: end the list with ' and others'.")],
        id="et al. as a person",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, S. and others and Fidler, I. J.",
        [("2: BIB022 'others' would count as a person: end the list with ' and others'.")],
        id="others not last",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, S. and thers",
        [
            (
                "2: BIB027 'thers' is not a name of the form 'Family, Given': check "
                "capitals, blanks and signs; put braces around the name of a group."
            )
        ],
        id="misspelt others",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, S. andothers",
        [
            (
                "2: BIB022 'Paget, S. andothers' would count as a person: end the list "
                "with ' and others'."
            )
        ],
        id="blank missing before others",
    ),
    pytest.param(
        "Paget, S.",
        "{Paget, S. and Fidler, I. J.}",
        [
            (
                "2: BIB024 The braces make one group of '{Paget, S. and Fidler, I. J.}': "
                "take the inner braces away, or write the name of the group."
            )
        ],
        id="whole list in double braces",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, S. and",
        [
            (
                "2: BIB027 'Paget, S. and' is not a name of the form 'Family, Given': "
                "check capitals, blanks and signs; put braces around the name of a group."
            )
        ],
        id="name ends with and",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, S.*",
        [
            (
                "2: BIB027 'Paget, S.*' is not a name of the form 'Family, Given': check "
                "capitals, blanks and signs; put braces around the name of a group."
            )
        ],
        id="name with a footnote sign",
    ),
    pytest.param(
        "Paget, S.",
        ",",
        [
            (
                "2: BIB027 ',' is not a name of the form 'Family, Given': check "
                "capitals, blanks and signs; put braces around the name of a group."
            )
        ],
        id="only a comma",
    ),
    pytest.param(
        "Distribution",
        "\\emph{Distribution} of $\\beta$",
        [
            (
                "3: BIB025 In title, '$' is LaTeX that is not understood here: write the "
                "character that is meant, a dollar sign as \\$."
            ),
            (
                "3: BIB025 In title, '\\beta' is LaTeX that is not understood here: write "
                "the character that is meant, a dollar sign as \\$."
            ),
            (
                "3: BIB025 In title, '\\emph' is LaTeX that is not understood here: write "
                "the character that is meant, a dollar sign as \\$."
            ),
        ],
        id="unknown command",
    ),
    pytest.param(
        "Distribution",
        "~50 distributions",
        [
            (
                "3: BIB025 In title, '~' is LaTeX that is not understood here: write the "
                "character that is meant, a dollar sign as \\$."
            )
        ],
        id="tilde for about",
    ),
    pytest.param(
        "secondary",
        "second{'e}",
        [
            (
                "3: BIB025 In title, '{'e}' is LaTeX that is not understood here: write "
                "the character that is meant, a dollar sign as \\$."
            )
        ],
        id="backslash lost",
    ),
    pytest.param(
        "Paget, S.",
        'M\\"uller, A.',
        [
            (
                "2: BIB026 In author, '\\\"u' was read as 'ü': write 'ü' itself, or delete "
                "the backslash if it is a slip."
            )
        ],
        id="bare accent",
    ),
    pytest.param(
        "Paget, S.",
        "O\\'Shaughnessy, J.",
        [
            (
                "2: BIB026 In author, '\\'S' was read as 'Ś': write 'Ś' itself, or delete "
                "the backslash if it is a slip."
            )
        ],
        id="apostrophe behind a slip",
    ),
    pytest.param(
        "secondary",
        "{\\'q}",
        [
            (
                "3: BIB025 In title, '\\'q' is LaTeX that is not understood here: write "
                "the character that is meant, a dollar sign as \\$."
            )
        ],
        id="accent that no letter has",
    ),
    pytest.param(
        "Distribution of secondary growths",
        "乳腺癌肝转移",
        [
            (
                "3: BIB028 The title is in Chinese and langid does not say so: add "
                "langid = {chinese}, and author_en and title_en."
            )
        ],
        id="Chinese title without langid",
    ),
    pytest.param(
        "year =",
        "langid = {chinese},\n  year =",
        [
            ("1: BIB014 The field author_en is missing: add author_en = {…}, to this entry."),
            ("1: BIB014 The field title_en is missing: add title_en = {…}, to this entry."),
        ],
        id="Chinese work without translation",
    ),
    pytest.param(
        "year =",
        ("langid = {chinese},\n  author_en = {Paget, S. and others},\n  title_en = {X},\n  year ="),
        [
            (
                "6: BIB030 author names 1, author_en names 1 and others: name the same "
                "authors in both."
            )
        ],
        id="authors do not match",
    ),
    pytest.param(
        "Paget, S.",
        "Paget, \u200bS.",
        [
            (
                "2: SRC007 The invisible character U+200B ZERO WIDTH SPACE stands here: "
                "delete it, or delete the word around it and type it again."
            )
        ],
        id="zero-width blank",
    ),
    pytest.param(
        "secondary",
        "sec\u2028ondary",
        [
            (
                "3: SRC008 The character U+2028 LINE SEPARATOR breaks the line unseen: "
                "delete it and press Enter, or put a blank."
            )
        ],
        id="line separator",
    ),
    pytest.param(
        "secondary",
        "sec\u202eondary",
        [
            (
                "3: SRC007 The invisible character U+202E RIGHT-TO-LEFT OVERRIDE stands "
                "here: delete it, or delete the word around it and type it again."
            )
        ],
        id="direction mark",
    ),
    pytest.param(
        "Paget, S.",
        "Mu\u0308ller, S.",
        [
            (
                "2: SRC009 'u\u0308' is stored in parts (U+0075 U+0308) and is not found by "
                "search: type it again as 'ü'."
            )
        ],
        id="decomposed letter",
    ),
    pytest.param(
        "secondary",
        "sec\x07ondary",
        [
            (
                "3: SRC006 The character U+0007 is a control character or stands for "
                "lost text: delete it and type again what belongs there."
            )
        ],
        id="control character",
    ),
    pytest.param(
        "@article",
        "<<<<<<< mine\n@article",
        [
            (
                "1: SRC011 The line with <<<<<<< was left by a merge: keep one of the "
                "two versions and delete the marker lines."
            )
        ],
        id="merge left over",
    ),
    pytest.param(
        "@article",
        "\ufeff@article",
        [
            (
                "1: SRC005 The file begins with an invisible byte order mark: save it as "
                "UTF-8 without BOM."
            )
        ],
        id="byte order mark",
    ),
]
