//! The story in the order of time, whatever the order of its files.

use palmares_core::clock::Timestamp;
use palmares_core::error::Result;

use super::story::{
    Act, Advice, Application, Evaluation, Followed, Funding, Interest, Item, Sitting, Story, paris, paris_time,
};

/// Something that happens, at an instant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    pub at: Timestamp,
    pub event: Event<'a>,
}

/// What happens.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event<'a> {
    /// A mail of an application, by its place, is taken in.
    Receive(&'a Application, usize),
    /// The secretariat does something.
    Act(&'a Application, &'a Act),
    /// A member declares an interest.
    Declare(&'a Application, &'a Interest),
    /// A council advises.
    Advise(&'a Application, &'a Advice),
    /// A funder is named, or has moved.
    Fund(&'a Application, &'a Funding),
    /// A member marks.
    Evaluate(&'a Application, &'a Evaluation),
    /// A session is planned, or convened again.
    Plan(&'a Sitting),
    /// Its agenda is drawn.
    Agenda(&'a Sitting),
    /// The members are convened.
    Convene(&'a Sitting),
    /// The attendance is taken.
    Attend(&'a Sitting),
    /// It opens, or there is no quorum.
    Open(&'a Sitting),
    /// An applicant is heard.
    Hear(&'a Sitting, &'a Item),
    /// The committee decides.
    Decide(&'a Sitting, &'a Item),
    /// It closes.
    Close(&'a Sitting),
    /// Its minutes are written.
    Minutes(&'a Sitting),
    /// Its minutes are approved.
    Approve(&'a Sitting),
    /// The deciding body follows it.
    Follow(&'a Sitting, &'a Followed),
}

/// Every scene, oldest first.
pub(super) fn scenes(story: &Story) -> Result<Vec<Scene<'_>>> {
    let mut scenes = Vec::new();
    for application in &story.dossiers {
        of_application(application, &mut scenes)?;
    }
    for sitting in &story.sessions {
        of_sitting(sitting, &mut scenes)?;
    }
    // Stable: what shares an instant keeps the order in which it was told.
    scenes.sort_by_key(|scene| scene.at);
    Ok(scenes)
}

fn of_application<'a>(application: &'a Application, scenes: &mut Vec<Scene<'a>>) -> Result<()> {
    for (index, mail) in application.mails.iter().enumerate() {
        scenes.push(Scene {
            at: paris(mail.imported)?,
            event: Event::Receive(application, index),
        });
    }
    for act in &application.acts {
        scenes.push(Scene {
            at: paris(act.at)?,
            event: Event::Act(application, act),
        });
    }
    for interest in &application.interests {
        scenes.push(Scene {
            at: paris(interest.at)?,
            event: Event::Declare(application, interest),
        });
    }
    for advice in &application.opinions {
        scenes.push(Scene {
            at: paris(advice.at)?,
            event: Event::Advise(application, advice),
        });
    }
    for news in &application.funders {
        scenes.push(Scene {
            at: paris(news.at)?,
            event: Event::Fund(application, news),
        });
    }
    for evaluation in &application.evaluations {
        scenes.push(Scene {
            at: paris(evaluation.began)?,
            event: Event::Evaluate(application, evaluation),
        });
    }
    Ok(())
}

fn of_sitting<'a>(sitting: &'a Sitting, scenes: &mut Vec<Scene<'a>>) -> Result<()> {
    let dated = [
        (Some(sitting.plan.at), Event::Plan(sitting)),
        (sitting.agenda.as_ref().map(|agenda| agenda.at), Event::Agenda(sitting)),
        (sitting.convened, Event::Convene(sitting)),
        (Some(sitting.attendance.at), Event::Attend(sitting)),
        (Some(sitting.opened), Event::Open(sitting)),
        (sitting.closed, Event::Close(sitting)),
        (sitting.minutes, Event::Minutes(sitting)),
        (sitting.approved, Event::Approve(sitting)),
    ];
    for (at, event) in dated {
        if let Some(at) = at {
            scenes.push(Scene { at: paris(at)?, event });
        }
    }
    if let Some(followed) = &sitting.followed {
        scenes.push(Scene {
            at: paris(followed.at)?,
            event: Event::Follow(sitting, followed),
        });
    }
    for item in &sitting.items {
        // Nobody heard: what was said is written down when it is decided.
        let heard = match &item.heard_until {
            Some(until) => paris_time(sitting.plan.held_on, until)?,
            None => paris(item.decision.at)?,
        };
        scenes.push(Scene {
            at: heard,
            event: Event::Hear(sitting, item),
        });
        scenes.push(Scene {
            at: paris(item.decision.at)?,
            event: Event::Decide(sitting, item),
        });
    }
    Ok(())
}
