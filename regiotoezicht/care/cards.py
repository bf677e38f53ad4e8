"""The sheet of cards: the code, and the rights in nine languages. Made in memory and kept nowhere."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from regiotoezicht.documents.pdf import html_to_pdfa

RIGHTS: tuple[tuple[str, str, str], ...] = (
    (
        "nl",
        "Nederlands",
        "U heeft recht op hulp. Hulp is gratis en vrijwillig. U hoeft geen naam te noemen en geen "
        "aangifte te doen. Bel en lees de code voor. U mag altijd stoppen.",
    ),
    (
        "en",
        "English",
        "You have the right to help. Help is free and voluntary. You need not give your name or report to "
        "the police. Call and read out the code. You may stop at any time.",
    ),
    (
        "es",
        "Español",
        "Usted tiene derecho a recibir ayuda. La ayuda es gratuita y voluntaria. No tiene que dar su nombre "
        "ni denunciar. Llame y lea el código. Puede parar en cualquier momento.",
    ),
    (
        "ro",
        "Română",
        "Aveți dreptul la ajutor. Ajutorul este gratuit și voluntar. Nu trebuie să vă spuneți numele și nici "
        "să depuneți plângere. Sunați și citiți codul. Vă puteți opri oricând.",
    ),
    (
        "bg",
        "Български",
        "Имате право на помощ. Помощта е безплатна и доброволна. Не е нужно да казвате името си, нито да "
        "подавате жалба. Обадете се и прочетете кода. Можете да спрете по всяко време.",
    ),
    (
        "hu",
        "Magyar",
        "Önnek joga van a segítséghez. A segítség ingyenes és önkéntes. Nem kell megadnia a nevét, és nem "
        "kell feljelentést tennie. Hívjon, és olvassa fel a kódot. Bármikor abbahagyhatja.",
    ),
    (
        "pl",
        "Polski",
        "Przysługuje Pani/Panu prawo do pomocy. Pomoc jest bezpłatna i dobrowolna. Nie trzeba podawać "
        "nazwiska ani składać zawiadomienia. Proszę zadzwonić i odczytać kod. Można zrezygnować w każdej chwili.",
    ),
    (
        "uk",
        "Українська",
        "Ви маєте право на допомогу. Допомога безкоштовна й добровільна. Не потрібно називати ім'я чи "
        "подавати заяву. Зателефонуйте й прочитайте код. Ви можете зупинитися будь-коли.",
    ),
    (
        "pt",
        "Português",
        "Você tem direito a ajuda. A ajuda é gratuita e voluntária. Não precisa de dar o nome nem de "
        "apresentar queixa. Ligue e leia o código. Pode parar a qualquer momento.",
    ),
)
"""Language, its own name, and the rights. A native speaker must check each before cards are handed out."""
CSS = """
@page { size: A4; margin: 8mm; @bottom-left { content: none } @bottom-right { content: none } }
.cards { display: flex; flex-wrap: wrap; gap: 4mm; }
.card { box-sizing: border-box; width: 92mm; height: 136mm; border: 0.3mm dashed #666; padding: 4mm;
  break-inside: avoid; }
.code { font: 700 15pt "DejaVu Sans Mono", monospace; margin: 0 0 1mm; word-break: normal; }
.phone { font-size: 10pt; font-weight: 700; margin: 0 0 2mm; }
.card p.right { font-size: 7.6pt; line-height: 1.3; margin: 0 0 1.1mm; }
"""


def sheet(codes: Sequence[str], phone: str, municipality: str) -> bytes:
    """A PDF/A with a card for each code, four on a page."""
    context = {"codes": codes, "phone": phone, "municipality": municipality, "rights": RIGHTS}
    return html_to_pdfa(render_to_string("care/cards_sheet.html", context), CSS)
