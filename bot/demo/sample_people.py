"""The sample people of the demo, as data: who they are, how often one talks to them, and what was said lately."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody known for a year.

    `gap_days` is the usual time between two contacts, `silent_days` how long ago the last one was. `ways` take the name
    and are used in turn, the first for the last contact; `notes` likewise, latest first. `birthday_in_days` counts from
    the story's first day, `None` when it is not known.
    """

    name: str
    gap_days: int
    silent_days: int
    ways: tuple[str, ...]
    notes: tuple[str, ...]
    company: str | None = None
    title: str | None = None
    email: str | None = None
    tags: tuple[str, ...] = ()
    birthday_in_days: int | None = None


_CALL, _COFFEE, _MAIL, _CHAT, _LUNCH = (
    "call with {}",
    "coffee with {}",
    "emailed {}",
    "chatted with {}",
    "lunch with {}",
)

MAYA_KNOWS = (
    Contact(
        "Léa Moreau",
        21,
        47,
        (_CALL, _COFFEE, _CHAT),
        (
            "she looks for a community lead and asked how we found ours",
            "her team wants to sponsor the mentoring tables",
            "she will speak about hiring without job titles",
        ),
        company="Atelier Nord",
        title="Founder",
        email="lea@ateliernord.example",
        tags=("founders", "porto"),
    ),
    Contact(
        "Kwame Mensah",
        28,
        9,
        (_CALL, _MAIL),
        ("he wants the programme to be public earlier this time", "he found two keynote speakers from Accra"),
        company="PyCon Ghana",
        title="Chair",
        email="kwame@pycon-ghana.example",
        tags=("python", "conferences"),
    ),
    Contact(
        "Sofia Rossi",
        35,
        38,
        (_MAIL, _CALL),
        ("she writes a series about women who maintain open source", "she asked for numbers about the last survey"),
        company="Il Codice",
        title="Journalist",
        email="sofia@ilcodice.example",
        tags=("press",),
    ),
    Contact(
        "Daniel Cohen",
        30,
        12,
        (_COFFEE, _CHAT),
        ("he places juniors and would like to mentor two of them", "his daughter has started to code"),
        company="Bridgework",
        title="Recruiter",
        tags=("hiring",),
    ),
    Contact(
        "Marco Bianchi",
        30,
        76,
        (_CALL, _CHAT),
        ("he is moving his podcast to video and needs a studio", "he offered an episode about meetups"),
        company="Due Microfoni",
        title="Podcaster",
        email="marco@duemicrofoni.example",
        tags=("podcasts",),
    ),
    Contact(
        "Ingrid Solberg",
        40,
        21,
        (_CHAT, _CALL),
        ("she reviewed our code of conduct, and asked for examples", "she leads the Oslo chapter now"),
        company="Nordlys",
        title="Community manager",
        tags=("community",),
        birthday_in_days=1,
    ),
    Contact(
        "Fatima Al-Sayed",
        14,
        6,
        (_CHAT, _COFFEE, _CALL),
        ("she can host forty people in March", "her students look for internships"),
        company="Lisbon Tech Hub",
        title="Programme director",
        email="fatima@lisbonhub.example",
        tags=("community", "lisbon"),
    ),
    Contact(
        "Noor Haddad",
        18,
        5,
        (_COFFEE, _CHAT),
        ("she has a new co-host",),
        company="Signal and Noise",
        title="Podcaster",
        tags=("podcasts", "lisbon"),
    ),
    Contact(
        "Chloe Dubois",
        42,
        95,
        (_MAIL, _CALL),
        ("her newsletter passed ten thousand readers", "she would like a column by a community lead"),
        company="Le Lien",
        title="Newsletter author",
        email="chloe@lelien.example",
        tags=("press", "community"),
    ),
    Contact(
        "Mateus Oliveira",
        60,
        31,
        (_LUNCH, _CALL),
        ("he left the agency and teaches in Coimbra now",),
        company="Universidade de Coimbra",
        title="Lecturer",
        tags=("teaching",),
    ),
    Contact(
        "Yuki Tanaka",
        25,
        11,
        (_CHAT, _CALL),
        ("she translated our speaker guide into Japanese", "she is looking for a venue in Osaka"),
        company="Rust Osaka",
        title="Organiser",
        tags=("rust", "conferences"),
    ),
    Contact(
        "Grace Njoroge",
        50,
        58,
        (_CALL, _MAIL),
        ("she collects stories about first contributions",),
        company="Savannah Labs",
        title="Engineer",
        tags=("python",),
        birthday_in_days=12,
    ),
)

JONAS_KNOWS = (
    Contact(
        "Mei Chen",
        14,
        6,
        (_CALL, _CHAT),
        ("her team runs our SDK in eleven services", "she asked for a guide about cancellation"),
        company="Harborline",
        title="Staff engineer",
        email="mei@harborline.example",
        tags=("async", "customers"),
    ),
    Contact(
        "Ravi Patel",
        20,
        22,
        (_CHAT, _MAIL),
        ("he will release the plugin system in spring",),
        title="Maintainer",
        tags=("python", "testing"),
    ),
    Contact(
        "Elena Petrova",
        21,
        52,
        (_CALL, _CHAT),
        ("she is writing a book about incident reviews", "she gave the best talk of the season"),
        company="Nightwatch",
        title="Author",
        email="elena@nightwatch.example",
        tags=("sre",),
    ),
    Contact(
        "Sam Whitfield",
        30,
        64,
        (_COFFEE, _CALL),
        ("he wants to compare notes about office hours", "his meetup needs a sponsor"),
        company="Brooklyn API Night",
        title="Organiser",
        tags=("meetups", "docs"),
    ),
    Contact(
        "Aisha Bello",
        35,
        17,
        (_MAIL, _CALL),
        ("she offered to review the tutorial",),
        company="Lagos Cloud",
        title="Developer advocate",
        tags=("docs",),
        birthday_in_days=1,
    ),
    Contact(
        "Tom Becker",
        45,
        20,
        (_CALL,),
        ("they moved the scheduler to Rust and it went well",),
        company="Uhrwerk",
        title="Platform lead",
        tags=("rust",),
    ),
)
