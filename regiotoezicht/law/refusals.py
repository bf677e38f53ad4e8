"""Why a question about a term gets no answer.

This room lies below `core`, so it raises its own refusals; the rooms above translate them.
"""


class WrongUsage(Exception):  # noqa: N818 - a refusal is an answer in this house, not an error
    """The question itself is malformed: an unknown rule or option, a date that is no date, a missing option.

    `sentence` is Dutch. Whoever asks has to correct the call, not the facts.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NoAnswer(Exception):  # noqa: N818 - a refusal is an answer in this house, not an error
    """The question is well-formed, and the law or the tables give no answer to it.

    `code` is stable and meant for programs; `sentence` is one Dutch sentence that a clerk understands.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.sentence = sentence
