//! Every request, response and command.
//!
//! The commands stand behind one kind of future. A future is compiled where it is first polled: boxed here, each command is compiled
//! once, with all that the core does for it, instead of in the window, the command line and every test that calls it.

use std::pin::Pin;

use palmares_core::call::view::CallView;
use palmares_core::decision::{Comparison, Weighing};
use palmares_core::document::Preview;
use palmares_core::dossier::MailView;
use palmares_core::dossier::view::DossierView;
use palmares_core::evaluation::FoundSheet;
use palmares_core::evaluation::consolidation::DossierResult;
use palmares_core::evaluation::view::{DossierMarks, OwnSheets, RankingView, ScoringQueue, ScoringView};
use palmares_core::exchange::ReturnsPlan;
use palmares_core::journal::{EntryPage, Plan, Receipt, UndoState, VerifyReport};
use palmares_core::label::LabelList;
use palmares_core::minutes::SessionView;
use palmares_core::session::view::SessionList;

pub use areas::*;

use crate::{ApiError, Host};

/// What the areas hold, each command as it is written there.
mod areas {
    pub use crate::call::*;
    pub use crate::check::*;
    pub use crate::committee::*;
    pub use crate::decision::*;
    pub use crate::document::*;
    pub use crate::dossier::*;
    pub use crate::evaluation::*;
    pub use crate::exchange::*;
    pub use crate::intake::*;
    pub use crate::journal::*;
    pub use crate::label::*;
    pub use crate::pack::*;
    pub use crate::paper::*;
    pub use crate::person::*;
    pub use crate::reading::*;
    pub use crate::seat::*;
    pub use crate::session::*;
    pub use crate::territory::*;
    pub use crate::workspace::*;
}

/// What a command answers, once it is awaited.
pub type Answer<'a, Response> = Pin<Box<dyn Future<Output = Result<Response, ApiError>> + Send + 'a>>;

macro_rules! answers {
    ($($name:ident($request:ident) -> $response:ident),+ $(,)?) => {
        $(
            /// The command of this name, as its area describes it.
            pub fn $name<'a>(host: &'a Host, asker: &'a Asker, request: $request) -> Answer<'a, $response> {
                Box::pin(areas::$name(host, asker, request))
            }
        )+
    };
}

crate::commands!(answers);
