//! What each reading command depends on, so that a page reads again just what a change touched.

/// The tables that each reading command reads, as the receipts and the news of changes name their rows (`table:key`); `*` stands
/// for every table. A test runs the commands and fails for a table that is read and not named.
///
/// Beyond what is read: `member` may name who sits at the window, and `workspace` is touched when another copy's changes
/// come in, which leave conflicts and refusals in no table of the record.
pub const DEPENDS: &[(&str, &[&str])] = &[
    ("workspace_status", &["workspace", "person", "member", "settlement"]),
    ("call_templates", &[]),
    ("call_list", &["call", "dossier"]),
    ("call_get", &["call", "evaluation", "grid_version"]),
    ("territory_search", &[]),
    (
        "dossier_list",
        &[
            "applicant",
            "call",
            "document",
            "dossier",
            "dossier_check",
            "evaluation",
            "interest",
            "waiver",
        ],
    ),
    (
        "dossier_get",
        &[
            "applicant",
            "call",
            "document",
            "dossier",
            "dossier_check",
            "evaluation",
            "interest",
            "member",
            "message",
            "person",
            "waiver",
        ],
    ),
    ("document_text", &["document", "interest"]),
    (
        "search_find",
        &["applicant", "decision", "document", "dossier", "interest", "message"],
    ),
    ("member_list", &["dossier", "evaluation", "interest", "member"]),
    ("interest_list", &["dossier", "interest"]),
    (
        "scoring_queue",
        &["applicant", "dossier", "evaluation", "grid_version", "interest", "mark"],
    ),
    (
        "scoring_get",
        &[
            "applicant",
            "document",
            "dossier",
            "evaluation",
            "grid_version",
            "interest",
            "mark",
            "member",
        ],
    ),
    (
        "ranking_get",
        &[
            "applicant",
            "call",
            "dossier",
            "evaluation",
            "grid_version",
            "interest",
            "mark",
            "member",
            "tie_order",
        ],
    ),
    (
        "session_list",
        &[
            "agenda_item",
            "applicant",
            "call",
            "decision",
            "dossier",
            "interest",
            "session",
        ],
    ),
    (
        "session_get",
        &[
            "agenda_item",
            "applicant",
            "attendance",
            "call",
            "decision",
            "dossier",
            "evaluation",
            "grid_version",
            "interest",
            "mark",
            "member",
            "paper",
            "publication",
            "reservation",
            "session",
            "tie_order",
        ],
    ),
    (
        "decision_list",
        &[
            "decision",
            "dossier",
            "evaluation",
            "interest",
            "reservation",
            "session",
        ],
    ),
    ("reservation_list", &["decision", "dossier", "reservation"]),
    ("paper_list", &["paper"]),
    // The journal grows with every change, and so do the names and the values that a conflict shows.
    ("journal_list", &["*"]),
    ("journal_state", &["*"]),
    ("conflict_list", &["*"]),
];
