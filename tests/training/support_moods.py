"""Moods of the support tweets, read one by one by the authors of this project; only numbers and labels stand here, no text.

The numbers are the `id` of `complaints_dev.csv`. A tweet that the set calls a complaint is negative; of the others those below are negative
or positive, and the rest are neutral (questions, answers to questions, facts). A thank-you is positive, a thank-you with a new question is neutral.
"""

from __future__ import annotations


def _numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split()))


POSITIVE = _numbers("""
31 54 58 64 74 78 80 86 87 92 97 211 214 215 247 400 402 403 405 419 420 421 428 430 476 505 524 570 590 609 661 663 664 667 677 760 799 824
1249 1300 1308 1314 1345 1350 1386 1441 1525 1532 1533 1585 1591 1602 1620 1751 1783 1871 1877 1884 1900 1918 2076 2101 2189 2195 2835 2899
2901 2905 2965 2987 2995 3001 3054 3055 3107 3120 3215 3252 3290 3291 3376 3399 3404
""")

NEGATIVE = _numbers("""
7 116 123 199 212 218 390 443 471 558 601 617 624 628 669 717 803 1304 1323 1513 1514 1559 1590 1651 1721 1739 1897 1930 1937 2039 2336 2896
2918 2928 2950 3181 3259
""")
