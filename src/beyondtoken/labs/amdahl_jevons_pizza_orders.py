"""A pizza in bits: how many turns it takes to say what one wants.

Letters: T toppings, N = 2**T possible pizzas, C customers, V visits.
"""

from __future__ import annotations

import heapq

import numpy as np

from ..errors import BookError


def pizzas(toppings):
    """All possible pizzas, shape (N, T), one row of 0 and 1 each.

    Examples
    --------
    >>> pizzas(2).tolist()
    [[0, 0], [1, 0], [0, 1], [1, 1]]
    """
    return (np.arange(2**toppings)[:, None] >> np.arange(toppings)) & 1


def chances(toppings, *, wanted):
    """How likely each pizza is, if every topping is wanted with one chance, shape (N,).

    Examples
    --------
    >>> chances(2, wanted=0.1).round(3).tolist()
    [0.81, 0.09, 0.09, 0.01]
    """
    return np.where(pizzas(toppings) == 1, wanted, 1 - wanted).prod(axis=1)


def bits(likely):
    """Entropy, in bits.

    Examples
    --------
    >>> float(bits([0.25, 0.25, 0.5, 0.0]))
    1.5
    """
    likely = np.asarray(likely, float)
    likely = likely[likely > 0]
    return -(likely * np.log2(likely)).sum()


def turns(likely, *, choices=2):
    """Turns for every pizza when each turn picks one of some choices, in the best order of questions.

    Parameters
    ----------
    likely : array, shape (N,)
        What the asking side believes.
    choices : int
        Answers to tell apart in a turn: 2 for yes or no.

    Returns
    -------
    array of int, shape (N,)

    Raises
    ------
    BookError
        If a turn has fewer than two choices.

    Source
    ------
    huffman1952method; with more than two choices, empty pizzas fill up the first question.

    Examples
    --------
    >>> turns([0.5, 0.25, 0.125, 0.125]).tolist()
    [1, 2, 3, 3]
    """
    if choices < 2:
        raise BookError(f"turns needs at least 2 choices a turn, got {choices}.", "Let a turn answer yes or no.")
    depth = np.zeros(len(likely), int)
    heap = [(float(chance), number, [number]) for number, chance in enumerate(likely)]
    empty = -(len(heap) - 1) % (choices - 1) if choices > 2 else 0
    heap += [(0.0, len(heap) + spare, []) for spare in range(empty)]
    heapq.heapify(heap)
    ticket = len(heap)
    while len(heap) > 1:
        group = [heapq.heappop(heap) for _ in range(min(choices, len(heap)))]
        members = [number for _, _, inside in group for number in inside]
        depth[members] += 1
        heapq.heappush(heap, (sum(chance for chance, _, _ in group), ticket, members))
        ticket += 1
    return depth


def draw_orders(customers, visits, *, toppings, wanted, habit, seed):
    """Draw who orders what: the usual with some chance, else a fresh wish.

    Parameters
    ----------
    customers : iterable of int
        Numbers of the customers; a number and `seed` fix a customer's orders.
    visits : int
        V.
    toppings : int
        T.
    wanted, habit : float
        Chance that a fresh wish has a topping; chance that an order is the customer's usual.

    Returns
    -------
    orders : array of int, shape (C, V)
        Numbers of pizzas.
    usual : array of int, shape (C,)

    Examples
    --------
    >>> orders, usual = draw_orders(range(3), 4, toppings=8, wanted=0.1, habit=1.0, seed=0)
    >>> bool((orders == usual[:, None]).all())
    True
    """
    rows = []
    for number in customers:
        rng = np.random.default_rng([seed, number])
        wishes = (rng.random((visits + 1, toppings)) < wanted) @ (1 << np.arange(toppings))
        rows.append(np.r_[wishes[0], np.where(rng.random(visits) < habit, wishes[0], wishes[1:])])
    table = np.array(rows)
    return table[:, 1:], table[:, 0]


def turns_with_habit(orders, usual, likely, *, habit):
    """Mean yes-or-no turns of each customer, asked by someone who knows the usual and how often it is taken.

    Parameters
    ----------
    orders : array of int, shape (C, V)
    usual : array of int, shape (C,)
    likely : array, shape (N,)
        Chances of a fresh wish.
    habit : float

    Returns
    -------
    array, shape (C,)

    Examples
    --------
    >>> turns_with_habit(np.array([[0, 0, 3]]), np.array([0]), chances(2, wanted=0.5), habit=0.9).round(3).tolist()
    [1.333]
    """
    found = []
    for order, favourite in zip(orders, usual, strict=True):
        belief = (1 - habit) * np.asarray(likely)
        belief[favourite] += habit
        found.append(turns(belief)[order].mean())
    return np.array(found)


def turns_of_a_sentence(orders, *, toppings, misheard):
    """Mean turns of each customer who names the toppings in one sentence until all are heard right.

    Parameters
    ----------
    orders : array of int, shape (C, V)
    toppings : int
    misheard : float
        Chance that one named topping is not understood; a sentence is said again until none is.

    Returns
    -------
    array, shape (C,)

    Examples
    --------
    >>> turns_of_a_sentence(np.array([[0, 1]]), toppings=2, misheard=0.5).tolist()
    [1.5]
    """
    named = pizzas(toppings)[orders].sum(axis=-1)                           # (C, V)
    return ((1 - misheard) ** -named.astype(float)).mean(axis=1)
