"""Codes of GB/T 2260, as far as the store compares them."""


def shared_beginning(region: str) -> str:
    """Give how the codes in a division begin: 120000 -> 12, 620500 -> 6205, 620502 -> 620502."""
    return region.removesuffix("00").removesuffix("00")
