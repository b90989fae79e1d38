"""Prints figures as a Markdown table, ready to be copied into RESULTS.md."""

from __future__ import annotations

from collections.abc import Sequence


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print the table with aligned columns: text to the left in the first, figures to the right in the others."""
    widths = [max(len(line[number]) for line in (columns, *rows)) for number in range(len(columns))]
    print(f"\n{title}\n")
    print(_line(columns, widths))
    print(_line([widths[0] * "-", *((width - 1) * "-" + ":" for width in widths[1:])], widths))
    for row in rows:
        print(_line(row, widths))
    print(flush=True)


def seconds_text(seconds: float) -> str:
    """Hundredths of a second, and two significant digits of anything shorter than that."""
    return f"{seconds:.2f}" if seconds >= 0.1 else f"{seconds:.2g}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if number == 0 else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join([first, *others])} |"
