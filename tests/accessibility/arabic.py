"""A small site to which somebody has begun to add a third language, from right to left."""

from __future__ import annotations

from typing import Any

import yaml

from tests.conftest import ROOT
from tests.small_site import MKDOCS, page, small_site

_FONT = ROOT / "tests/documents/fonts/Toetsletter.ttf"

LANGUAGE = """\
        - locale: ar
          name: العربية
          extra: {exit_url: "https://taqs.example/"}
nav:
"""
"""The one block in mkdocs.yml that a new language needs."""

STRINGS = {
    "language": {"direction": "rtl"},
    "site": {"name": "المساعدة عند الملاحقة", "description": "ماذا تفعل عندما يلاحقك شخص."},
    "emergency": {"question": "هل هناك خطر؟", "call": "[اتصل](fact:noodnummer)", "label": "خطر"},
    "exit": {"label": "غادر هذا الموقع"},
    "nav": {
        "skip": "إلى النص", "menu": "القائمة", "language": "اللغة", "in_source": "(بالهولندية)",
        "groups": {"now": "الآن"},
    },
    "search": {
        "label": "بحث", "placeholder": "ابحث في هذا الموقع", "found": "النتائج: {count}",
        "stemmer": "arabic",
    },
    "not_found": {"title": "هذه الصفحة غير موجودة"},
}  # fmt: skip
"""The words that show on a page; English stands for the others, so that none is missing."""


def strings() -> dict[str, Any]:
    """Return `strings.yml` of the language, which is only started."""
    # As plain texts: YAML would read the labels "yes" and "no" as something else.
    words: dict[str, Any] = yaml.load(str(small_site()["docs/en/strings.yml"]), yaml.BaseLoader)
    for key, texts in STRINGS.items():
        words[key] |= texts
    return words | {"complete": False}


def arabic_site() -> dict[str, str | bytes]:
    """Return the files of the small site with Arabic: three pages of four."""
    files: dict[str, str | bytes] = {
        **small_site(),
        "mkdocs.yml": MKDOCS.replace("nav:\n", LANGUAGE).replace(
            "      - tips.md\n", "      - tips.md\n      - hulplijnen.md\n      - paginas.md\n"
        ),
        "overrides/print/fonts/Toetsletter.ttf": _FONT.read_bytes(),
        "docs/ar/strings.yml": yaml.safe_dump(strings(), allow_unicode=True),
        "docs/nl/hulplijnen.md": page("Hulplijnen", "[Bel](fact:veilig-thuis)."),
        "docs/en/hulplijnen.md": page("Helplines", "[Call](fact:veilig-thuis).", slug="helplines"),
        "docs/nl/paginas.md": page("Alle pagina's", "[[pages]]"),
        "docs/en/paginas.md": page("All pages", "[[pages]]", slug="all-pages"),
        "docs/ar/paginas.md": page("كل الصفحات", "[[pages]]", slug="all-pages"),
        "docs/ar/index.md": page(
            "البداية", "خطر؟ [اتصل](fact:noodnummer). اقرأ [نصائح](tips.md#kop)."
        ),
        "docs/ar/tips.md": page(
            "نصائح",
            """
            السطر الأول.

            ## عنوان {#kop}

            - [ ] احفظ كل الرسائل.
            - [ ] لا تنتظر [أكثر من](fact:klachttermijn).

            اقرأ [الموقع](fact:site).
            """,
            slug="advice",
            checklist="list",
        ),
    }
    for code, words in (
        ("nl", "Lees [hulplijnen](hulplijnen.md)."),
        ("en", "Read [helplines](hulplijnen.md)."),
        ("ar", "اقرأ [خطوط المساعدة](hulplijnen.md)."),
    ):
        name = f"docs/{code}/tips.md"
        files[name] = f"{files[name]!s}\n{words}\n"
    return files
