"""When and where an event took place, by its sentence."""

from __future__ import annotations

import re

from kg.analyse.events.clauses import called_off_at
from kg.analyse.events.lexicon import Naming
from kg.analyse.events.party import Party, Slots
from kg.analyse.events.scene import Scene
from kg.analyse.events.sightings import Trigger
from kg.analyse.events.subjects import inserted_clauses
from kg.model import EventType, Time

_IN = ("in", "at", "near", "off")
_TO = ("in", "to", "at", "往", "到", "于")
_NAMED_BY_PLACE = frozenset({EventType.MEETING, EventType.SUMMIT, EventType.AGREEMENT})
_SPOKEN = frozenset({EventType.BRIEFING, EventType.INTERVIEW, EventType.POST})
_NOWHERE = frozenset({EventType.CALL, EventType.POST, EventType.BRIEFING})
_TALKS = frozenset({EventType.CALL, EventType.MEETING, EventType.SUMMIT})
_COMMA = re.compile("[，,]")
_MARK = re.compile(r"[;；。]")
# the words between a break and the time it belongs to: "before the end of this year", "on Sunday when"
_LEADING = re.compile(r"(?:before|since|until|after|by)(?:\s+the)?(?:\s+\w+\s+of)?\s*\Z")
_RELATIVE = re.compile(  # "the summit, which will be held on Tuesday"
    r",?\s*(?:which|that)\s+(?:will|is|was|were|are)\b[^,]{0,25}(?:held|place|begins?|starts?|opens?)\s+(?:on|in|from)\s*\Z"
)
_TRAILING = re.compile(r"\s*(?:morning|afternoon|evening|night)?,?\s*(?:when|as)\b")
_SET_FOR = re.compile(r"\b(?:planned|scheduled|set|due|slated)\s+(?:for|on|in)\s+\Z")  # "a visit planned for May"
_UNTIL = re.compile(r"\b(?:until|to|till|for)\s+\Z|[至到]\Z")  # "was postponed until | May"
_SETTING = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Aa]t|[Oo]n)\s+(?:an?|the|his|her|their)\s+\Z"
)  # "during his July | visit"
_BEFORE_WAR, _OF_WAR = 15, 25  # characters between a time and a war, and between a war and a time
_LEAD = 40  # characters before a time that belong to it
_REACH = 100  # characters behind a trigger
_NEXT = 12  # characters between a comma and what is done next
_FRONT = 20  # characters from the sentence's start
_PERFORMING = ("宣布", "同意")  # 10日，两国宣布停火: the day of both
_PERFORMED = frozenset(
    {EventType.TRADE_MEASURE, EventType.AGREEMENT, EventType.ARMS_SALE, EventType.INVITATION, EventType.OTHER}
)
_HELD = re.compile("[^，,。；]{0,4}(?:举行|召开|举办|登场|开幕)")  # 峰会将于11月|在智利|举行
_TOPIC = re.compile(r"问题|事务|议题|方面|局势|关系")  # 在台湾问题上: a subject, no place


def place_of(scene: Scene, trigger: Trigger, naming: Naming, stands: Slots) -> Party | None:
    """Return the place: "in Busan" in the clause, "the Busan meeting", what a visit goes to."""
    if naming.type in _NOWHERE:
        return None
    if naming.type is EventType.VISIT and "object" not in naming.frame:
        return _goal(scene, trigger) or _towards(stands)
    places = [party for party in scene.around if party.place and not party.demonym]
    if not places:
        return None
    low, high = scene.clause(trigger.start, trigger.end)
    if scene.language == "zh":
        if not naming.frame and (subject := stands.get("subject")) in places:
            return subject  # 首尔爆发示威
        if not naming.frame and (people := _of_people(scene, places, low, trigger)) is not None:
            return people
        inside = [p for p in places if p.before in ("在", "于") and low <= p.start < trigger.start]
        taking_part = list(stands.values())
        inside += [p for p in places if p.before == "在" and p.start >= trigger.end and _HELD.match(scene.text, p.end)]
        inside = [p for p in inside if p not in taking_part and not _TOPIC.match(scene.text, p.end)]
        return inside[-1] if inside else None
    near = ("in", "near") if naming.type is EventType.CONFLICT else _IN  # missiles fired at Kyiv
    comma = scene.text.find(", and ", trigger.end)
    stop = min(high, trigger.end + _REACH, high if comma < 0 else comma, _next_clause(scene, trigger))
    for p in places:
        if p.before in near and trigger.end <= p.start < stop and not p.owner:
            return p
    modifier = stands.get("modifier")
    if modifier is not None and len(modifier.actors) > 1:
        modifier = None  # "the Kenya-Uganda summit" is between them
    if modifier in places and naming.type in _NAMED_BY_PLACE:
        return modifier
    if modifier in places and "in" in naming.frame:
        return modifier  # "the Ukraine crisis"
    before = [
        p for p in places if p.before in _IN and low <= p.start < trigger.start and p is not modifier and not p.owner
    ]
    return before[-1] if before and _is_near(scene.text, before[-1], trigger) else None


def _of_people(scene: Scene, places: list[Party], low: int, trigger: Trigger) -> Party | None:
    """Whose people without names do it: 智利|军人|发动政变."""
    opener = next((party for party in places if low <= party.start < trigger.start), None)
    if opener is None or opener.before or _COMMA.search(scene.text, opener.end, trigger.start):
        return None
    return opener if any(start == opener.end for start, _, _ in scene.words.get("crowds", ())) else None


def _next_clause(scene: Scene, trigger: Trigger) -> int:
    """Where what is done next begins: "who was re-elected in 2022, | met him in Rome"."""
    comma = scene.text.find(", ", trigger.end)
    following = next((other.start for other in scene.triggers if other.start > comma), -1)
    return comma if 0 <= comma < following <= comma + _NEXT else len(scene.text)


def _is_near(text: str, place: Party, trigger: Trigger) -> bool:
    """Whether a place before a trigger is the trigger's: no comma between, or fronted as in "In Rome, thousands"."""
    between = text[place.end : trigger.start]
    return len(between) < 60 and (", " not in between or place.start < _FRONT)


def _towards(stands: Slots) -> Party | None:
    """Where a Chinese visit goes by its preposition: 对韩国的访问."""
    party = stands.get("towards")
    return party if party is not None and party.place else None


def _goal(scene: Scene, trigger: Trigger) -> Party | None:
    """Where a visit goes: "visit Beijing", "a visit to the U.S.", 抵达巴基斯坦."""
    for party in scene.around:
        if trigger.start <= party.start and party.end <= trigger.end:
            return party  # 访华
        if party.place and party.end == trigger.start and scene.text.startswith("之", trigger.start):
            return party  # 挪威|之行
    stop = trigger.end + (60 if scene.language == "en" else 12)
    stop = min([stop, *(other.start for other in scene.triggers if other.start >= trigger.end)])
    for party in scene.around:
        if trigger.end <= party.start <= stop and not party.person and not party.demonym:
            away = party.start - trigger.end
            direct = away <= 1 or (not party.before and away <= 12)  # "left for | Rome"
            if direct or party.before in _TO:
                return party
    return None


def _is_of_another(scene: Scene, trigger: Trigger, start: int, end: int) -> bool:
    """Whether a time stands right before the noun of another event: "the October | agreement included"."""
    if scene.language == "zh" or _SETTING.search(scene.text, max(0, start - _LEAD), start):
        return False
    return any(
        end < other.start <= end + 1 and other is not trigger and other.namings[0].noun for other in scene.triggers
    )


def _is_of_visit(scene: Scene, trigger: Trigger, start: int) -> bool:
    """Whether a time is that of the visit to which somebody is invited: "invited Ode to Norland in | May"."""
    naming = trigger.namings[0]
    if naming.type is not EventType.INVITATION or naming.noun or start < trigger.end:
        return False
    return any(party.before == "to" and party.place and trigger.end <= party.start < start for party in scene.around)


def time_of(scene: Scene, trigger: Trigger) -> Time | None:
    """Return the time of the trigger's clause that lies nearest, None where it belongs to something else."""
    times = scene.times
    if not times:
        return None
    if trigger.namings[0].type is EventType.AGREEMENT and any(
        end == trigger.start for _, end, _ in scene.words.get("stands", ())
    ):
        return None  # 上周违反|停火协议
    offset = scene.span.start
    off = called_off_at(scene, trigger)
    best, nearest = None, 0
    inserted = [] if scene.language == "zh" else inserted_clauses(scene.text, trigger.start)
    for time in times:
        start, end = time.span.start - offset, time.span.end - offset
        if _is_of_another(scene, trigger, start, end) or _is_of_visit(scene, trigger, start):
            continue
        if any(low < start < high for low, high in inserted):
            continue  # "Ode, who met Berg last week, told a briefing"
        if off is not None and not off <= start < trigger.start and not _SET_FOR.search(scene.text, off, start):
            continue  # "cancelled a visit on Saturday": the day of the cancelling
        distance = _distance(scene, trigger, start, end)
        if distance is not None and (best is None or distance < nearest):
            best, nearest = time, distance
    if best is None or trigger.namings[0].sort != "war":
        return best
    reach = _OF_WAR if best.span.start - offset > trigger.start else _BEFORE_WAR
    return None if nearest > reach else best  # "a call on Monday to discuss the war"


def _distance(scene: Scene, trigger: Trigger, start: int, end: int) -> int | None:
    """How far a time lies from a trigger; None where they do not belong together."""
    return _before(scene, trigger, start, end) if end <= trigger.start else _behind(scene, trigger, start)


def _before(scene: Scene, trigger: Trigger, start: int, end: int) -> int | None:
    """How far a time lies before a trigger."""
    text = scene.text
    trailing = _TRAILING.match(text, end, trigger.start)
    low = trailing.end() if trailing else end
    breaks = scene.words.within("clause-breaks", low, trigger.start)
    performing = _PERFORMING if trigger.namings[0].type in _PERFORMED else ()
    if _MARK.search(text, low, trigger.start) or any(word not in performing for _, _, word in breaks):
        return None
    commas = len(_COMMA.findall(text, low, trigger.start))
    if scene.language == "zh":
        if commas and trigger.namings[0].type is EventType.INVITATION:
            return None  # 邀请她明年4月来访，而她也|邀请
        return None if commas > 2 else trigger.start - low + 40 * commas
    part_of_name = end + 1 == trigger.start  # "said the 3 June | vote was fair"
    if not part_of_name and not any(naming.type in _SPOKEN for naming in trigger.namings):
        if _is_of_saying(scene, start):
            return None  # "said on Thursday China would impose tariffs"
        if scene.words.stands("reporting", low, trigger.start):
            return None  # "In an interview last week, Smith said she would travel"
    return trigger.start - low + 40 * commas


def _is_of_saying(scene: Scene, time: int) -> bool:
    """Whether a verb of saying stands before a time, which is so that of the saying."""
    said = scene.words.within("reporting", time - 60, time)
    return bool(said) and time - said[-1][1] <= 40 and "," not in scene.text[said[-1][1] : time]


def _behind(scene: Scene, trigger: Trigger, start: int) -> int | None:
    """How far a time lies behind a trigger."""
    text = scene.text
    leading = _LEADING.search(text, max(trigger.end, start - _LEAD), start)
    high = leading.start() if leading else start
    if any(text.find(word, trigger.end, high) >= 0 for word in ("which", "that")):
        relative = _RELATIVE.search(text, trigger.end, high)
        high = relative.start() if relative else high
    words = scene.words
    if words.stands("calling-off", trigger.end, high) and not _UNTIL.search(text, trigger.end, start):
        return None  # "the talks were cancelled on Monday"
    if words.stands("clause-breaks", trigger.end, high) or _MARK.search(text, trigger.end, high):
        return None
    if words.stands("reporting", trigger.end, high):
        return None  # "after the call, he said on Thursday"
    if any(trigger.end <= other.start < start and _differs(other, trigger) for other in scene.triggers):
        return None
    if scene.language == "zh" and any(max(start, trigger.end) <= other.start < start + 30 for other in scene.triggers):
        return None  # 邀请特朗普明年4月访华: a Chinese time stands before its verb
    commas = len(_COMMA.findall(text, trigger.end, high))
    if scene.language == "zh":
        return None if commas else high - trigger.end + 60
    return high - trigger.end + 40 * commas


def _differs(other: Trigger, trigger: Trigger) -> bool:
    """Whether a time behind two triggers belongs to the nearer one: "an invitation to visit in April"."""
    kinds, own = ({naming.type for naming in each.namings} for each in (other, trigger))
    return kinds != own and not (kinds <= _TALKS and own <= _TALKS)  # "met at the summit in November" is one time
