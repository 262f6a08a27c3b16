"""Writes those of the files beside it that no editor can: other encodings, workbooks, foreign formats.

Run it from anywhere: ``python tests/spreadsheets/make.py``. The same bytes come out each time.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
DAY = datetime(2026, 1, 5, 12, 0)
PLAIN = (
    ("Name", "Email", "Role", "Topics", "Hours per month", "Goals"),
    (
        "Máeve O’Brien", "maeve.obrien@example.org", "Mentee", "Choosing a specialty, Family, pregnancy, caring", "2,5",
        "Ward work – naïve questions welcome",
    ),
    ("José Núñez", "jose.nunez@example.org", "Mentor", "Family, pregnancy, caring", "", ""),
)  # fmt: skip


def delimited(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """Write rows with Windows line ends, quoting what needs it."""
    return "".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) + "\r\n" for row in rows)


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """Write a workbook whose bytes depend on nothing but its cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet: Worksheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.properties.created = book.properties.modified = DAY
    raw = io.BytesIO()
    book.save(raw)
    return repacked(raw.getvalue())


def repacked(content: bytes) -> bytes:
    """Pack an archive again, all its parts of one day and without the moment it was last changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = data.split(b"<dcterms:modified")[0] + b"</cp:coreProperties>"
            new.writestr(zipfile.ZipInfo(name, DAY.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    """Pack parts into an archive; a double underscore in a name stands for a slash, a single one for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, data in parts.items():
            path = name.replace("__", "/").replace("_", ".")
            new.writestr(zipfile.ZipInfo(path, DAY.timetuple()[:6]), data)
    return out.getvalue()


def computed(content: bytes) -> bytes:
    """Give the formula in A2 of the first sheet the value that a spreadsheet program would have kept with it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b'<c r="A2"><f>', b'<c r="A2" t="str"><f>')
                data = data.replace(b'"Ek")</f><v />', b'"Ek")</f><v>Ada Ek</v>')
            new.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SIGN_UP = (
    ("Department of Surgery",),
    (),
    ("ID", "Signed up on", "Name", "Email", "Role", "Level of training", "Topics", "Hours per month", "Capacity"),
    (
        17.0, date(2026, 2, 3), "Adaeze Obi", "adaeze.obi@example.org", "Mentee", "PGY-3",
        "Procedures, Clinical reasoning", datetime(2026, 4, 2), None,
    ),
    (),
    (
        18, date(2026, 2, 4), "Hugo Lefèvre", "hugo.lefevre@example.org", "Mentor", "Associate professor",
        "Procedures", 3.0, 3.0,
    ),
)  # fmt: skip
COHORT = {
    "Read me": (("How to fill in this workbook",), ("One row for each person.",)),
    "Mentees 2026": (("Name", "Email", "Topics"), ("Nomsa Dlamini", "nomsa.dlamini@example.org", "Away rotations")),
    "Mentors 2026": (
        ("Name", "Email", "Topics", "Places"),
        ("Erik Strand", "erik.strand@example.org", "Away rotations", 2),
    ),
}
FORMULAS = (
    ("Name", "Email", "Role", "Goals"),
    ('=CONCATENATE("Ada ","Ek")', "ada.ek@example.org", "Mentee", "=1+1"),
    ('=HYPERLINK("http://198.51.100.7","Bo")', "bo.ek@example.org", "Mentor", None),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
FILES = {
    "utf8-with-mark/people.csv": delimited(PLAIN, ";").encode("utf-8-sig"),
    "windows-1252/people.csv": delimited(PLAIN, ";").encode("cp1252"),
    "utf16-tabs/people.txt": delimited(PLAIN, "\t").encode("utf-16"),
    "utf16-big-end-no-mark/people.csv": delimited(PLAIN, ",").encode("utf-16-be"),
    "excel-separator-line/people.csv": ("sep=;\r\n" + delimited(PLAIN, ";")).encode("utf-8-sig"),
    "excel-plain/sign-up.xlsx": workbook({"Sheet1": SIGN_UP}),
    "excel-two-sheets/cohort.xlsx": workbook(COHORT),
    "excel-named-csv/mentees.csv": workbook({"Sheet1": COHORT["Mentees 2026"]}),
    "excel-topic-made-a-date/people.xlsx": workbook(
        {
            "Sheet1": (
                ("Name", "Email", "Role", "Topics"),
                ("Ada Ek", "ada.ek@example.org", "Mentee", date(2026, 2, 1)),
                ("Bo Ek", "bo.ek@example.org", "Mentor", "Letters"),
            )
        }
    ),
    "excel-formulas/people.xlsx": computed(workbook({"Sheet1": FORMULAS})),
    "old-excel/people.xls": OLE + "Workbook".encode("utf-16-le"),
    "password/people.xlsx": OLE + "EncryptedPackage".encode("utf-16-le"),
    "opendocument/people.ods": archive(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<office:document-content/>"
    ),
    "numbers/people.numbers": archive(Index__Document_iwa=b"\0\1\2"),
    "pdf/people.csv": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "html-named-xls/people.xls": b"<html><body><table><tr><td>Name</td></tr></table></body></html>\r\n",
    "binary/people.csv": bytes(range(256)) * 4,
    "damaged-workbook/people.xlsx": workbook({"Sheet1": SIGN_UP})[:3000],
}

if __name__ == "__main__":
    for name, content in FILES.items():
        (HERE / name).write_bytes(content)
