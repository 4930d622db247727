"""The words that English time expressions are made of, and the class that the grammar knows each by."""

from collections.abc import Iterable


def _numbered(names: str, start: int = 1) -> dict[str, int]:
    return {name: i for i, name in enumerate(names.split(), start)}


MONTH_NUMBERS = _numbered(
    "january february march april may june july august september october november december"
)
MONTH_SHORT = {name[:3]: i for name, i in MONTH_NUMBERS.items() if name != "may"} | {"sept": 9}
WEEKDAY_NUMBERS = _numbered("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAY_SHORT = {name[:3]: i for name, i in WEEKDAY_NUMBERS.items()}
WEEKDAY_SHORT |= {"tues": 2, "weds": 3, "thur": 4, "thurs": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# Words that are months and days only where they are written with a capital.
CAPITAL_ONLY = frozenset({"march", "may", "august", "mar", "jun", "dec", "sat", "sun", "mon", "wed"})
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "2W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = _numbered(_ONES, 0) | {word: 10 * value for word, value in _numbered(_TENS, 2).items()}
SCALES = {"hundred": 100, "thousand": 1000}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30}
DECADES = _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 2)
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
MOMENTS = {
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "24:00",
    "dawn": "DA",
    "daybreak": "DA",
    "sunrise": "DA",
    "dusk": "DU",
    "sunset": "DU",
    "nightfall": "DU",
    "overnight": "NI",
    "lunchtime": "MI",
}
DAYS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_FESTIVALS = {
    "new-year": "new_year's_day",
    "new-years-eve": "new_year's_eve",
    "orthodox-christmas": "orthodox_christmas",
    "valentine": "valentine's_day",
    "may-day": "may_day",
    "halloween": "halloween",
    "christmas-eve": "christmas_eve",
    "christmas": "christmas christmas_day",
    "boxing-day": "boxing_day",
    "nowruz": "nowruz newroz nawruz norouz noruz navruz",
    "thanksgiving": "thanksgiving thanksgiving_day",
    "palm-sunday": "palm_sunday",
    "good-friday": "good_friday",
    "easter": "easter easter_sunday easter_day",
    "easter-monday": "easter_monday",
    "easter-week": "easter_week",
    "orthodox-good-friday": "orthodox_good_friday",
    "orthodox-easter": "orthodox_easter orthodox_easter_sunday",
    "muslim-new-year": "islamic_new_year muslim_new_year",
    "ashura": "ashura ashoura",
    "arbaeen": "arbaeen arbain",
    "mawlid": "mawlid mawlid_al-nabi the_prophet's_birthday the_prophet_muhammad's_birthday",
    "ramadan": "ramadan ramadhan ramazan the_holy_month_of_ramadan the_muslim_holy_month_of_ramadan",
    "eid-al-fitr": "eid_al-fitr eid_al_fitr eid_ul-fitr eid_ul_fitr eid_el-fitr aid_el-fitr eid-al-fitr idul_fitri",
    "arafah": "the_day_of_arafah",
    "eid-al-adha": "eid_al-adha eid_al_adha eid_ul-adha eid_ul_adha eid_el-adha aid_el-adha eid-al-adha tabaski",
    "purim": "purim",
    "passover": "passover pesach",
    "rosh-hashanah": "rosh_hashanah rosh_hashana",
    "yom-kippur": "yom_kippur",
    "sukkot": "sukkot",
    "hanukkah": "hanukkah chanukah hanukah",
}
EDGES = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "middle": "mid",
    "beginning": "start",
    "start": "start",
    "end": "end",
    "earlier": "earlier",
    "later": "later",
}


def _under(table: dict[str, str]) -> dict[str, str]:
    """Turn a table of "value: words" round; "_" joins the words of one phrase."""
    return {word.replace("_", " "): value for value, line in table.items() for word in line.split()}


HOLIDAYS = _under(_FESTIVALS)
APPROXIMATE = _under(
    {
        "approx": "about around roughly approximately some",
        "more": "over more_than longer_than at_least well_over just_over little_more_than",
        "less": "nearly almost less_than fewer_than under up_to at_most no_more_than just_under",
        "": "just only exactly",
    }
)
REFERENCES = _under(
    {
        "PRESENT_REF": "now current currently presently right_now nowadays these_days at_the_moment",
        "PAST_REF": "recently recent past more_recently lately",
        "FUTURE_REF": "the_near_future the_future",
    }
)
REPEATED = _under(
    {
        "PT1H": "hourly",
        "P1D": "daily nightly",
        "P1W": "weekly",
        "P2W": "fortnightly",
        "P1M": "monthly",
        "P1Y": "annually yearly",
    }
)
_PLAIN = _under(
    {
        "L": "last past previous preceding",
        "X": "next coming following upcoming",
        "H": "this current",
        "K": "that same",
        "R": "recent",
        "F": "few several couple many",
        "D": "the",
        "I": "a an",
        "o": "of",
        "i": "in on at",
        "G": "ago",
        "J": "before after ahead hence from_now",
        "j": "since until till by from during between",
        "c": "and to or",
        "V": "every each",
        "f": "fiscal",
        "h": "half",
        "b": "old olds",
        "t": "year-ago year-earlier year-ago_quarter year-earlier_quarter year-ago_period year-earlier_period"
        " latest_quarter latest_period",
        ".": "as_soon_as",
        "Z": "gmt utc est edt pst pdt cet cest bst eet msk ist et local_time moscow_time eastern_time",
    }
)


def plural(unit: str) -> str:
    """Give the plural of a unit's name."""
    return unit[:-1] + "ies" if unit.endswith("ury") else unit + "s"


UNIT_CODES = UNITS | {plural(unit): code for unit, code in UNITS.items()}


def _classes() -> dict[str, str]:
    """Give the class of every word that has one, lower case; later tables win."""
    tables: tuple[tuple[str, Iterable[str]], ...] = (
        ("m", MONTH_SHORT),
        ("M", MONTH_NUMBERS),
        ("w", WEEKDAY_SHORT),
        ("W", WEEKDAY_NUMBERS),
        ("g", (day + "s" for day in WEEKDAY_NUMBERS)),
        ("S", SEASONS),
        ("N", (*NUMBERS, *SCALES)),
        ("y", ("seventeen", "eighteen", "nineteen")),  # what a spoken year starts with
        ("p", MOMENTS),
        ("T", DAYS),
        ("e", EDGES),
        ("Q", APPROXIMATE),
        ("q", ("over",)),  # "over two weeks", but not "over the weekend"
        ("n", (word for word in REFERENCES if word not in _PLAIN)),
        ("v", REPEATED),
        ("B", HOLIDAYS),
        ("E", DECADES),
        ("U", UNITS),
        ("u", (plural(unit) for unit in UNITS)),
        ("P", DAY_PARTS),
        ("O", ORDINALS),  # "second" is an ordinal before it is a unit
    )
    return _PLAIN | {word: letter for letter, found in tables for word in found}


CLASSES = _classes()
