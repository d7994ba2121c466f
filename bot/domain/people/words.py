"""Word lists kept as text: easier to read and to extend than a list of quoted words."""


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set; white space and line ends part them."""
    return frozenset(text.split())
