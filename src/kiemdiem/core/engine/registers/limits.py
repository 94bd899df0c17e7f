"""At how many places a holder of many posts is heard: which stay, and where he only reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.registers.answers import DroppedForum
from kiemdiem.core.engine.registers.model import Post
from kiemdiem.core.engine.registers.places import Found, answer
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.regime.entries.subjects import ForumLimit
from kiemdiem.core.regime.regime import Placed


@dataclass
class Limited:
    """The places that stay, those that fall away, and what must be said about it."""

    kept: list[Found]
    dropped: list[DroppedForum] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Limits:
    """Applies the limits of a regime to the places of a person."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        self._lines: list[Placed[ForumLimit]] = structure.in_force("forum_limit", ForumLimit)

    def apply(self, person: str, kinds: Sequence[str], places: list[Found]) -> Limited:
        """The places under the first limit that is about these kinds."""
        line = next((line for line in self._lines if set(line.entry.for_) & set(kinds)), None)
        if line is None:
            return Limited(places)
        count = len({self.together(place, places) or place.id for place in places})
        if count <= line.entry.at_most:
            return Limited(places)
        posts = [post for post in self._of.posts_of(person) if self._of.is_leading(post)]
        if len(posts) <= line.entry.more_posts_than:
            note = words.MANY_PLACES_FEW_POSTS.format(
                posts=len(posts), places=count, limit=line.entry.at_most, more=line.entry.more_posts_than
            )
            return Limited(places, notes=[note])
        return self._cut(line, posts, places)

    def together(self, place: Found, places: Sequence[Found]) -> str:
        """The id of the other place whose review is held together with this one's; empty: it is held alone."""
        ids = {other.unit.id for other in places if not other.roll}
        if place.roll or place.unit.reviewed_with not in ids:
            return ""
        return place.unit.reviewed_with

    def _cut(self, line: Placed[ForumLimit], posts: Sequence[Post], places: list[Found]) -> Limited:
        notes: list[str] = []
        kept: list[str] = []
        for way in line.entry.keep:
            if way == "own_cell":
                chosen = next((place for place in places if place.sort == "cell"), None)
            else:
                wanted = [post for post in posts if post.presiding] if way == "presiding_post" else list(posts)
                if way == "highest_post":
                    notes += self._ranks_missing(wanted, places)
                elif not wanted:
                    notes.append(words.PRESIDING_MISSING)
                chosen = self._place_of(wanted, places, kept if way == "presiding_post" else [])
            if chosen is not None and chosen.id not in kept and len(kept) < line.entry.at_most:
                kept.append(chosen.id)
        is_room = len(kept) < line.entry.at_most
        if is_room:
            notes.append(words.MAY_CHOOSE_A_THIRD)
        stays = [p for p in places if p.id in kept or self._is_beside(p, kept, places)]
        dropped = [
            DroppedForum(
                forum=answer(place, self._of),
                rule=line.id,
                why=words.REPORTS_ONLY.format(says=line.entry.says),
                clauses=tuple(line.entry.clauses),
                may_be_chosen=is_room,
            )
            for place in places
            if place not in stays
        ]
        return Limited(stays, dropped, notes)

    def _place_of(self, posts: Sequence[Post], places: Sequence[Found], taken: Sequence[str]) -> Found | None:
        """The place of the first of these posts that has one; among presiding posts one that is not yet a place."""
        own = [place for place in places if place.sort != "cell"]
        for post in posts:
            for place in own:
                if post in place.posts and place.id not in taken:
                    return place
        return None

    def _is_beside(self, place: Found, kept: Sequence[str], places: Sequence[Found]) -> bool:
        partner = self.together(place, places)
        return partner in kept or any(self.together(other, places) == place.id for other in places if other.id in kept)

    def _ranks_missing(self, posts: Sequence[Post], places: Sequence[Found]) -> list[str]:
        bringing = [post for post in posts if any(post in place.posts for place in places)]
        unranked = [self._of.post_text(post) for post in bringing if post.rank is None]
        return [words.RANKS_MISSING.format(posts=words.joined(unranked))] if unranked else []
