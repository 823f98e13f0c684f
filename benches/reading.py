#!/usr/bin/env python3
"""How fast texts are put into words, how that grows with odd texts, and how many lines of a corpus are right.

    python3 benches/reading.py speed  --ef target/release/ef [--megabytes 5] [--judge]
    python3 benches/reading.py growth --ef target/release/ef [--engine kokoro] [--judge]
    python3 benches/reading.py corpus --ef target/release/ef [FILE]

`speed`: a text of prose in which every fifth sentence is a line of tests/reading/corpus.txt, and the corpus alone, for
each language; `ef tts phonemes --words` puts them into words and sentences. Told is the processor time of the program
(without that of an empty text), as MB of text a second and beside `wc -w` of the same file in the same run. With --judge
the exit code is 1 below 5 MB/s.

`growth`: one piece repeated, in two lengths of which one is four times the other. A piece whose time grows much more than
that is named; with --judge the exit code is 1 then. With `--engine kokoro` the pieces become phonemes too, by misaki's rules.

`corpus`: the lines of a file in the form of tests/reading/corpus.txt that are read as other words, and sentences that end
where none does or go on where one ends. Readings between ` | ` are equally good.
"""
import argparse, itertools, json, os, pathlib, re, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent.parent
CORPUS = HERE / "tests" / "reading" / "corpus.txt"
LEAST = 5.0

PROSE = {
    "en-us": "The harbour was empty when we came down the hill, and nobody had told us why. She said that the boats had left before "
             "the storm, as they did every autumn. I asked her whether they would come back, but she only laughed and shook her head. "
             "We sat on the wall and ate the bread that was left from the morning. In the evening the lights went on one after another.",
    "de": "Der Hafen war leer, als wir den Hügel hinunterkamen, und niemand hatte uns gesagt warum. Sie meinte, die Boote seien vor "
          "dem Sturm ausgelaufen, wie in jedem Herbst. Ich fragte sie, ob sie wiederkämen, aber sie lachte nur. Am Abend gingen die "
          "Lichter an, eines nach dem anderen.",
    "fr": "Le port était vide quand nous sommes descendus de la colline, et personne ne nous avait dit pourquoi. Elle disait que les "
          "bateaux étaient partis avant la tempête, comme chaque automne. Le soir, les lumières s'allumaient l'une après l'autre.",
    "es": "El puerto estaba vacío cuando bajamos de la colina, y nadie nos había dicho por qué. Ella decía que los barcos se habían "
          "ido antes de la tormenta, como cada otoño. Por la noche se encendieron las luces, una tras otra.",
    "it": "Il porto era vuoto quando scendemmo dalla collina, e nessuno ci aveva detto perché. Lei disse che le barche erano partite "
          "prima della tempesta, come ogni autunno. La sera si accesero le luci, una dopo l'altra.",
    "pt-br": "O porto estava vazio quando descemos a colina, e ninguém nos tinha dito por quê. Ela disse que os barcos tinham partido "
             "antes da tempestade, como em todo outono. À noite as luzes se acenderam, uma depois da outra.",
}

PIECES = ["x", "1", "(", '"', ". ", "a.b", "-", "1-", "A.", "😀", "1/", "$", "@a", "1,", "1,111,", "1.1", "[[", "[a](", "A'", "A'a", "<",
          "<a>", "&", "₁", "x²", "a-", "#a", "_", "~1", "1:", "1.", "1.1%", "p.m. ", "(a. ", '"a. ', "“a. ", "Mr. ", "1. ", "\n", "\n ",
          "...", "…", "!?", "\u200d", "🇫", "1x", "x1", "I ", "Henry\tI\t", "May 5-", "http://", "a@b.", "3'", '5" ', "½", "5 ", "5 k",
          "$5 ", "€", "日", "。", "A", "aA", "ab ", "[", "]", "[a] ", "(555) ", "+1 ", "e\u0301", "é"]
# Pieces that a voice for English refuses to read.
LANGUAGES = {"日": "ja"}


def corpus_lines(path):
    """Language, text and what is wanted, line by line."""
    language = "en-us"
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            continue
        if " => " in line:
            text, wanted = line.split(" => ", 1)
            yield language, text, wanted
        elif line.startswith("# "):
            language = line.split("@")[1].strip() if "@" in line else "en-us"


def seconds(words):
    """Processor seconds of a run."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, errors = process.stderr, process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(words)}: {errors.decode()}")
    return usage.ru_utime + usage.ru_stime


def words_of(ef, file, language, engine="piper"):
    # Piper's rules, which leave nothing to espeak-ng.
    words = ["--words"] if engine == "piper" else []
    return [ef, "tts", "phonemes", "--engine", engine, *words, "--quiet", "--lang", language, "--file", str(file)]


def speed(a, folder):
    by_language = {}
    for language, text, _ in corpus_lines(CORPUS):
        by_language.setdefault(language, []).append(text)
    empty = folder / "empty.txt"
    empty.write_text("a")
    worst = None
    print("| language | text | MB/s | times `wc -w` |\n|---|---|---|---|")
    for language, prose in PROSE.items():
        corpus = itertools.cycle(by_language[language])
        sentences = itertools.cycle(re.split(r"(?<=\.) ", prose))
        for name in ("prose", "corpus"):
            parts, size = [], 0
            while size < a.megabytes * 1_000_000:
                if name == "prose":
                    part = " ".join([next(sentences) for _ in range(4)] + [next(corpus)]) + "\n\n"
                else:
                    part = next(corpus) + "\n\n"
                parts.append(part)
                size += len(part.encode())
            file = folder / "text.txt"
            file.write_text("".join(parts), encoding="utf-8")
            own, count = [], []
            for _ in range(a.reps):
                own.append(seconds(words_of(a.ef, file, language)) - seconds(words_of(a.ef, empty, language)))
                count.append(seconds(["wc", "-w", str(file)]))
            rate = size / 1e6 / max(min(own), 1e-9)
            worst = rate if name == "prose" and (worst is None or rate < worst) else worst
            print(f"| {language} | {name} | {rate:.1f} | {min(own) / max(min(count), 1e-9):.0f} |", flush=True)
    if a.judge and worst < LEAST:
        sys.exit(f"{worst:.1f} MB/s is below {LEAST}")


def growth(a, folder):
    bad = []
    # Kokoro has rules of its own for English; other languages are espeak-ng's there.
    for piece in (piece for piece in PIECES if a.engine == "piper" or piece not in LANGUAGES):
        times = []
        for size in (a.size, 4 * a.size):
            file = folder / "text.txt"
            file.write_text(piece * (size // len(piece.encode())), encoding="utf-8")
            command = words_of(a.ef, file, LANGUAGES.get(piece, "en-us"), a.engine)
            times.append(min(seconds(command) for _ in range(2)))
        ratio = times[1] / max(times[0], 0.02)
        if ratio > 8:
            bad.append(piece)
        print(f"{piece!r:12} {times[0]:7.2f} s {times[1]:7.2f} s  {ratio:5.1f}{'   more than in proportion' if ratio > 8 else ''}", flush=True)
    if a.judge and bad:
        sys.exit(f"grows too fast: {bad}")


def corpus(a, folder):
    plain = lambda text: [w.strip("'").lower() for w in re.findall(r"[\w']+", text.replace("’", "'").replace("_", " ")) if w.strip("'")]
    right = lines = false = missed = ends = 0
    groups = itertools.groupby(corpus_lines(a.file or CORPUS), key=lambda line: line[0])
    for language, group in groups:
        group = list(group)
        file = folder / "lines.txt"
        file.write_text("".join(text + "\n" for _, text, _ in group), encoding="utf-8")
        command = [a.ef, "--json", "tts", "phonemes", "--engine", "piper", "--words", "--lang", language]
        answer = subprocess.run(command, stdin=open(file, "rb"), stdout=subprocess.PIPE, check=True).stdout.decode()
        for (_, text, wanted), line in zip(group, answer.splitlines(), strict=True):
            read = [w for w in (plain(chunk["text"]) for chunk in json.loads(line)["chunks"]) if w]
            ways = [[plain(part) for part in way.split(" / ")] for way in wanted.split(" | ")]
            lines += 1
            ends += len(ways[0]) - 1
            false += len(read) > len(ways[0])
            missed += max(len(ways[0]) - len(read), 0)
            if any(sum(way, []) == sum(read, []) for way in ways):
                right += 1
            else:
                print(f"{text}\n    read:   {' '.join(sum(read, []))}\n    wanted: {wanted}")
            if len(read) != len(ways[0]):
                print(f"{text}\n    {len(read)} sentences, not {len(ways[0])}")
    print(f"{right} of {lines} lines are right ({right / lines:.1%}); {false} false ends, {missed} of {ends} ends missed")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("mode", choices=["speed", "growth", "corpus"])
    p.add_argument("file", nargs="?")
    p.add_argument("--ef", default="target/release/ef")
    p.add_argument("--engine", choices=["piper", "kokoro"], default="piper")
    p.add_argument("--megabytes", type=float, default=5)
    p.add_argument("--size", type=int, default=200_000)
    p.add_argument("--reps", type=int, default=3)
    p.add_argument("--judge", action="store_true")
    a = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        {"speed": speed, "growth": growth, "corpus": corpus}[a.mode](a, pathlib.Path(folder))


if __name__ == "__main__":
    main()
