"""Invented people from many places, for spreadsheets of any size. Nobody here is real."""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

from chiron.vocabulary.terms import vocabulary

# Given and family names, in the order in which each is written where it comes from.
NAMES = (
    ("Chinwe Ngozi Emeka Adaeze Ifeanyi", "Okonkwo Eze Nwosu Obi Okafor"),
    ("Fatima Layla Omar Yusuf Huda", "Al-Rashid Haddad Mansour El-Sayed Khoury"),
    ("Priya Aarav Lakshmi Rohan Ananya", "Venkatasubramanian Iyer Sharma Banerjee Deshpande"),
    ("María José Lucía Andrés Ximena", "García-Hernández Núñez Quispe Rodríguez Peña"),
    ("Siobhán Niamh Oisín Tadhg Aoife", "O’Brien Ní-Dhomhnaill Murphy Gallagher Walsh"),
    ("Anneliese Jürgen Søren Åsa Łucja", "Müller van-der-Berg Kowalski Ångström Jørgensen"),
    ("Thandiwe Sipho Kwame Abena Wanjiru", "Dlamini Mensah Kamau Ndlovu Asante"),
    ("Mele Tāne Aroha Sione Leilani", "Tuʻipulotu Ngata Kealoha Fonoti Paki"),
    ("Olga Dmytro Zoriana Kateryna Ivan", "Shevchenko Kovalenko Papadopoulos Nikolaidis Petrov"),
)
WHOLE = (
    "王小明", "陳美玲", "山田花子", "佐藤健", "김민준", "이서연", "Nguyễn Thị Hạnh", "Trần Văn Minh", "محمد الخطيب",
    "فاطمة الزهراء", "נועה לוי", "Мария Иванова", "Γιώργος Παππάς", "สมชาย ใจดี",
)  # fmt: skip


def names(random: Random) -> Iterator[str]:
    """Yield names without end, none of them twice."""
    seen: set[str] = set()
    while True:
        given, family = (part.split() for part in random.choice(NAMES))
        name = f"{random.choice(given)} {random.choice(family).replace('-', ' ' if random.random() < 0.1 else '-')}"
        if random.random() < 0.08:
            name = random.choice(WHOLE)
        if name in seen:
            name += f" {random.choice('ABCDEFGHJKLMNPRSTVWZ')}. {random.choice(family)}"
        if name not in seen:
            seen.add(name)
            yield name


def write(path: Path, *, mentees: int, mentors: int, seed: int = 1) -> Path:
    """Write one spreadsheet with everybody in it, as a coordinator might have it."""
    random = Random(seed)
    called = names(random)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADS)
        for number in range(mentees + mentors):
            rows.writerow(_row(random, next(called), number, is_mentor=number >= mentees))
    return path


HEADS = (
    "Name", "Email", "Mentor or mentee", "Stage", "Specialties", "Topics", "Meeting channels", "Languages",
    "Time zone", "Hours a month", "Places",
)  # fmt: skip
SPECIALTIES = ("im", "surg", "peds", "em", "fm", "psych")


def _row(random: Random, name: str, number: int, *, is_mentor: bool) -> list[str]:
    topics = list(vocabulary("topics"))
    specialties = [vocabulary("specialties")[code].label for code in SPECIALTIES if code in vocabulary("specialties")]
    stages = ("early", "mid", "senior") if is_mentor else ("ms-pre", "ms-clin", "intern", "jr-res")
    told = random.random() < 0.85
    return [
        name,
        f"person{number}@example.org",
        "mentor" if is_mentor else "mentee",
        vocabulary("stages")[random.choice(stages)].label,
        random.choice(specialties) if told else "",
        "; ".join(topic.label for topic in random.sample(topics, random.randint(3, 12) if is_mentor else 3)),
        "; ".join(random.sample(["In person", "Phone", "Video"], random.randint(1, 2))),
        "English" if random.random() < 0.6 else "English; Spanish",
        random.choice(["America/New_York", "America/Chicago", "Europe/London"]) if told else "",
        str(random.choice([1, 2, 3, 4])),
        str(random.choice([1, 2, 2, 3, 4])) if is_mentor else "1",
    ]
