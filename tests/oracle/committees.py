"""Consolidates and ranks committees with Python's fractions: a second implementation, written from the method alone.

Reads one committee per line of standard input as JSON and writes its results, one line each. It shares no code and no
intermediate number with the program: Fraction instead of checked integers, dictionaries of values instead of typed rows, sorting
by whole keys instead of splitting groups.
"""

import json
import sys
from fractions import Fraction
from itertools import groupby
from math import floor, isqrt

NOT_APPLICABLE = "not_applicable"


def round_half_up(value, decimals):
    return floor(value * 10**decimals + Fraction(1, 2))


def show(units, decimals):
    whole, rest = divmod(units, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)


def rounded(value, decimals):
    return show(round_half_up(value, decimals), decimals)


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


def median(values):
    values = sorted(values)
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


class Scheme:
    """A grid, read once: its nodes in order, each with its depth."""

    def __init__(self, grid):
        self.grid = grid
        self.nodes = list(self.walk(grid["criteria"], 0))
        self.by_code = {node["code"]: node for node, _ in self.nodes}
        self.top = grid["criteria"]
        self.counted = [node for node in self.top if node["role"] == "counted"]

    def walk(self, criteria, depth):
        for node in criteria:
            yield node, depth
            yield from self.walk(node["parts"], depth + 1)

    def scale(self, node):
        own = node["scale"]
        if own is None:
            return self.grid["scale"]
        if "words" in own:
            return {"minimum": 0, "maximum": len(own["words"]) - 1, "steps_per_point": 1}
        return own["numeric"]

    def questions(self):
        return [node for node, _ in self.nodes if not node["parts"]]

    def bounds(self, node):
        """The least and the most points."""
        if node["parts"]:
            inner = [self.bounds(part) for part in node["parts"]]
            if node["combination"] == "mean":
                return inner[0]
            return sum(low for low, _ in inner), sum(high for _, high in inner)
        scale = self.scale(node)
        per = scale["steps_per_point"]
        return Fraction(scale["minimum"], per), Fraction(scale["maximum"], per)

    def worth(self, node, of_question):
        """The points of a node from a function of its questions: None for not applicable."""
        if not node["parts"]:
            return of_question(node)
        return self.combined(node, [self.worth(part, of_question) for part in node["parts"]])

    def combined(self, node, values):
        inner = [(part, value) for part, value in zip(node["parts"], values) if value is not None]
        if not inner:
            return None
        if node["combination"] == "mean":
            return sum(part["weight"] * value for part, value in inner) / Fraction(sum(part["weight"] for part, _ in inner))
        least, most = self.bounds(node)
        low = sum(self.bounds(part)[0] for part, _ in inner)
        high = sum(self.bounds(part)[1] for part, _ in inner)
        return least + (sum(value for _, value in inner) - low) * (most - least) / (high - low)

    def share(self, node, points):
        low, high = self.bounds(node)
        if self.grid["contribution"] == "share_of_maximum":
            return points / high
        return (points - low) / (high - low)

    def total(self, values, equal):
        """The total of the values of the grid's criteria by code, None where it does not concern the dossier."""
        there = [node for node in self.counted if values[node["code"]] is not None]
        weight = (lambda node: 1) if equal else (lambda node: node["weight"])
        whole = sum(weight(node) for node in there)
        if whole == 0:
            return None
        shares = sum(weight(node) * self.share(node, values[node["code"]]) for node in there)
        result = self.grid["score_out_of"] * shares / Fraction(whole)
        extra = sum(
            node["weight"] * self.share(node, values[node["code"]])
            for node in self.top
            if node["role"] == "bonus" and values[node["code"]] is not None
        )
        if self.grid["bonus_cap"] is not None:
            extra = min(extra, Fraction(self.grid["bonus_cap"]))
        return min(result + extra, Fraction(self.grid["score_out_of"]))

    def brought(self, values, equal):
        """What each criterion brings to that total, before any cap; nothing where it does not concern the dossier."""
        there = [node for node in self.counted if values[node["code"]] is not None]
        weight = (lambda node: 1) if equal else (lambda node: node["weight"])
        whole = sum(weight(node) for node in there)
        terms = {}
        for node in self.top:
            value = values[node["code"]]
            if node["role"] == "apart":
                continue
            if value is None:
                terms[node["code"]] = Fraction(0)
            elif node["role"] == "bonus":
                terms[node["code"]] = node["weight"] * self.share(node, value)
            else:
                terms[node["code"]] = self.grid["score_out_of"] * weight(node) * self.share(node, value) / Fraction(whole)
        return terms

    def sheet_values(self, marks):
        def of_question(node):
            mark = marks[node["code"]]
            return None if mark == NOT_APPLICABLE else Fraction(mark, self.scale(node)["steps_per_point"])

        return {node["code"]: self.worth(node, of_question) for node, _ in self.nodes}

    def sheet_total(self, marks, equal):
        return self.total(self.sheet_values(marks), equal)

    def complete(self, marks):
        return all(marks.get(node["code"]) is not None for node in self.questions())

    def middle(self):
        full = Fraction(self.grid["score_out_of"])
        if self.grid["contribution"] == "share_of_span":
            return full / 2
        lowest = {node["code"]: self.scale(node)["minimum"] for node in self.questions()}
        return (full + self.sheet_total(lowest, self.grid["weight_use"] == "ranking")) / 2

    def together(self, values):
        """Several values as one: None when there is none."""
        if not values:
            return None
        way = self.grid["aggregation"]
        if way == "median":
            return median(values)
        if isinstance(way, dict) and len(values) > 2 * way["trimmed"]:
            each = way["trimmed"]
            return mean(sorted(values)[each : len(values) - each])
        return mean(values)


def without_outlier(scheme, counted):
    if scheme.grid["aggregation"] != "without_outlier" or len(counted) < 3:
        return counted
    upper = [cell for cell in counted if cell["total"] >= scheme.middle()]
    lower = [cell for cell in counted if cell["total"] < scheme.middle()]
    for side in (upper, lower):
        if len(side) == 1:
            return [cell for cell in counted if cell is not side[0]]
    return counted


def consolidate(scheme, dossier):
    grid, decimals = scheme.grid, scheme.grid["decimals"]
    equal = grid["weight_use"] == "ranking"
    consensus = dossier["consensus"]
    counted = []
    for cell in dossier["cells"]:
        if cell["state"] == "submitted" and scheme.complete(cell["marks"]):
            total = scheme.sheet_total(cell["marks"], equal)
            if total is not None:
                counted.append({**cell, "total": total, "values": scheme.sheet_values(cell["marks"])})
    counted = without_outlier(scheme, counted)
    agreed = None if consensus is None else scheme.sheet_values(consensus)

    # Criterion by criterion, over the members …
    def over_members(order):
        values = {}
        for node, _ in reversed(scheme.nodes):
            code = node["code"]
            if node["parts"] and order == "criteria":
                inner = [values[part["code"]] for part in node["parts"]]
                values[code] = scheme.combined(node, inner) if counted else None
            else:
                values[code] = scheme.together([c["values"][code] for c in counted if c["values"][code] is not None])
        return values

    members = over_members(grid["order"])
    # … or as they agreed.
    over = members if agreed is None else agreed

    def by_order(order, alike):
        if not counted:
            return None
        if order == "totals":
            return scheme.together([scheme.sheet_total(cell["marks"], alike) for cell in counted])
        values = over_members(order)
        if any(values[node["code"]] is None and not any_says_so(node) for node in scheme.top if node["role"] != "apart"):
            return None
        return scheme.total(values, alike)

    def any_says_so(node):
        return any(cell["values"][node["code"]] is None for cell in counted)

    own = by_order(grid["order"], equal)
    official = scheme.total(agreed, equal) if agreed is not None else own
    weighted = None
    if equal:
        weighted = scheme.total(agreed, False) if agreed is not None else by_order(grid["order"], False)
    other = None
    if official is not None and agreed is None:
        if any(mark == NOT_APPLICABLE for cell in counted for mark in cell["marks"].values()):
            other = by_order("criteria" if grid["order"] == "totals" else "totals", equal)
            other = None if other == official else other

    means, floors_failed, gaps, low = {}, [], [], []
    for node, _ in scheme.nodes:
        code, value = node["code"], over[node["code"]]
        bound = None if node["floor"] is None else Fraction(node["floor"])
        means[code] = None if value is None else show_beside(value, bound, decimals)
        if value is not None and bound is not None and value < bound:
            floors_failed.append(code)
        if node["parts"]:
            continue
        sheets = [cell["marks"] for cell in counted] if consensus is None else [consensus]
        marks = [sheet[code] for sheet in sheets if sheet[code] != NOT_APPLICABLE]
        if marks and (max(marks) - min(marks)) * 5 >= scheme.scale(node)["maximum"] * 2:
            gaps.append(code)
        if bound is not None:
            per = scheme.scale(node)["steps_per_point"]
            under = lambda mark: mark != NOT_APPLICABLE and Fraction(mark, per) < bound
            low += sorted([code, cell["member"]] for cell in counted if under(cell["marks"][code]))

    conditions = []
    if counted or consensus is not None:
        for number, condition in enumerate(grid["conditions"]):
            if condition["kind"] == "reach":
                values = [over[code] for code in condition["criteria"]]
                reached = sum(value is not None and value >= Fraction(condition["floor"]) for value in values)
            elif condition["kind"] == "agree":
                said = [cell["marks"] if consensus is None else consensus for cell in counted]
                reached = sum(all(agrees(marks, code, condition) for code in condition["criteria"]) for marks in said)
            else:
                continue
            conditions.append([number, reached, condition["at_least"], reached >= condition["at_least"]])

    deviation = None
    totals = [cell["total"] for cell in counted]
    if len(totals) > 1:
        average = mean(totals)
        deviation = show(root_half_up(sum((t - average) ** 2 for t in totals) / (len(totals) - 1), decimals), decimals)
    if official is None:
        terms = {}
    elif agreed is not None:
        terms = scheme.brought(agreed, equal)
    elif grid["order"] == "totals":
        terms = {cell["member"]: cell["total"] for cell in counted}
    else:
        terms = scheme.brought(members, equal)
    of_members = {cell["member"]: scheme.brought(cell["values"], equal) for cell in counted}
    told = lambda terms: {key: str(value) for key, value in terms.items()}
    units = None if official is None else round_half_up(official, decimals)
    shown = None if units is None else Fraction(units, 10**decimals)
    bands = [band for band in grid["bands"] if shown is not None and shown >= Fraction(band["from"])]
    passed = None
    if grid["overall_threshold"] is not None and shown is not None:
        passed = shown >= Fraction(grid["overall_threshold"])
    return {
        "id": dossier["id"],
        "submitted": len(counted),
        "assigned": sum(cell["state"] != "recused" for cell in dossier["cells"]),
        "official": None if official is None else show(units, decimals),
        "exact": None if official is None else str(official),
        "ranked_by": None if weighted is None else rounded(weighted, decimals),
        "terms": told(terms),
        "terms_of_members": {member: told(terms) for member, terms in of_members.items()},
        "other_order": None if other is None else str(other),
        "individual": None if agreed is None or own is None else str(own),
        "means": [means[node["code"]] for node, _ in scheme.nodes],
        "floors_failed": floors_failed,
        "passed": passed,
        "conditions": conditions,
        "band": bands[-1]["code"] if bands else None,
        "deviation": deviation,
        "insufficient": len(counted) < grid["min_evaluations"],
        "gaps": gaps,
        "low": low,
        "_score": shown,
        "_rank": round_half_up(weighted, decimals) if weighted is not None else units,
        "_means": {code: None if text is None else Fraction(text) for code, text in means.items()},
        "_requested": dossier["requested"] or 0,
    }


def agrees(marks, code, condition):
    mark = marks[code]
    return mark != NOT_APPLICABLE and mark >= condition["level"]


def reasons_of(result):
    if result["official"] is None:
        return ["not_scored"]
    reasons = ["eliminated"] if result["floors_failed"] else []
    reasons += ["conditions_unmet"] if any(not passed for *_, passed in result["conditions"]) else []
    reasons += ["below_threshold"] if result["passed"] is False else []
    return reasons


def envelope_line(grid, results):
    condition = next((one for one in grid["conditions"] if one["kind"] == "envelope"), None)
    if condition is None:
        return None
    in_it = [result for result in results if not reasons_of(result)]
    available = condition["available_cents"]
    best = None
    for score in sorted({result["_score"] for result in in_it}, reverse=True):
        multiple = Fraction(sum(r["_requested"] for r in in_it if r["_score"] >= score), available)
        distance = abs(multiple - Fraction(condition["target"]))
        if multiple >= Fraction(condition["least"]) and (best is None or distance < best[0]):
            best = (distance, score)
    return None if best is None else best[1]


def heaviest(scheme):
    greatest = max(node["weight"] for node in scheme.counted)
    return [node["code"] for node in scheme.counted if node["weight"] == greatest]


def key_of(step, scheme, dossier, result):
    if step == "priority":
        return 0 if dossier["priority"] else 1
    if step == "heaviest_criterion":
        # A dossier without a mean there stands behind those that have one.
        means = [result["_means"][code] for code in heaviest(scheme)]
        return tuple((mean is None, -(mean or 0)) for mean in means)
    if step == "earlier_receipt":
        return dossier["received_at"]
    return dossier["chair_order"]


def rank(scheme, dossiers, results):
    grid = scheme.grid
    by_id = {dossier["id"]: dossier for dossier in dossiers}
    line = envelope_line(grid, results)
    ranked, apart = [], []
    for result in results:
        reasons = reasons_of(result)
        if not reasons and line is not None and result["_score"] < line:
            reasons = ["below_envelope_line"]
        if reasons:
            apart.append((result, reasons))
        else:
            ranked.append(result)
    apart.sort(key=lambda entry: (entry[0]["_score"] is None, -(entry[0]["_score"] or 0), entry[0]["id"]))
    steps = [step for step in grid["tie_break"] if step != "chair"]

    def keys(result):
        return tuple(key_of(step, scheme, by_id[result["id"]], result) for step in steps)

    ranked.sort(key=lambda result: (-result["_rank"], keys(result)))
    places, ties = [], []
    for units, group in groupby(ranked, key=lambda result: result["_rank"]):
        group = list(group)
        better = sum(other["_rank"] > units for other in ranked)
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
            step = "unresolved" if index == other else step_between(scheme, by_id, ahead, behind)
            ties.append([ahead["id"], behind["id"], step])
    return {"places": places, "apart": [[result["id"], reasons] for result, reasons in apart], "ties": ties}


def step_between(scheme, by_id, ahead, behind):
    for step in scheme.grid["tie_break"]:
        one, other = (key_of(step, scheme, by_id[result["id"]], result) for result in (ahead, behind))
        if one != other:
            return step
    return "unresolved"


def main():
    for line in sys.stdin:
        committee = json.loads(line)
        scheme, dossiers = Scheme(committee["grid"]), committee["dossiers"]
        results = [consolidate(scheme, dossier) for dossier in dossiers]
        ranking = rank(scheme, dossiers, results)
        public = [{key: value for key, value in result.items() if not key.startswith("_")} for result in results]
        print(json.dumps({"results": public, "ranking": ranking}))


if __name__ == "__main__":
    main()
