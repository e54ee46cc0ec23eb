//! The files of the stories: one folder for each template, named as it is.

use palmares_core::error::{Error, Result};

/// A story as it is written, and what it must come to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Script {
    /// Code of the template.
    pub template: &'static str,
    pub call: &'static str,
    pub members: &'static str,
    /// In the order of their receipt.
    pub dossiers: &'static [&'static str],
    pub sessions: &'static str,
    /// What was published of it, computed apart (`tests/oracle/stories.py`).
    pub oracle: &'static str,
}

macro_rules! script {
    ($template:literal: $($dossier:literal),+ $(,)?) => {
        Script {
            template: $template,
            call: include_str!(concat!("story/", $template, "/call.json")),
            members: include_str!(concat!("story/", $template, "/members.json")),
            dossiers: &[$(include_str!(concat!("story/", $template, "/dossiers/", $dossier, ".json"))),+],
            sessions: include_str!(concat!("story/", $template, "/sessions.json")),
            oracle: include_str!(concat!("story/", $template, "/oracle.json")),
        }
    };
}

/// Every story; the first is what the window opens.
pub(super) const SCRIPTS: &[Script] = &[
    script!("territoire_intelligent":
        "01-briqlys", "02-hydrocanal", "03-triboucle", "04-captartois", "05-mobigohelle", "06-forge4d",
        "07-terrildata", "08-lysloop", "09-alouettes", "10-sensoporte", "11-paristest", "12-aumale",
    ),
    script!("label_numerique":
        "01-edgemaree", "02-tracenum", "03-holobocage", "04-photolien", "05-quantiroise", "06-agricapteur",
        "07-normandata", "08-solokey",
    ),
    script!("label_infrastructures":
        "01-routenid", "02-pontecoute", "03-talweg", "04-betonloire", "05-railrecharge", "06-ecluseneuve",
        "07-talusvif", "08-gareloup", "09-garonix", "10-diguedouce",
    ),
    script!("labellisation_structure":
        "01-atlante", "02-entaris", "03-horizontp", "04-rivages", "05-alpilog", "06-valcarbone", "07-tardif",
    ),
    script!("industrie_du_futur":
        "01-lamineo", "02-vichydro", "03-thiersacier", "04-issoirail", "05-riomplast", "06-moulinsbois",
        "07-brivapeur", "08-porcelim", "09-clermoncom", "10-volcargo",
    ),
];

/// Code of the template whose story is played where none is named.
pub(crate) fn usual() -> &'static str {
    SCRIPTS.first().map_or("", |script| script.template)
}

impl Script {
    /// The story of a template.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a template without one.
    pub fn of(template: &str) -> Result<&'static Self> {
        let found = SCRIPTS.iter().find(|script| script.template == template);
        found.ok_or_else(|| Error::not_found("template", template))
    }
}
