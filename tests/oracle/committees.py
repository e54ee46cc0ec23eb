"""Consolidates and ranks committees with Python's fractions: a second implementation, written from the method alone.

Reads one committee per line of standard input as JSON and writes its results, one line each. It shares no code and no
intermediate number with the program: Fraction instead of checked integers, sorting by whole keys instead of splitting groups.
"""

import json
import sys
from fractions import Fraction
from itertools import groupby
from math import floor, isqrt


def round_half_up(value, decimals):
    return floor(value * 10**decimals + Fraction(1, 2))


def show(units, decimals):
    whole, rest = divmod(units, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)


def show_beside(value, bound, decimals):
    """With so many decimals, or as many more (six at most) as it takes to be on the same side of the bound as the value."""
    for more in range(decimals, 7):
        shown = Fraction(round_half_up(value, more), 10**more)
        if bound is None or (shown < bound) == (value < bound) or more == 6:
            return show(round_half_up(value, more), more)


def root_half_up(variance, decimals):
    """The nearest integer number of units to the root: the largest n with n - 1/2 <= root."""
    scaled = variance * 100**decimals
    units = isqrt(floor(scaled))
    return units + 1 if Fraction(2 * units + 1, 2) ** 2 <= scaled else units


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def total(grid, marks):
    """The weighted total of a sheet, or None as soon as one mark is missing."""
    if any(marks.get(criterion["code"]) is None for criterion in grid["criteria"]):
        return None
    weights = sum(criterion["weight"] for criterion in grid["criteria"])
    shares = (
        Fraction(marks[criterion["code"]], grid["scale"]["maximum"]) * criterion["weight"] / weights
        for criterion in grid["criteria"]
    )
    return sum(shares, Fraction(0)) * grid["score_out_of"]


def consolidate(grid, dossier):
    decimals = grid["decimals"]
    counted = [
        (cell["member"], cell["marks"], total(grid, cell["marks"]))
        for cell in dossier["cells"]
        if cell["state"] == "submitted" and total(grid, cell["marks"]) is not None
    ]
    result = {
        "id": dossier["id"],
        "submitted": len(counted),
        "assigned": sum(cell["state"] != "recused" for cell in dossier["cells"]),
        "official": None,
        "exact": None,
        "means": [],
        "floors_failed": [],
        "passed": None,
        "deviation": None,
        "insufficient": len(counted) < grid["min_evaluations"],
        "gaps": [],
        "low": [],
        "units": None,
        "mean_units": {},
    }
    if not counted:
        result["means"] = [None for _ in grid["criteria"]]
        return result
    totals = [score for _, _, score in counted]
    average = mean(totals)
    result["units"] = round_half_up(average, decimals)
    result["official"] = show(result["units"], decimals)
    result["exact"] = str(average)
    if len(totals) > 1:
        variance = sum((score - average) ** 2 for score in totals) / (len(totals) - 1)
        result["deviation"] = show(root_half_up(variance, decimals), decimals)
    if grid["overall_threshold"] is not None:
        result["passed"] = Fraction(result["units"], 10**decimals) >= Fraction(grid["overall_threshold"])
    for criterion in grid["criteria"]:
        code, floor_mark = criterion["code"], criterion["floor"]
        marks = [sheet[code] for _, sheet, _ in counted]
        average = mean([Fraction(mark, grid["scale"]["steps_per_point"]) for mark in marks])
        floor_points = None if floor_mark is None else Fraction(floor_mark, grid["scale"]["steps_per_point"])
        mean_shown = show_beside(average, floor_points, decimals)
        result["mean_units"][code] = Fraction(mean_shown)
        result["means"].append(mean_shown)
        if floor_mark is not None:
            if average < floor_points:
                result["floors_failed"].append(code)
            result["low"] += sorted([code, member] for member, sheet, _ in counted if sheet[code] < floor_mark)
        if Fraction(max(marks) - min(marks), grid["scale"]["maximum"]) >= Fraction(2, 5):
            result["gaps"].append(code)
    return result


def heaviest(grid):
    greatest = max(criterion["weight"] for criterion in grid["criteria"])
    return [criterion["code"] for criterion in grid["criteria"] if criterion["weight"] == greatest]


def key_of(step, grid, dossier, result):
    if step == "priority":
        return 0 if dossier["priority"] else 1
    if step == "heaviest_criterion":
        return tuple(-result["mean_units"][code] for code in heaviest(grid))
    if step == "earlier_receipt":
        return dossier["received_at"]
    return dossier["chair_order"]


def rank(grid, dossiers, results):
    by_id = {dossier["id"]: dossier for dossier in dossiers}
    ranked, apart = [], []
    for result in results:
        reasons = []
        if result["official"] is None:
            reasons = ["not_scored"]
        else:
            reasons += ["eliminated"] if result["floors_failed"] else []
            reasons += ["below_threshold"] if result["passed"] is False else []
        if reasons:
            apart.append((result, reasons))
        else:
            ranked.append(result)
    apart.sort(key=lambda entry: (entry[0]["units"] is None, -(entry[0]["units"] or 0), entry[0]["id"]))
    steps = [step for step in grid["tie_break"] if step != "chair"]

    def keys(result):
        return tuple(key_of(step, grid, by_id[result["id"]], result) for step in steps)

    ranked.sort(key=lambda result: (-result["units"], keys(result)))
    places, ties = [], []
    for units, group in groupby(ranked, key=lambda result: result["units"]):
        group = list(group)
        better = sum(other["units"] > units for other in ranked)
        ordered = []
        for _, equals in groupby(group, key=keys):
            equals = sorted(equals, key=lambda result: result["id"])
            orders = [by_id[result["id"]]["chair_order"] for result in equals]
            if "chair" in grid["tie_break"] and len(equals) > 1 and None not in orders:
                equals.sort(key=lambda result: (by_id[result["id"]]["chair_order"], result["id"]))
                parts = [list(part) for _, part in groupby(equals, key=lambda r: by_id[r["id"]]["chair_order"])]
            else:
                parts = [equals]
            ordered += parts
        position = better + 1
        for part in ordered:
            for result in part:
                places.append([better + 1, position, len(group) > 1, len(part) > 1, result["id"]])
            position += len(part)
        flat = [(index, result) for index, part in enumerate(ordered) for result in part]
        for (index, ahead), (other, behind) in zip(flat, flat[1:]):
            ties.append([ahead["id"], behind["id"], "unresolved" if index == other else step_between(grid, by_id, ahead, behind)])
    return {"places": places, "apart": [[result["id"], reasons] for result, reasons in apart], "ties": ties}


def step_between(grid, by_id, ahead, behind):
    for step in grid["tie_break"]:
        if key_of(step, grid, by_id[ahead["id"]], ahead) != key_of(step, grid, by_id[behind["id"]], behind):
            return step
    return "unresolved"


def main():
    for line in sys.stdin:
        committee = json.loads(line)
        grid, dossiers = committee["grid"], committee["dossiers"]
        results = [consolidate(grid, dossier) for dossier in dossiers]
        ranking = rank(grid, dossiers, results)
        for result in results:
            del result["units"], result["mean_units"]
        print(json.dumps({"results": results, "ranking": ranking}))


main()
