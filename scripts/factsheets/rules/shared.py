"""What the form in the browser shares with the checker, so that both judge and say the same.

In: nothing. Out: :data:`SHARED`, ready for JSON. Phrases, tables and patterns stand beside the rule
or reader that they belong to and are only gathered here. A pattern has to mean the same in Python
and in JavaScript (with its flag ``u``): no class like ``\\w``, no ``\\b``, no bare dot, no names.
"""

from __future__ import annotations

from typing import Any, Final

from factsheets.messages.chinese import LINE_END
from factsheets.model.base import SLUG
from factsheets.model.validation import LENGTHS, WHOLE_FILE
from factsheets.reading import hints, inline, scalars
from factsheets.rules import evidence, labels, language, numbers, published, references, texts

PHRASES: Final = {
    **{kind: {"expected": en, "expected_zh": zh} for kind, (en, zh) in LENGTHS.items()},
    "whole_file": WHOLE_FILE,
    "no_arms": numbers.NO_ARMS,
    "one_arm": numbers.ONE_ARM,
    "other_arm": numbers.OTHER_ARM,
    "none": evidence.NONE,
    "add_direction": evidence.ADD_DIRECTION,
    "no_direction": evidence.NO_DIRECTION,
    "say_contradicting": evidence.SAY_CONTRADICTING,
    "no_contradicting": evidence.NO_CONTRADICTING,
    "stranger": evidence.STRANGER,
    "unnamed": evidence.UNNAMED,
    "undated": evidence.UNDATED,
    "unnamed_author": published.UNNAMED_AUTHOR,
    "own_change": published.OWN_CHANGE,
    "compared": labels.COMPARED,
    "not_compared": labels.NOT_COMPARED,
    "not_read": labels.NOT_READ,
    "was_read": labels.WAS_READ,
    "only_review": labels.ONLY_REVIEW,
    "named_twice": labels.NAMED_TWICE,
    "under": references.UNDER,
    **references.MISSING,
}
PATTERNS: Final = {
    **{name: pattern.pattern for name, pattern in hints.PATTERNS.items()},
    "slug": SLUG,
    "improvement": numbers.IMPROVEMENT.pattern,
    "prose_number": numbers.PROSE_NUMBER.pattern,
    "number_with_wide": scalars.NUMBER_WITH_WIDE.pattern,
    "opening": labels.OPENING.pattern,
    "position": labels.POSITION.pattern,
    "absent": labels.ABSENT.pattern,
    "half": language.HALF.pattern,
    "wide": language.WIDE.pattern,
    "wide_sign": language.WIDE_SIGN.pattern,
    "mark": inline.MARK.pattern,
    "unread": inline.UNREAD.pattern,
    "unbalanced": inline.UNBALANCED.pattern,
    "line_end": LINE_END.pattern,
    **{name: pattern.pattern for name, pattern in texts.PATTERNS.items()},
}
SHARED: Final[dict[str, Any]] = {
    "phrases": PHRASES,
    "patterns": PATTERNS,
    "signs": {"full": language.FULL, "plain": language.PLAIN, "digits": scalars.WIDE_SIGNS},
    "longest_number": scalars.LONGEST_NUMBER,
    "small": numbers.SMALL,
    "texts": texts.LIMITS,
    "instead": numbers.INSTEAD,
    "read_for": evidence.READ_FOR,
    "without_direction": evidence.WITHOUT_DIRECTION,
}
