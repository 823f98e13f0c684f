#!/usr/bin/env python3
"""Makes docs/ef-dev.svg: what a terminal shows of a real `ef dev` in the demo, from its start to Ctrl-C.

    python3 scripts/picture.py --ef target/release/ef

The demo is run in a copy, once to set it up and once for the picture, in a terminal of 100 columns. What the database
writes is hidden (`--hide db`), and the temporary folder of the copy is called `~`. Nothing is written when a server is not
ready in time, or when the output names another folder or a host of this machine.

Linux, Python 3.8 or newer, nothing to install; what the demo needs (see its README) must be there, and its ports free.
"""
import argparse
import html
import os
import pathlib
import re
import shutil
import socket
import sys
import tempfile
import time
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benches"))
from demo_cycles import Terminal, wait_until  # noqa: E402  (its terminal is the one that is wanted here)

COLUMNS = 100
# What the demo's setup and its servers make.
MADE = (".ef", ".next", "node_modules", "venv", "__pycache__", "next-env.d.ts", ".development-secret")
READY = b"all ready after"
WORDS = ["dev", "--hide", "db"]

CELL, LINE, SIZE, MARGIN = 8.4, 18, 14, 16
BACK, FORE, DIM = "#0f1419", "#d6d9de", "#8a919c"
COLOURS = ("#5c6370", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d6d9de",
           "#7f8794", "#f08089", "#b1d995", "#f2d29b", "#84c3ff", "#d79be8", "#7fd0da", "#ffffff")


def record(argv, project, deadline):
    """The output of one run that was stopped with Ctrl-C once all was ready."""
    env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env["TERM"] = "xterm-256color"
    terminal = Terminal(argv, env, project, rows=40, columns=COLUMNS, keep=None)
    shown = lambda: b"".join(list(terminal.shown))  # noqa: E731
    try:
        if not wait_until(lambda: READY in shown(), time.monotonic() + deadline, 0.1):
            raise SystemExit("not ready within %d s:\n%s" % (deadline, shown().decode("utf-8", "replace")))
        # What follows a start by itself: the first page is compiled and asked for.
        settled = time.monotonic() + 2
        wait_until(lambda: time.monotonic() > settled, settled + 1)
        terminal.type(b"\x03")
        if terminal.exit_code(time.monotonic() + 30) is None:
            raise SystemExit("it did not stop")
        # Its last words are on their way until nothing has come for a while.
        size = -1
        while size != len(shown()):
            size = len(shown())
            time.sleep(0.2)
        return shown().decode("utf-8", "replace")
    finally:
        terminal.end()


# --- the text and its colours --------------------------------------------------------------------------------

def colour_256(number):
    if number < 16:
        return COLOURS[number]
    if number >= 232:
        return "#" + "%02x" % (8 + 10 * (number - 232)) * 3
    levels = (0, 95, 135, 175, 215, 255)
    number -= 16
    return "#%02x%02x%02x" % (levels[number // 36], levels[number // 6 % 6], levels[number % 6])


class Style:
    """What the next letters look like."""

    def __init__(self):
        self.fill, self.bold, self.dim = None, False, False

    def take(self, codes):
        codes = [int(code or 0) for code in codes.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.__init__()
            elif code == 1:
                self.bold = True
            elif code == 2:
                self.dim = True
            elif code == 22:
                self.bold = self.dim = False
            elif 30 <= code <= 37:
                self.fill = COLOURS[code - 30]
            elif 90 <= code <= 97:
                self.fill = COLOURS[code - 82]
            elif code == 39:
                self.fill = None
            elif code in (38, 48):
                kind = codes.pop(0)
                value = colour_256(codes.pop(0)) if kind == 5 else "#%02x%02x%02x" % tuple(codes.pop(0) for _ in "rgb")
                if code == 38:
                    self.fill = value

    def key(self):
        fill = self.fill or (DIM if self.dim else None)
        return fill, self.bold


def lines_of(text):
    """Lines of (style, letters); what is not colour is left out."""
    style, lines, run = Style(), [[]], None
    for part in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|\r?\n|\r|[^\x1b\r\n]+", text):
        if part.startswith("\x1b"):
            if part.endswith("m") and part[1] == "[" and "?" not in part:
                style.take(part[2:-1])
        elif part.endswith("\n"):
            lines.append([])
        elif part == "\r":
            lines[-1] = []
        else:
            run = (style.key(), part.replace("\t", "    "))
            lines[-1].append(run)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def width(text):
    return sum(0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def wrap(lines):
    """As a terminal wraps them."""
    for line in lines:
        row, used = [], 0
        for style, text in line:
            for letter in text:
                if used + width(letter) > COLUMNS:
                    yield row
                    row, used = [], 0
                if row and row[-1][0] == style:
                    row[-1] = (style, row[-1][1] + letter)
                else:
                    row.append((style, letter))
                used += width(letter)
        yield row


def svg(rows):
    wide, bar = COLUMNS * CELL + 2 * MARGIN, 30
    high = bar + len(rows) * LINE + MARGIN
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">' % ((wide, high) * 2),
           "<title>ef dev starts the demo, says when all is ready, and stops it</title>",
           "<style>text{font:%dpx ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre}.b{font-weight:700}</style>" % SIZE,
           '<rect width="100%%" height="100%%" rx="8" fill="%s"/>' % BACK]
    for at, fill in enumerate(("#ff5f57", "#febc2e", "#28c840")):
        out.append('<circle cx="%d" cy="15" r="5.5" fill="%s"/>' % (MARGIN + 6 + 18 * at, fill))
    out.append('<g fill="%s">' % FORE)
    for number, row in enumerate(rows):
        at, y = 0, bar + number * LINE + SIZE
        for (fill, bold), text in row:
            cells = width(text)
            if text.strip():
                # The width is said, so that columns stand below each other in every font.
                attributes = ' textLength="%.1f"' % (cells * CELL) + (' fill="%s"' % fill if fill else "") + (' class="b"' if bold else "")
                out.append('<text x="%.1f" y="%d"%s xml:space="preserve">%s</text>' % (MARGIN + at * CELL, y, attributes, html.escape(text)))
            at += cells
    return "\n".join(out) + "\n</g>\n</svg>\n"


def private(text, project):
    """What in the text is of this machine, or None."""
    names = {project, tempfile.gettempdir() + "/", str(ROOT), os.path.expanduser("~") + "/", socket.gethostname()}
    found = [name for name in names if len(name) > 3 and name in text]
    addresses = [one for one in re.findall(r"\b\d+\.\d+\.\d+\.\d+\b", text) if not one.startswith("127.")]
    hosts = [one for one in re.findall(r"https?://([^/:\s\x1b]+)", text) if one not in ("127.0.0.1", "localhost")]
    return (found + addresses + hosts or [None])[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--ef", required=True, help="the ef to show")
    parser.add_argument("-o", "--output", default=str(ROOT / "docs" / "ef-dev.svg"))
    parser.add_argument("--deadline", type=float, default=600, metavar="S", help="for a start (default: 600)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ef-picture-") as folder:
        project = os.path.join(folder, "edit_factory")
        shutil.copytree(ROOT / "examples" / "edit_factory", project, ignore=shutil.ignore_patterns(*MADE))
        argv = [os.path.abspath(options.ef)] + WORDS
        record(argv, project, options.deadline)
        text = record(argv, project, options.deadline).replace(folder, "~")
        machine = private(text, folder)
        if machine:
            raise SystemExit("the output names `%s`, which is of this machine:\n%s" % (machine, text))
    prompt = [((COLOURS[2], True), "$ "), ((None, True), " ".join(["ef"] + WORDS))]
    rows = list(wrap([prompt] + lines_of(text) + [prompt[:1]]))
    pathlib.Path(options.output).write_text(svg(rows), encoding="utf-8")
    print("%s: %d lines" % (options.output, len(rows)))


if __name__ == "__main__":
    main()
