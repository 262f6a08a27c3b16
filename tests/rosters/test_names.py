"""Names are compared without what stands around them, and shown as people write them."""

import pytest

from rosters import names


@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        ("Dr. Amara Okafor, MD, PhD", "amara okafor", "Dr. Amara Okafor, MD, PhD"),
        ("Okafor, Amara, MD", "amara okafor", "Amara Okafor, MD"),
        ("OKAFOR,Amara", "amara okafor", "Amara OKAFOR"),
        ("Prof Amara Okafor MBBS FRCP", "amara okafor", "Prof Amara Okafor MBBS FRCP"),
        ("Associate Professor Amara Okafor", "amara okafor", "Associate Professor Amara Okafor"),
        ("Amara Okafor <amara@example.org>", "amara okafor", "Amara Okafor"),
        ("Linh Do", "linh do", "Linh Do"),
        ("Mai Linh Do", "mai linh do", "Mai Linh Do"),
        ("MAI LINH DO", "mai linh do", "MAI LINH DO"),
        ("Yo Ma", "yo ma", "Yo Ma"),
        ("Ma, Yo", "yo ma", "Yo Ma"),
        ("Linh Do D.O.", "linh do", "Linh Do D.O."),
        ("Siobhán O’Neill", "siobhan oneill", "Siobhán O’Neill"),
        ("Jean-Luc  Ngô Đình", "jean luc ngo dinh", "Jean-Luc Ngô Đình"),
        ("Ruth Vega Jr.", "ruth vega jr", "Ruth Vega Jr."),
        ("王秀英", "王秀英", "王秀英"),
        ("Dr", "dr", "Dr"),
        ("", "", ""),
    ],
)
def test_name_is_compared_and_shown(text: str, key: str, shown: str) -> None:
    assert (names.key(text), names.shown(text)) == (key, shown)
