"""The one shape of a no."""


class Refused(Exception):
    """An act that was not done, with the sentence the person reads: plain, kind, and what to do next."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
