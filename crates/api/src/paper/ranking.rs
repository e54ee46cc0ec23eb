//! The ranking as a paper and as an annex.

use palmares_core::decision::model::DecisionKind;
use palmares_core::error::Result;
use palmares_core::evaluation::consolidation::{ApartReason, CriterionResult, DossierResult, Number, Place, TieReason};
use palmares_core::evaluation::view::{RankingView, TieOrderView};
use palmares_core::grid::{Grid, TieBreakStep};
use palmares_core::id::DossierId;
use palmares_core::paper::{PaperKind, PaperLanguage};
use palmares_paper as print;

use super::press::Draft;
use super::source::Source;
use super::words::Words;
use super::{facts, grids};

/// The rankings of a call, a paper for each grid that something is scored on.
pub fn drafts(source: &Source, language: PaperLanguage) -> Result<Vec<Draft>> {
    source
        .rankings()
        .map(|ranking| draft(source, ranking, language))
        .collect()
}

fn draft(source: &Source, ranking: &RankingView, language: PaperLanguage) -> Result<Draft> {
    let words = Words::of(language, source.call.rules.kind)?;
    let grid = source.grid_name(ranking);
    let paper = print::RankingPaper {
        audience: print::Audience::Internal,
        organiser: facts::organiser(&source.call.rules.organiser),
        call: source.call.name.clone(),
        vocabulary: facts::vocabulary(source),
        session: None,
        grid: grid.map(str::to_owned),
        criteria: grids::criteria(&ranking.grid, &words),
        method: method(source, ranking, &words),
        ranking: table(source, ranking, print::Audience::Internal, &words)?,
        proof: Some(facts::proof(&source.head)),
    };
    Ok(Draft {
        kind: PaperKind::Ranking,
        language,
        communicable: false,
        dossier: None,
        stem: stem(source, grid, &words),
        paper: print::Paper::Ranking(Box::new(paper)),
    })
}

fn stem(source: &Source, grid: Option<&str>, words: &Words) -> String {
    let of = grid.map_or_else(String::new, |name| format!("_{}", facts::slug(name)));
    let ranking = words.get("file", "ranking");
    format!("{}_{ranking}{of}", source.caller.at.format("%Y-%m-%d"))
}

/// The rankings as they stand in the minutes.
pub fn annexed(source: &Source, audience: print::Audience, words: &Words) -> Result<Vec<print::AnnexedRanking>> {
    let annexed = |ranking| {
        Ok(print::AnnexedRanking {
            grid: source.grid_name(ranking).map(str::to_owned),
            table: table(source, ranking, audience, words)?,
            method: method(source, ranking, words),
        })
    };
    source.rankings().map(annexed).collect()
}

/// How a ranking was obtained: all that its grid says, kept with it, so that minutes say what was so then.
pub fn method(source: &Source, ranking: &RankingView, words: &Words) -> print::RankingMethod {
    let grid = &ranking.grid;
    print::RankingMethod {
        has_consensus: ranking.results.iter().any(|result| result.individual.is_some()),
        tie_break: grid.tie_break.iter().copied().map(tie_break).collect(),
        chair_orders: ranking
            .tie_orders
            .iter()
            .filter(|order| order.applies)
            .map(|order| chair_order(source, order))
            .collect(),
        ..super::method::of_grid(grid, words)
    }
}

fn chair_order(source: &Source, order: &TieOrderView) -> print::ChairOrder {
    let rows = order.dossiers.iter().filter_map(|id| source.dossier(*id).ok());
    print::ChairOrder {
        projects: rows
            .map(|row| format!("{} · {}", facts::number(row), row.title))
            .collect(),
        motive: order.motive.clone(),
    }
}

fn tie_break(step: TieBreakStep) -> print::TieBreakRule {
    match step {
        TieBreakStep::Priority => print::TieBreakRule::PriorityFlag,
        TieBreakStep::HeaviestCriterion => print::TieBreakRule::HeaviestCriterion,
        TieBreakStep::EarlierReceipt => print::TieBreakRule::EarlierReceipt,
        TieBreakStep::Chair => print::TieBreakRule::Chair,
    }
}

/// The lines: ranked, on the reserve list by decision of the committee, apart for a threshold, apart for the
/// version of the grid, apart for want of marks. For anybody
/// who asks only those on which the committee decided: scores that prepare a decision are not communicable yet (CRPA L.311-2).
fn table(source: &Source, view: &RankingView, audience: print::Audience, words: &Words) -> Result<print::RankingTable> {
    let ranking = &view.ranking;
    let shown = |dossier| audience == print::Audience::Internal || source.decision(dossier).is_some();
    let (mut main, mut reserve) = (Vec::new(), Vec::new());
    for place in ranking.ranked.iter().filter(|place| shown(place.dossier)) {
        let line = line(source, place.dossier, Some(place), words)?;
        let reserved = matches!(
            line.decision.map(|outcome| outcome.kind),
            Some(print::DecisionKind::Waitlisted)
        );
        if reserved { &mut reserve } else { &mut main }.push(line);
    }
    let (mut below_threshold, mut other_version, mut unranked) = (Vec::new(), Vec::new(), Vec::new());
    for apart in ranking.apart.iter().filter(|apart| shown(apart.dossier)) {
        let says = |reason: fn(&ApartReason) -> bool| apart.reasons.iter().any(reason);
        let list = if says(|reason| matches!(reason, ApartReason::NotScored)) {
            &mut unranked
        } else if says(|reason| matches!(reason, ApartReason::OtherGridVersion { .. })) {
            &mut other_version
        } else {
            &mut below_threshold
        };
        list.push(line(source, apart.dossier, None, words)?);
    }
    let lacking = ranking.lacking.iter().filter(|id| shown(**id));
    let lacking = lacking.map(|id| Ok(facts::number(source.dossier(*id)?)));
    Ok(print::RankingTable {
        main,
        reserve,
        below_threshold,
        other_version,
        unranked,
        out_of: view.grid.score_out_of,
        provisional: ranking.provisional,
        insufficient: !ranking.insufficient.is_empty(),
        lacking: lacking.collect::<Result<_>>()?,
    })
}

fn line(source: &Source, id: DossierId, place: Option<&Place>, words: &Words) -> Result<print::RankLine> {
    let row = source.dossier(id)?;
    let result = source.result_of(id);
    let criteria = result.map_or(&[][..], |result| &result.criteria);
    let grid = &source.ranking_of(id).grid;
    Ok(print::RankLine {
        rank: place.map(|place| place.rank),
        reserve_place: reserve_place(source, id),
        ex_aequo: place.is_some_and(|place| place.ex_aequo),
        number: facts::number(row),
        applicant: facts::applicant(row),
        project: row.title.clone(),
        score: result.and_then(official),
        individual: result.and_then(individual),
        ranked_by: result.and_then(|result| shown_number(result.ranked_by.as_ref())),
        other_order: result.and_then(|result| shown_number(result.other_order.as_ref())),
        other_version: other_version(source, id),
        marks: criteria
            .iter()
            .filter(|criterion| criterion.depth == 0)
            .map(|criterion| mark(grid, criterion, words))
            .collect(),
        submitted: result.map_or(0, |result| result.submitted),
        assigned: result.map_or(0, |result| result.assigned),
        priority: row.priority,
        tie_break: decided_by(source, id),
        below_floor: criteria
            .iter()
            .filter(|one| one.floor_failed)
            .map(|one| one.code.clone())
            .collect(),
        conditions_unmet: result.map_or_else(Vec::new, |result| super::method::unmet(grid, result, words)),
        outliers: result.map_or(0, super::method::outliers),
        below_line: below_line(source, id),
        decision: source
            .decision(id)
            .map(|decision| facts::outcome(source, decision.input.kind)),
    })
}

/// What the members gave a criterion, as a cell of the table has it: its word, a number, or that it does not concern the dossier.
fn mark(grid: &Grid, one: &CriterionResult, words: &Words) -> Option<String> {
    let Some(mean) = &one.mean else {
        return (one.not_applicable > 0).then(|| words.get("paper", "not_applicable"));
    };
    let said = grids::in_words(grid, &one.code, mean.why.exact, words);
    match said.as_slice() {
        [word] => Some(word.clone()),
        _ => Some(mean.value.to_string()),
    }
}

fn shown_number(number: Option<&Number>) -> Option<String> {
    number.map(|number| number.value.to_string())
}

/// The number of the version of the grid that a dossier was scored on, where its ranking stands on another.
pub fn other_version(source: &Source, id: DossierId) -> Option<u32> {
    let apart = &source.ranking_of(id).ranking.apart;
    let apart = apart.iter().find(|apart| apart.dossier == id)?;
    apart.reasons.iter().find_map(|reason| match reason {
        ApartReason::OtherGridVersion { number } => Some(*number),
        _ => None,
    })
}

/// The place of a dossier on the reserve list: that of its place after the chain of ties among those which the committee put there, shared
/// only by those that nothing separates; those without a rank come last. The same number in the minutes, in the record of decisions and in
/// the letter.
pub fn reserve_place(source: &Source, id: DossierId) -> Option<u32> {
    let listed = |id: DossierId| {
        let decision = source.decision(id);
        decision.is_some_and(|decision| decision.input.kind == DecisionKind::Waitlisted)
    };
    let ranked = &source.ranking_of(id).ranking.ranked;
    listed(id).then(|| place_among(ranked, listed, id)).flatten()
}

fn place_among(ranked: &[Place], listed: impl Fn(DossierId) -> bool, id: DossierId) -> Option<u32> {
    let own = ranked.iter().find(|place| place.dossier == id);
    let own = own.map_or(u32::MAX, |place| place.position);
    let ahead = ranked
        .iter()
        .filter(|place| place.position < own && listed(place.dossier));
    u32::try_from(ahead.count()).ok()?.checked_add(1)
}

/// The line of the envelope, for a dossier under it.
fn below_line(source: &Source, id: DossierId) -> Option<String> {
    let apart = &source.ranking_of(id).ranking.apart;
    let apart = apart.iter().find(|apart| apart.dossier == id)?;
    apart.reasons.iter().find_map(|reason| match reason {
        ApartReason::BelowEnvelopeLine { line } => Some(line.to_string()),
        _ => None,
    })
}

/// The official number as shown.
pub fn official(result: &DossierResult) -> Option<String> {
    result.official.as_ref().map(|official| official.value.to_string())
}

/// What the members say by themselves, as shown beside a score on which they agreed.
pub fn individual(result: &DossierResult) -> Option<String> {
    result
        .individual
        .as_ref()
        .map(|individual| individual.value.to_string())
}

fn decided_by(source: &Source, id: DossierId) -> Option<print::TieBreakRule> {
    let ties = &source.ranking_of(id).ranking.ties;
    let tie = ties.iter().find(|tie| tie.ahead == id || tie.behind == id)?;
    match tie.reason {
        TieReason::Priority => Some(print::TieBreakRule::PriorityFlag),
        TieReason::HeaviestCriterion { .. } => Some(print::TieBreakRule::HeaviestCriterion),
        TieReason::EarlierReceipt { .. } => Some(print::TieBreakRule::EarlierReceipt),
        TieReason::Chair => Some(print::TieBreakRule::Chair),
        TieReason::Unresolved => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_that_the_chain_separated_have_each_their_place_on_the_reserve_list() {
        let id = |number: u32| -> DossierId { format!("00000000-0000-0000-0000-{number:012}").parse().unwrap() };
        let place = |rank: u32, position: u32, number: u32| {
            let place = serde_json::json!({
                "rank": rank, "ex_aequo": true, "position": position, "unresolved": false,
                "dossier": id(number), "official": "72.00", "ranked_by": null,
            });
            serde_json::from_value::<Place>(place).unwrap()
        };
        let ranked = [
            place(1, 1, 1),
            place(2, 2, 4),
            place(2, 3, 5),
            place(4, 4, 6),
            place(4, 4, 7),
        ];
        let listed = |dossier: DossierId| dossier != id(1);
        let places = [4, 5, 6, 7, 9].map(|number| place_among(&ranked, listed, id(number)).unwrap());
        assert_eq!(
            places,
            [1, 2, 3, 3, 5],
            "nothing separates the last two that are ranked"
        );
    }
}
