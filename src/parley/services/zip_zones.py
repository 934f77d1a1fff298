"""The time zone of a ZIP code in a state of two: only where every ZIP code of its first three digits has the same one.

Prefixes in which both zones occur are left out, so their people keep both. Read once out of the data of the `zipcodes`
library 3.0.0 (MIT), comparing what clocks show in January and July; the library is not needed to run.
Source: rule REGF-6B1-TIME; postal prefixes by sectional centre.
"""

from typing import Final

_EASTERN, _CENTRAL = "America/New_York", "America/Chicago"
_MOUNTAIN, _PACIFIC = "America/Denver", "America/Los_Angeles"

_PREFIXES: Final[dict[tuple[str, str], str]] = {
    ("FL", _EASTERN): "320 321 322 323 326 327 328 329 330 331 332 333 334 335 336 337 338 339 341 342 344 346 347 349",
    ("FL", _CENTRAL): "325",
    ("IN", _EASTERN): "460 461 462 466 467 468 470 471 472 473 474 478",
    ("IN", _CENTRAL): "463 464 476 477",
    ("KY", _EASTERN): "400 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417 418 425",
    ("KY", _CENTRAL): "420 421 422 423 424",
    ("MI", _EASTERN): "480 481 482 483 484 485 486 487 488 489 490 491 492 493 494 495 496 497",
    ("TN", _CENTRAL): "370 371 372 375 380 381 382 383 384 385",
    ("TN", _EASTERN): "376 378 379",
    ("KS", _CENTRAL): "660 661 662 664 665 666 667 668 669 670 671 672 673 674 675 676 679",
    ("ND", _CENTRAL): "580 581 582 583 584 587 588",
    ("NE", _CENTRAL): "680 681 683 684 685 686 687 688 689",
    ("NE", _MOUNTAIN): "693",
    ("SD", _CENTRAL): "570 571 572 573 574",
    ("SD", _MOUNTAIN): "577",
    ("TX", _CENTRAL): (
        "733 739 750 751 752 753 754 755 756 757 758 759 760 761 762 763 764 765 766 767 768 769 770 772 773 774 775 776 777 "
        "778 779 780 781 782 783 784 785 786 787 788 789 790 791 792 793 794 795 796 797"
    ),
    ("TX", _MOUNTAIN): "885",
    ("ID", _MOUNTAIN): "832 833 834 836 837",
    ("ID", _PACIFIC): "838",
    ("OR", _PACIFIC): "970 971 972 973 974 975 976 977 978",
    ("AZ", "America/Phoenix"): "850 851 852 853 855 856 857 859 863 864",
    ("AK", "America/Anchorage"): "997 998 999",
}
_ZONES: Final = {(state, prefix): zone for (state, zone), text in _PREFIXES.items() for prefix in text.split()}


def zip_zone(state: str, zip_code: str) -> str | None:
    """Return the zone of a ZIP code, or None where its prefix is not in one zone for sure."""
    return _ZONES.get((state.upper(), zip_code.strip()[:3]))
