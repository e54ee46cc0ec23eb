//! Why a paper could not be made.

/// One message of the typesetter, with where it arose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Template and line (`blocks.typ:42`), when known.
    pub place: Option<String>,
    /// The message, in English.
    pub message: String,
    /// Hints of the typesetter.
    pub hints: Vec<String>,
}

/// What [`crate::Press`] answers when it cannot make a paper.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PaperError {
    /// A refusal by a public authority without remedies: the time limit would not bind (CJA R.421-5).
    #[error("a refusal by a public authority must state the remedies")]
    RemediesMissing,
    /// A field that the kind of paper cannot do without is empty; the field's path.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A field is outside its bounds; the field's path.
    #[error("{0} is out of range")]
    OutOfRange(&'static str),
    /// The typesetter refused the templates or the accessibility rules.
    #[error("the paper could not be set: {}", .0.first().map_or("unknown reason", |first| first.message.as_str()))]
    Typesetting(Vec<Diagnostic>),
    /// The data could not be handed over to the typesetter.
    #[error("the paper's data could not be written: {0}")]
    Data(#[from] serde_json::Error),
    /// An embedded font or standard could not be loaded.
    #[error("the press could not be set up: {0}")]
    Setup(String),
}
