"""Which place on the map a place name means: country, coordinates, GeoNames id; null where the text does not decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefgen.language.names.gazetteer import countries
from briefgen.language.names.kinds import RULED
from briefgen.language.names.landmarks import Province, provinces_named
from briefgen.language.names.named import Named
from briefgen.language.names.towns import City, cities_known_as, cities_named
from briefgen.language.names.wordlists import fold, wordlists

_CONTEXT = 6.0  # how much more likely a town is in the country an article speaks of most
_LARGE = 100_000
_OPEN = ("not decided between namesakes",)
_UNKNOWN = ("in no gazetteer",)
_NONE: Counter[str] = Counter()
_WATERS = frozenset({"lake", "mount", "cape"})  # a town of that name is seldom meant
_GENERIC = frozenset({"old", "new", "inner", "upper", "lower", "city", "town", "centre", "center", "quarter", "port"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, as far as it is decided, and what decided."""

    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    why: tuple[str, ...] = ()


def locate(
    names: tuple[Named, ...], desk_places: tuple[str, ...] = (), *, spoken: Counter[str] = _NONE
) -> dict[int, Spot]:
    """Where the places among `names` lie, by their number; `desk_places` are the editor's own hints.

    `spoken` counts the states whose adjectives the text uses, by code: a Lebanese story's Tripoli is in Lebanon.
    """
    context = _countries_named(names, desk_places) + spoken
    spots = _spots(names, context)
    decided = Counter({code for spot in spots.values() if spot.lat is not None and (code := spot.country)})
    if decided - context:  # a small town lies where the article's large ones do
        spots = _spots(names, context, lesser=decided)
    named = _countries_named(names, desk_places, capitals=False)
    if len(named) == 1 and {spot.country for spot in spots.values() if spot.country} <= set(named):
        (only,) = named
        alone = Spot(only, why=("the only country named",))
        spots = {n: alone if _is_within(names[n], spot) else spot for n, spot in spots.items()}
    return spots


def _is_within(named: Named, spot: Spot) -> bool:
    """Whether a place that no gazetteer knows may lie in the only country named: no state, no part of the world."""
    return spot.why == _UNKNOWN and RULED not in named.why and fold(named.name) not in wordlists().regions


def _spots(names: tuple[Named, ...], context: Counter[str], lesser: Counter[str] = _NONE) -> dict[int, Spot]:
    """Every place's spot; `lesser` is what to go by where `context` does not decide."""
    spots: dict[int, Spot] = {}
    for n, named in enumerate(names):
        if named.kind == "place":
            own = _without(context, named)
            spot = _spot(named, own)
            if spot == Spot(why=_OPEN) and lesser:
                spot = _largest(named) or _spot(named, own + lesser)
            spots[n] = spot
    return spots


def _largest(named: Named) -> Spot | None:
    """The one of several namesakes that is a large town, three times the next."""
    ranked = sorted(cities_known_as(named.name), key=lambda city: (-city.population, city.geonameid))
    second = ranked[1].population if len(ranked) > 1 else 0
    if ranked and ranked[0].population >= max(_LARGE, 3 * second):
        return _city(ranked[0], "by far the largest of its name")
    return None


def _without(context: Counter[str], named: Named) -> Counter[str]:
    """The context less what a capital's own name added to it: Tripoli does not make a Lebanese article Libyan."""
    capital = next((c for c in (countries().by_capital.get(fold(n)) for n in (named.name, *named.aliases)) if c), None)
    return context - Counter({capital.code: len(named.mentions)}) if capital is not None else context


def _countries_named(names: tuple[Named, ...], desk_places: tuple[str, ...], *, capitals: bool = True) -> Counter[str]:
    """How often each country is meant, by its name, its people, its adjectives or its capital."""
    tables = (countries().by_name, countries().by_people, *((countries().by_capital,) if capitals else ()))
    known = countries()
    context: Counter[str] = Counter()
    for label in desk_places:
        country = known.by_name.get(fold(label))
        if country:
            context[country.code] += 5
    for named in names:
        keys = [fold(n) for n in (named.name, *named.aliases)]
        country = next((table[k] for table in tables for k in keys if k in table), None)
        if country is not None:
            context[country.code] += len(named.mentions)
        elif any(k in known.states for k in keys):
            context["US"] += len(named.mentions)
        elif any(k in wordlists().provinces for k in keys):
            context[next(wordlists().provinces[k] for k in keys if k in wordlists().provinces)] += len(named.mentions)
        elif any(k.split()[0] in known.by_adjective for k in keys):
            context[
                next(known.by_adjective[k.split()[0]].code for k in keys if k.split()[0] in known.by_adjective)
            ] += 1
    return context


def _spot(named: Named, context: Counter[str]) -> Spot:
    known = countries()
    within = next((reason.removeprefix("within ") for reason in named.why if reason.startswith("within ")), "")
    for label in (named.name, *named.aliases):
        key = wordlists().abbreviated.get(label, fold(label))
        if key in known.by_name:
            country = known.by_name[key]
            return Spot(country.code, geonames=country.geonames, why=("a state",))
        if key in wordlists().provinces and not within:
            return Spot(wordlists().provinces[key], why=("a part of the state",))
        if key in known.states and not within:
            return Spot("US", geonames=known.states[key].geonames, why=("a state of the United States",))
    near = next((reason.removeprefix("near ") for reason in named.why if reason.startswith("near ")), "")
    held = known.by_name.get(fold(within)) if within else None
    code = wordlists().provinces.get(within) or next((part.country for part in _parts(within, context)), "")
    if within and held is None and code and within not in known.states:
        held = next(country for country in known.by_name.values() if country.code == code)
    state = known.states.get(fold(within)) if within else None
    for label in (named.name, *named.aliases):
        words = fold(label).split()
        cities = cities_known_as(label)
        parts = _parts(label, context)
        if parts and not within and not any(c.population >= _LARGE for c in _near(cities, parts[0], label)):
            return Spot(parts[0].country, parts[0].latitude, parts[0].longitude, why=("a part of the state",))
        water = words[0] in _WATERS and len(words) > 1 and not any(c.population >= _LARGE for c in cities)
        if water or _GENERIC.issuperset(words):
            cities = ()
        if held is not None:
            inside = [c for c in cities if c.countrycode == held.code]
            return _city(inside[0], f"within {held.name}") if inside else Spot(held.code, why=(f"within {held.name}",))
        if state is not None:
            inside = [c for c in cities if c.countrycode == "US" and c.admin1code == state.code]
            return _city(inside[0], f"within {state.name}") if inside else Spot("US", why=(f"within {state.name}",))
        if cities:
            spot = _chosen(cities, context)
            return _beside(near, spot, context) if near else spot
    if near:
        return _beside(near, Spot(why=_UNKNOWN), context)
    return Spot(why=_UNKNOWN)


def _near(cities: tuple[City, ...], part: Province, label: str) -> tuple[City, ...]:
    """The towns of a name that a reader would think of before the part of a state: usual names, or in that state."""
    return tuple(c for c in cities if c.countrycode == part.country or c in cities_named(label))


def _parts(name: str, context: Counter[str]) -> tuple[Province, ...]:
    """The parts of states of this name, one if the article's states decide it; "Kogi State" is Kogi."""
    words = name.split()
    headed = len(words) > 1 and wordlists().heads.get(fold(words[-1])) == "place"
    bare = " ".join(words[:-1]) if headed else ""
    parts = provinces_named(name) or (provinces_named(bare) if bare else ())
    spoken = tuple(part for part in parts if context[part.country])
    return spoken[:1] if spoken else parts if len(parts) == 1 else ()


def _beside(near: str, spot: Spot, context: Counter[str]) -> Spot:
    """As in "X, south of Y" lies in Y's country, where X itself is not decided or decided elsewhere."""
    other = known_country(near, context)
    if other is None or spot.country == other:
        return spot
    return Spot(other, why=(f"near {near}",))


def known_country(name: str, context: Counter[str]) -> str | None:
    """The country of a place by its folded name, if that is decided."""
    known = countries()
    country = known.by_name.get(name) or known.by_capital.get(name)
    if country is not None:
        return country.code
    cities = cities_known_as(name.title())
    return _chosen(cities, context).country if cities else None


def _city(city: City, *why: str) -> Spot:
    return Spot(city.countrycode, round(city.latitude, 5), round(city.longitude, 5), city.geonameid, why)


def _chosen(cities: tuple[City, ...], context: Counter[str]) -> Spot:
    """Of several cities of one name: that of a country the article names, else the one far larger than the rest."""
    most = max(context.values(), default=0)

    def weight(city: City) -> float:
        return city.population * (1 + _CONTEXT * context[city.countrycode] / most) if most else float(city.population)

    ranked = sorted(cities, key=lambda c: (-weight(c), c.geonameid))
    best, second = ranked[0], weight(ranked[1]) if len(ranked) > 1 else 0.0
    if context[best.countrycode]:
        return _city(best, "its country is named")
    if not second and (best.population >= _LARGE or not context):
        return _city(best, "the only one of its name")
    if weight(best) >= 5 * second and (best.population >= _LARGE or not context):
        return _city(best, "by far the largest of its name")
    if best.population >= _LARGE and any(context[c.countrycode] for c in ranked[1:]):
        return _city(best, "by far the largest of its name")
    return Spot(why=_OPEN)
