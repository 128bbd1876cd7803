"""People named where a post should be, and initials that nothing explains."""

import re
from collections import Counter, defaultdict

from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.times import Found
from goldenthread.domain.reading.plan_reading.vocabulary import plural
from goldenthread.foundation.documents.document import Span

MOST_INITIALS = 30
_INITIALS = re.compile(r"(?<![\w&])(?:[A-Z]{2,6}s?|[A-Z]&[A-Z])(?![\w&])")


def ask_people(notes: Notes, by_id: dict[str, Draft], found: Found) -> None:
    named: dict[str, list[tuple[Draft, Span, str]]] = defaultdict(list)
    for held in found.assignments:
        who = held.person or (held.party if people.is_initials(held.party, notes.vocabulary) else "")
        if who and not _is_explained(who, notes):
            named[who].append((by_id[held.element], held.span, people.note_of(held.party)))
    for who, places in named.items():
        posts = [note for _, _, note in places if note and note.lower() not in notes.vocabulary.capacity_notes]
        notes.ask(
            "person",
            f"Which post does {who} hold? A plan is followed by posts, so that it outlasts a change of person.",
            posts[0] if posts else "",
            places[0][1],
            None,
            choices=tuple(dict.fromkeys(posts)),
            drafts=[draft for draft, _, _ in places],
            weight=2,
        )


def _is_explained(initials: str, notes: Notes) -> bool:
    """Tell initials of a post or a body that the document spells out: “School attendance team (SAT)”."""
    at = notes.source.document.text.find(f"({initials})")
    before = notes.source.document.text[max(0, at - 40) : max(at, 0)].lower().split()[-2:]
    return any(word in notes.vocabulary.post_words for word in before)


def ask_initials(notes: Notes) -> None:
    """Ask once for each set of initials that the document does not explain."""
    text = notes.source.document.text
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for match in _INITIALS.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if match.start() - start < 200 and text[start : start + 200].split("\n")[0].isupper():
            continue
        before = text[max(0, match.start() - 30) : match.start()].split()[-1:]
        after = text[match.end() : match.end() + 30].split()[:1]
        if any(word.isupper() and len(word) > 2 for word in (*before, *after)):
            continue
        counts[match[0]] += 1
        first.setdefault(match[0], match.start())
    known = notes.vocabulary.known_initials
    asked = {ask.asks.split(" ")[3] for ask in notes.asks if ask.kind == "person"}
    codes = {
        re.sub(r"[^A-Z]", "", draft.number) for root in notes.stack.roots for draft in root.walk() if draft.number
    }
    unknown = [
        word
        for word in counts
        if word not in known
        and word.rstrip("s") not in known
        and word not in codes
        and word not in asked
        and not re.fullmatch(r"[IVXLC]+", word)
        and f"({word})" not in text
        and f"{word} (" not in text
        and not (
            (len(word) < 4 or counts[word] == 1)
            and re.search(rf"(?<!\w)(?:{word.lower()}|{word.title()})(?!\w)", text)
        )
    ]
    for word in sorted(unknown, key=lambda held: -counts[held])[:MOST_INITIALS]:
        at = first[word]
        means = notes.vocabulary.usual_initials
        usual = means.get(word, "") or plural(means.get(word.removesuffix("s"), ""))
        notes.ask("initials", f"What does {word} stand for?", usual, Span(at, at + len(word)), weight=0)
