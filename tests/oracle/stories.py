"""Computes what the sample committees must come to, from their stories and the rules of their templates alone.

`stories.py` prints the oracle of every story as JSON; `stories.py --write` puts each beside its story, where it is published. Scores
and ranks are those of `committees.py`, quorums are counted here; neither shares code with the program. Nothing that the program made
is read: what somebody sent, typed, marked, checked, attended or decided is all there is.
"""

import itertools
import json
import sys
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from committees import Scheme, consolidate, rank

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "crates/api/src/sample/story"
TEMPLATES = ROOT / "crates/core/src/call/templates"

CRITERION = {"weight": 1, "floor": None, "scale": None, "not_applicable": False, "role": "counted", "combination": "mean"}
GRID = {
    "weighting": "points",
    "weight_use": "everywhere",
    "contribution": "share_of_maximum",
    "aggregation": "mean",
    "order": "totals",
    "overall_threshold": None,
    "bonus_cap": None,
}

AFTER_CHECK = {
    "acknowledged": "completeness_check",
    "complete": "complete",
    "awaiting_documents": "awaiting_documents",
    "admissible": "eligibility_check",
    "inadmissible": "inadmissible",
    "eligible": "relevance_review",
    "ineligible": "ineligible",
    "relevant": "shortlisted",
    "partly_relevant": "shortlisted",
    "off_topic": "off_topic",
    "redirected": "redirected",
}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def after(day, months):
    """The same day of the month so many months later (or earlier, below zero), or the last of a shorter month."""
    year, month, number = (int(part) for part in day.split("-"))
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return f"{year:04}-{month:02}-{min(number, monthrange(year, month)[1]):02}"


def whole(grid):
    """The grid with every value written out."""

    def criterion(node):
        return {**CRITERION, **node, "parts": [criterion(part) for part in node.get("parts", [])]}

    return {**GRID, "conditions": [], "bands": [], **grid, "criteria": [criterion(node) for node in grid["criteria"]]}


class Story:
    def __init__(self, template):
        folder = STORIES / template
        self.members = read(folder / "members.json")
        self.sessions = read(folder / "sessions.json")
        self.dossiers = [read(path) for path in sorted((folder / "dossiers").glob("*.json"))]
        proposed = read(TEMPLATES / f"{template}.json")
        self.rules, self.grid = proposed["rules"], whole(proposed["grid"])
        self.numbers = {dossier["key"]: number for number, dossier in enumerate(self.dossiers, 1)}

    def recused(self, key):
        dossier = self.dossiers[self.numbers[key] - 1]
        return {interest["member"] for interest in dossier.get("interests", []) if interest["recused"]}

    def facts(self):
        outcomes = {str(self.numbers[dossier["key"]]): self.outcome(dossier) for dossier in self.dossiers}
        facts = {
            "count": {"received": str(len(outcomes))} | {s: str(n) for s, n in Counter(outcomes.values()).items()},
            "outcome": outcomes,
            **self.standings(),
            **self.sittings(),
            "stage": self.stages(),
            "counter": self.counters(),
            "evaluators": self.evaluators(),
            **self.labels(),
        }
        return {kind: said for kind, said in facts.items() if said}

    def outcome(self, dossier):
        """The last thing that somebody found or decided; the story lifts the reservations of a decision together."""
        checks = [(act["at"], AFTER_CHECK[act["outcome"]]) for act in dossier["acts"] if act["act"] == "check"]
        lifted = [(act["at"], "selected") for act in dossier["acts"] if act["act"] == "lift"]
        decisions = [
            (item["decision"]["at"], item["decision"]["kind"])
            for session in self.sessions
            for item in session["items"]
            if item["dossier"] == dossier["key"]
        ]
        return max(checks + lifted + decisions)[1]

    def stages(self):
        """The last stage that somebody told of each project."""
        return {
            str(self.numbers[dossier["key"]]): act["stage"]
            for dossier in self.dossiers
            for act in dossier["acts"]
            if act["act"] == "stage"
        }

    def counters(self):
        """The last figure that somebody stated of each counter."""
        return {
            f"{self.numbers[dossier['key']]} {act['counter']}": str(act["figure"])
            for dossier in self.dossiers
            for act in dossier["acts"]
            if act["act"] == "count"
        }

    def evaluators(self):
        """Whether those who handed in are whom the call asks for: every way to count each of them once is tried."""
        rule = self.rules.get("evaluators")
        if rule is None:
            return {}
        expert = {member["key"]: member.get("fields", []) for member in self.members}
        said = {}
        for dossier in self.dossiers:
            there = [expert[sheet["member"]] for sheet in dossier.get("evaluations", [])]
            if not there:
                continue
            theme = dossier["input"]["theme"]
            asked = [
                (theme if need["of"] == "dossier_theme" else need["of"]["field"], need["at_least"])
                for need in rule["needs"]
            ]
            ways = itertools.product(*([None, *(field for field, _ in asked if field in own)] for own in there))
            met = max(
                ([min(way.count(field), number) for field, number in asked] for way in ways),
                key=lambda met: (sum(met), met),
            )
            lacking = [f"{field} {number - own}" for (field, number), own in zip(asked, met) if own < number]
            said[str(self.numbers[dossier["key"]])] = "lacks " + ", ".join(lacking) if lacking else "complete"
        return said

    def labels(self):
        """From when to when what was granted holds, where it stands as it ends, and how far each project has come with its funders."""
        rule, funders = self.rules.get("label"), self.funders()
        said, standings = {}, {}
        for number, term in self.terms(rule).items():
            if term["from"] is None:
                said[number] = f"{term['months']} months from the act"
                continue
            asked = [status.split() for of, status in funders.items() if of.split(" ", 1)[0] == number]
            decided = asked and all(status in ("funded", "refused") for status, _ in asked)
            lapsed = max(day for _, day in asked) if rule["ends_with_funder"] and decided else None
            said[number] = f"{term['from']} to {term['to']}" + (f", lapsed {lapsed}" if lapsed else "")
            for day, standing in self.standing(rule, term, lapsed):
                standings[f"{number} {day}"] = standing
        return {"label": said, "standing": standings, "funder": funders}

    def terms(self, rule):
        """The term of each label: as stated or as the rules propose it from the day of the session, or of the act where another body
        decides, to the end of the whole once it came back for an extension and was granted that."""
        terms = {}
        for session in sorted(self.sessions, key=lambda session: session["plan"]["held_on"]):
            held_on = session["plan"]["held_on"]
            followed = session.get("followed")
            effective = not self.rules.get("deciding_body") or followed is not None
            begins = (followed or {}).get("acted_on") if self.rules.get("deciding_body") else held_on
            for item in session["items"]:
                decision, number = item["decision"], str(self.numbers[item["dossier"]])
                if not rule or decision["kind"] not in ("selected", "selected_with_reservations"):
                    continue
                if number in terms:
                    assert self.came_back_for_an_extension(item["dossier"], decision["at"]) and effective
                    whole = max(one["extendable_to"] for one in rule["conditional"])
                    terms[number] |= {"to": after(terms[number]["from"], whole), "extended": True}
                    continue
                short = decision["kind"] == "selected_with_reservations" and rule["conditional"]
                stated = decision.get("valid", {})
                start = stated.get("from") or begins
                months = stated.get("months") or (rule["conditional"][0]["months"] if short else rule["months"])
                end = stated.get("to") or (after(start, months) if start else None)
                terms[number] = {"from": start, "to": end, "months": months, "effective": effective, "extended": False}
        return terms

    def came_back_for_an_extension(self, key, before):
        acts = self.dossiers[self.numbers[key] - 1]["acts"]
        return any(act["act"] == "reopen" and act["reason"] == "extension" and act["at"] < before for act in acts)

    def standing(self, rule, term, lapsed):
        """Where a label stands on the days of its alerts, on its last day and on the day after."""
        told = {after(term["to"], -months): months for months in rule["alerts"]}
        gone = (date.fromisoformat(term["to"]) + timedelta(days=1)).isoformat()
        for day in [*told, term["to"], gone]:
            reached = [months for since, months in told.items() if since <= day]
            if not term["effective"]:
                yield day, "awaited"
            elif lapsed and lapsed <= day:
                yield day, "lapsed"
            elif day < term["from"]:
                yield day, "upcoming"
            elif day > term["to"]:
                yield day, "expired"
            elif reached:
                yield day, f"expiring {min(reached)}"
            else:
                yield day, "extended" if term["extended"] else "current"

    def funders(self):
        """The last that is told of each funder."""
        told = [(dossier["key"], news) for dossier in self.dossiers for news in dossier.get("funders", [])]
        last = {}
        for key, news in sorted(told, key=lambda one: one[1]["at"]):
            funder = news["funder"]
            last[f"{self.numbers[key]} {funder['name']}"] = f"{funder['status']} {funder['status_on']}"
        return last

    def standings(self):
        scheme = Scheme(self.grid)
        scored = [d for d in self.dossiers if any(act["act"] == "assign" for act in d["acts"])]
        entries = [self.entry(dossier) for dossier in scored]
        results = [consolidate(scheme, entry) for entry in entries]
        ranking = rank(scheme, entries, results)
        by_number = {result["id"]: result for result in results}
        ranks = {
            str(number): f"{position}{'=' if unresolved else ''}"
            for _, position, _, unresolved, number in ranking["places"]
        }
        for number, reasons in ranking["apart"]:
            failed = "+".join(by_number[number]["floors_failed"])
            ranks[str(number)] = ", ".join(f"eliminated {failed}" if r == "eliminated" else r for r in reasons)
        said = lambda key: {str(r["id"]): r[key] for r in results if r[key] is not None}
        return {"score": said("official"), "rank": ranks, "opinion": said("band")}

    def entry(self, dossier):
        priority = self.rules.get("priority")
        return {
            "id": self.numbers[dossier["key"]],
            "priority": bool(priority) and dossier["input"]["applicant"]["commune_insee"] in priority["communes"],
            "received_at": dossier["mails"][0]["sent"],
            "chair_order": None,
            "requested": dossier["input"]["requested_cents"],
            "consensus": None,
            "cells": [
                {"member": sheet["member"], "state": "submitted", "marks": sheet["marks"]}
                for sheet in dossier.get("evaluations", [])
            ],
        }

    def sittings(self):
        quorums, acts = {}, {}
        for session in self.sessions:
            day = session["plan"]["held_on"]
            repeats = session.get("reconvenes") is not None
            quorums[day] = self.quorum(session, session["opened"], set(), repeats)
            for item in session["items"]:
                decision, of = item["decision"], f"{day} {self.numbers[item['dossier']]}"
                quorums[of] = self.quorum(session, decision["at"], self.recused(item["dossier"]), repeats)
                if self.rules.get("deciding_body") and decision["kind"] != "deferred":
                    followed = session.get("followed")
                    acts[of] = followed["reference"] if followed else "awaited"
        return {"quorum": quorums, "act": acts}

    def quorum(self, session, at, recused, waived):
        """Half at least of those who compose the committee, present, remote or represented."""
        committee = self.rules["committee"]
        assert committee["quorum"] == {"policy": "half_at_least"}, "the only policy of the five templates"
        assert not committee["recused_count_in_quorum"]
        sheet, time = session["attendance"], at[11:16]

        def takes_part(key):
            there = key in sheet["present"] or key in sheet.get("remote", [])
            come = sheet.get("arrived", {}).get(key, "00:00") <= time < sheet.get("left", {}).get(key, "24:00")
            return there and come and key not in recused

        seats = [
            member
            for member in self.members
            if member["voice"] == "voting" and member["role"] in ("chair", "vice_chair", "member")
        ]
        present = represented = left_out = 0
        held = Counter()
        # A seat whose member is away goes to the alternate, who stands for nobody else, unless nobody may sit in it.
        for seat in seats:
            replaced = any(
                member.get("alternate_of") == seat["key"] and takes_part(member["key"]) for member in self.members
            )
            holder = sheet.get("proxies", {}).get(seat["key"])
            if takes_part(seat["key"]) or (replaced and seat["capacity"] != "qualified_person"):
                present += 1
            elif seat["key"] in recused:
                left_out += 1
            elif holder and takes_part(holder) and held[holder] < committee["proxies_per_member"]:
                held[holder] += 1
                represented += 1
        base = len(seats) - left_out
        counted = present + represented
        reached = present > 0 and 2 * counted >= base
        word = "waived" if waived else "reached" if reached else "failed"
        return f"{counted}/{base} {word}"


def main():
    oracles = {path.name: Story(path.name).facts() for path in sorted(STORIES.iterdir()) if path.is_dir()}
    if sys.argv[1:] == ["--write"]:
        for template, facts in oracles.items():
            text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
            (STORIES / template / "oracle.json").write_text(text, encoding="utf-8")
    else:
        print(json.dumps(oracles, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
