//! Who presided, as papers name it, and who signs them.

use palmares_core::error::Result;
use palmares_core::id::MemberId;
use palmares_core::minutes::{AgendaItemView, SessionView};
use palmares_paper as print;

use super::source::Source;
use super::words::Words;

/// Who presides over a session: before it, whoever is named for it; once it was opened, only somebody who was there.
pub fn of(session: &SessionView) -> Option<MemberId> {
    let named = session.row.plan.chair_id;
    if session.opened_at.is_none() {
        return named;
    }
    let came = |id: &MemberId| {
        let mut lines = session.attendance.iter();
        lines.any(|line| line.member_id == *id && line.presence.is_here())
    };
    named
        .filter(came)
        .or_else(|| session.items.iter().find_map(|item| item.chair))
}

/// Who presided over an item, where that is not who presided over the session.
pub fn of_item(source: &Source, item: &AgendaItemView) -> Result<Option<String>> {
    let session = of(source.session()?);
    let own = item
        .chair
        .filter(|own| Some(*own) != session && item.decision.is_some());
    Ok(own.map(|own| source.member_name(own)))
}

/// Chair and secretary; the secretary alone where nobody presided.
pub fn signatures(source: &Source, session: &SessionView, words: &Words) -> Vec<print::Signatory> {
    let chair = name(source, session);
    let lines = [
        ("chair", chair),
        ("secretary", Some(session.row.plan.secretary.clone())),
    ];
    lines
        .into_iter()
        .filter_map(|(role, name)| {
            Some(print::Signatory {
                name: name?,
                capacity: words.get("paper", role),
                delegation: None,
            })
        })
        .collect()
}

/// The name under which the chair signs: a place without a name before a session for which nobody is named, none where nobody presided.
fn name(source: &Source, session: &SessionView) -> Option<String> {
    let named = of(session).map(|id| source.member_name(id));
    named.or_else(|| session.opened_at.is_none().then(String::new))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const PAUL: &str = "00000000-0000-0000-0000-000000000001";
    const ROSE: &str = "00000000-0000-0000-0000-000000000002";

    /// A session for which Paul is named, and how he attended it once it was opened.
    fn session(presence: &str, opened_at: Option<&str>) -> SessionView {
        let quorum: Value =
            serde_json::from_str(include_str!("../../../../tests/fixtures/stored/0.1.0/quorum.json")).unwrap();
        let line = |member: &str, presence: &str| {
            json!({
                "member_id": member, "presence": presence, "proxy_to": null, "arrived_at": null, "left_at": null,
            })
        };
        serde_json::from_value(json!({
            "row": {
                "id": ROSE, "number": 1, "state": "closed", "held_on": "2026-03-11", "starts_at": "14:00", "place": "",
                "chair_id": PAUL, "secretary": "", "next_on": null, "reconvened_from": null, "items": 0, "decisions": 0,
            },
            "convened_at": null, "opened_at": opened_at, "closed_at": null, "approved_at": null, "publications": [],
            "warnings": [], "attendance": [line(PAUL, presence), line(ROSE, "present")], "quorum": quorum,
            "items": [], "papers": [],
        }))
        .unwrap()
    }

    #[test]
    fn nobody_who_is_away_is_said_to_have_presided() {
        let opened = Some("2026-03-11T13:00:00Z");
        let paul = Some(PAUL.parse().unwrap());
        assert_eq!(of(&session("remote", opened)), paul);
        assert_eq!(of(&session("excused", opened)), None);
        assert_eq!(of(&session("absent", None)), paul, "before it, who is named for it");
    }
}
