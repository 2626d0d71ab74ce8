"""Where text for people is printed: in colour on a terminal, plain and unwrapped in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

UNWRAPPED = 100_000


class Paper:
    """Standard output for people."""

    def __init__(self) -> None:
        console = Console(highlight=False, markup=False, emoji=False)
        self.on_terminal = console.is_terminal
        # An id that breaks over two lines can be neither copied nor searched for.
        self.console = console if self.on_terminal else Console(width=UNWRAPPED, highlight=False, markup=False, emoji=False)

    def _print(self, thing: RenderableType) -> None:
        if self.on_terminal:
            self.console.print(thing)
            return
        with self.console.capture() as captured:
            self.console.print(thing)
        for line in captured.get().splitlines():
            self.console.out(line.rstrip(), highlight=False)

    def headline(self, text: str) -> None:
        """The answer, bigger than all that follows."""
        if self.on_terminal:
            self._print(Panel.fit(Text(text, style="bold"), padding=(1, 3), border_style="bold"))
        else:
            self._print(Text(text))

    def line(self, text: str, *, indent: int = 0, style: str = "") -> None:
        """One line, folded at words on a terminal."""
        self._print(Padding(Text(text, style=style), (0, 0, 0, indent), expand=False))

    def heading(self, text: str) -> None:
        """A small heading with space above it."""
        self.console.print()
        self.line(text, style="bold")

    def item(self, text: str, aside: str = "") -> None:
        """An entry of a list, with something quieter behind it, such as a clause id."""
        body = Text(text)
        if aside:
            body.append(f"  [{aside}]", style="dim")
        grid = Table.grid(padding=(0, 1))
        grid.add_column()
        grid.add_column(overflow="fold")
        grid.add_row("  -", body)
        self._print(grid)

    def pairs(self, rows: Iterable[tuple[str, str]], indent: int = 2) -> None:
        """Names and values, side by side."""
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for name, value in rows:
            grid.add_row(name, value)
        self._print(Padding(grid, (0, 0, 0, indent), expand=False))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table; on a terminal its cells fold."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for head in heads:
            table.add_column(head, overflow="fold")
        for row in rows:
            table.add_row(*row)
        self._print(table)
