"""What one article says outright of two of its numbers: two sources', or one replaced the other."""

from __future__ import annotations

import re

from claimwatch.extract.contrasted import CONTRASTED
from claimwatch.match import words
from claimwatch.match.cores import two_speakers
from claimwatch.match.profile import read_profile
from claimwatch.model import Claim, ClaimKind

_LEADS_TO_NEW = re.compile(r"\bto\b")
_MOST_GAP = 5
"""How many characters may stand between two sentences that follow each other."""


def are_side_by_side(a: Claim, b: Claim) -> bool:
    """What two named speakers say of one noun and deed, in one sentence or two that follow."""
    first, second = sorted((a, b), key=lambda claim: claim.char_start)
    apart = second.sentence_start - first.sentence_start - len(first.sentence)
    if first.article_id != second.article_id or apart > _MOST_GAP or not two_speakers(a, b):
        return False
    deeds = read_profile(a).done, read_profile(b).done
    one = count_one_noun(a, b) and (bool(deeds[0] & deeds[1]) or not any(deeds))
    return one or _in_one_sentence(a, b)


def _in_one_sentence(a: Claim, b: Claim) -> bool:
    """Two numbers of one sort in one sentence: "the union says 2.4 percent, the company 0.8".

    Neither of bridges and trucks, nor of who was killed and who was hurt.
    """
    left, right = read_profile(a), read_profile(b)
    one_sort = a.sentence_start == b.sentence_start and a.kind is b.kind and a.unit == b.unit
    nouns = {left.head, right.head} - {None}
    one_noun = len(nouns) < 2 or (left.is_person and right.is_person)
    deeds = left.done & right.done or not (left.done and right.done)
    told = any(dict(claim.rules).get("claimant") == CONTRASTED for claim in (a, b))
    return one_sort and one_noun and bool(deeds or told)


def is_replaced_in_sentence(a: Claim, b: Claim) -> bool:
    """A number and the one that its sentence says it replaced: "19, down from 31 on Saturday"."""
    if a.article_id != b.article_id or a.sentence_start != b.sentence_start:
        return False
    left, right = read_profile(a), read_profile(b)
    one_sort = a.kind is b.kind and a.unit == b.unit
    if not one_sort or left.past == right.past:
        return False
    first, second = sorted((a, b), key=lambda claim: claim.char_start)
    start = first.char_start - first.sentence_start + len(first.text)
    between = first.sentence[start : second.char_start - second.sentence_start]
    if not read_profile(second).past and not _LEADS_TO_NEW.search(between):
        return False
    if any(words.is_number(words.stem(token)) for token, _, _ in words.spans(between)):
        return False
    nouns = {left.head, right.head} - {None}
    if a.kind is not ClaimKind.COUNT:  # "the club raised its initial $16m offer to $18m"
        return True
    return len(nouns) < 2 or (left.is_person and right.is_person)


def count_one_noun(a: Claim, b: Claim) -> bool:
    """True where both claims count by one noun."""
    head = read_profile(a).head
    return head is not None and head == read_profile(b).head
