"""Where boxes go: the pieces of a graph, its rows, places in the rows, shelves for the pieces.

In: ids and pairs of ids. Out: groups and places. Pure, and the same for the same input; used when
the map is laid out, never when the site is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, permutations

Pair = tuple[str, str]
Size = tuple[int, int]
Spot = tuple[int, int]


def pieces(nodes: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The connected pieces of a graph, each sorted, the largest first."""
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for origin, to in pairs:
        near[origin].add(to)
        near[to].add(origin)
    connected, seen = [], set[str]()
    for start in sorted(near):
        piece, waiting = set[str](), [start]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                piece.add(node)
                waiting.extend(near[node])
        if piece:
            connected.append(sorted(piece))
    return sorted(connected, key=lambda piece: (-len(piece), piece))


def layers(nodes: Sequence[str], pairs: Iterable[Pair], most: int) -> list[list[str]]:
    """Rows of at most ``most`` nodes, from the top, so that pairs lead downwards.

    Each node stands just above what it leads to, as far as there is room (Coffman and Graham 1972,
    turned over). Pairs that close a circle lead upwards.
    """
    below = _without_circles(sorted(nodes), sorted(set(pairs)))
    rows: list[list[str]] = []
    row_of: dict[str, int] = {}
    waiting = sorted(nodes)
    while waiting:
        node = next(node for node in waiting if all(to in row_of for to in below[node]))
        waiting.remove(node)
        row = max((row_of[to] + 1 for to in below[node]), default=0)
        while row < len(rows) and len(rows[row]) >= most:
            row += 1
        if row == len(rows):
            rows.append([])
        rows[row].append(node)
        row_of[node] = row
    return [sorted(row) for row in reversed(rows)]


def _without_circles(nodes: list[str], pairs: list[Pair]) -> dict[str, list[str]]:
    """What each node leads to, without the pairs that would lead back to it."""
    below: dict[str, list[str]] = {node: [] for node in nodes}
    for origin, to in pairs:
        if not _reaches(below, to, origin):
            below[origin].append(to)
    return below


def _reaches(below: Mapping[str, list[str]], start: str, end: str) -> bool:
    seen, waiting = set[str](), [start]
    while waiting:
        node = waiting.pop()
        if node == end:
            return True
        if node not in seen:
            seen.add(node)
            waiting.extend(below[node])
    return False


def grid(rows: Sequence[Sequence[str]], pairs: Sequence[Pair], most: int) -> dict[str, Spot]:
    """A spot ``(column, row)`` for each node, in half columns from 0 to ``2 * most - 2``.

    Every order of a row, every other spot for a node and every exchange of two is tried, again and
    again until none is better: lines that are short, cross no other line and run behind no box.
    """
    spots = {
        node: (2 * column, number)
        for number, row in enumerate(rows)
        for column, node in enumerate(row)
    }
    down = [(origin, to) for origin, to in pairs if spots[origin][1] < spots[to][1]]
    best, better = _cost(spots, pairs), True
    while better:
        better = False
        for change in (*_orders(spots, most), *_moves(spots, most), *_exchanges(spots)):
            changed = spots | change
            if _fits(changed, down) and (cost := _cost(changed, pairs)) < best:
                spots, best, better = changed, cost, True
    used = sorted({row for _, row in spots.values()})
    return {node: (column, used.index(row)) for node, (column, row) in spots.items()}


def _orders(spots: Mapping[str, Spot], most: int) -> Iterator[dict[str, Spot]]:
    """Every order and spacing of the nodes of each row."""
    for number in sorted({row for _, row in spots.values()}):
        row = sorted(node for node, spot in spots.items() if spot[1] == number)
        for places in _places(len(row), most):
            for order in permutations(row):
                yield {node: (x, number) for node, x in zip(order, places, strict=True)}


def _moves(spots: Mapping[str, Spot], most: int) -> Iterator[dict[str, Spot]]:
    """Every other spot for each node."""
    rows = 1 + max(row for _, row in spots.values())
    for node in sorted(spots):
        for row in range(rows):
            for column in range(2 * most - 1):
                yield {node: (column, row)}


def _exchanges(spots: Mapping[str, Spot]) -> Iterator[dict[str, Spot]]:
    """Every two nodes in each other's place."""
    for first, second in combinations(sorted(spots), 2):
        yield {first: spots[second], second: spots[first]}


def _fits(spots: Mapping[str, Spot], down: Sequence[Pair]) -> bool:
    """Whether boxes of a row are a whole column apart and lines that led downwards still do."""
    places = sorted((row, column) for column, row in spots.values())
    apart = all(a[0] != b[0] or b[1] - a[1] >= 2 for a, b in pairwise(places))
    return apart and all(spots[origin][1] < spots[to][1] for origin, to in down)


def _places(count: int, most: int) -> list[tuple[int, ...]]:
    """Half columns for ``count`` boxes in a row, at least a whole column apart."""
    choices = combinations(range(2 * most - 1), count)
    return [places for places in choices if all(b - a >= 2 for a, b in pairwise(places))]


def _cost(spots: Mapping[str, Spot], pairs: Sequence[Pair]) -> int:
    lines = [(spots[origin], spots[to]) for origin, to in pairs]
    length = sum(abs(a[0] - b[0]) + 2 * abs(a[1] - b[1]) for a, b in lines)
    hidden = sum(_behind(line, spot) for line in lines for spot in spots.values())
    crossed = sum(_cross(*crossing) for crossing in combinations(lines, 2))
    return length + 24 * hidden + 6 * crossed


def _behind(line: tuple[Spot, Spot], spot: Spot) -> bool:
    """Whether a straight line runs behind the box at ``spot``, its ends left out."""
    (ax, ay), (bx, by) = sorted(line, key=lambda end: end[1])
    if not ay < spot[1] < by:
        return False
    # The line's column there, times (by - ay), so that all numbers stay whole.
    at = ax * (by - spot[1]) + bx * (spot[1] - ay)
    return abs(at - spot[0] * (by - ay)) < by - ay


def _cross(first: tuple[Spot, Spot], second: tuple[Spot, Spot]) -> bool:
    """Whether two straight lines cross inside; lines that share an end do not."""
    a, b, c, d = *first, *second
    if {a, b} & {c, d}:
        return False
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Spot, b: Spot, c: Spot) -> int:
    turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turn > 0) - (turn < 0)


def shelves(sizes: Sequence[Size], room: int, gap: Size) -> tuple[list[Spot], int]:
    """Corners of boxes of these sizes put side by side on shelves ``room`` wide, in their order,
    with a gap beside and below; and the height of all."""
    corners, x, y, deep = [], 0, 0, 0
    for width, height in sizes:
        if x and x + width > room:
            x, y, deep = 0, y + deep + gap[1], 0
        corners.append((x, y))
        deep = max(deep, height)
        x += width + gap[0]
    return corners, y + deep
