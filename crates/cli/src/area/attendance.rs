//! The attendance sheet, typed member by member.

use clap::Args;
use palmares_api::wire::{self, AttendanceSetRequest};
use palmares_core::journal::Receipt;
use palmares_core::session::attendance::Presence;
use palmares_core::session::view::AttendanceInput;

use crate::context::Context;
use crate::failure::Failure;

/// Who came.
#[derive(Debug, Args)]
pub struct Attendance {
    session: String,
    #[arg(long, value_name = "MEMBER", num_args = 1..)]
    present: Vec<String>,
    #[arg(long, value_name = "MEMBER", num_args = 1..)]
    remote: Vec<String>,
    #[arg(long, value_name = "MEMBER", num_args = 1..)]
    excused: Vec<String>,
    #[arg(long, value_name = "MEMBER", num_args = 1..)]
    absent: Vec<String>,
    #[arg(long, value_name = "MEMBER=MEMBER", num_args = 1..)]
    proxy: Vec<String>,
    #[arg(long, value_name = "MEMBER=TIME", num_args = 1..)]
    arrived: Vec<String>,
    #[arg(long, value_name = "MEMBER=TIME", num_args = 1..)]
    left: Vec<String>,
}

impl Attendance {
    /// Records the whole sheet.
    pub async fn record(self, context: &Context) -> Result<Receipt, Failure> {
        let session_id = context.session(&self.session).await?.id;
        let groups = [
            (&self.present, Presence::Present),
            (&self.remote, Presence::Remote),
            (&self.excused, Presence::Excused),
            (&self.absent, Presence::Absent),
        ];
        let mut attendance = Vec::new();
        for (names, presence) in groups {
            for name in names {
                let member_id = context.member(name).await?.id;
                attendance.push(AttendanceInput {
                    member_id,
                    presence,
                    proxy_to: None,
                    arrived_at: None,
                    left_at: None,
                });
            }
        }
        for (name, holder) in pairs(&self.proxy)? {
            let holder = context.member(holder).await?.id;
            line(context, &mut attendance, name).await?.proxy_to = Some(holder);
        }
        for (name, time) in pairs(&self.arrived)? {
            line(context, &mut attendance, name).await?.arrived_at = Some(time.to_owned());
        }
        for (name, time) in pairs(&self.left)? {
            line(context, &mut attendance, name).await?.left_at = Some(time.to_owned());
        }
        Ok(wire::attendance_set(
            &context.host,
            context.asker(),
            AttendanceSetRequest { session_id, attendance },
        )
        .await?)
    }
}

fn pairs(texts: &[String]) -> Result<Vec<(&str, &str)>, Failure> {
    texts
        .iter()
        .map(|text| text.split_once('=').ok_or_else(|| Failure::value("pair", text)))
        .collect()
}

/// The line of somebody; who was not named as here or away is excused.
async fn line<'a>(
    context: &Context,
    attendance: &'a mut Vec<AttendanceInput>,
    name: &str,
) -> Result<&'a mut AttendanceInput, Failure> {
    let member_id = context.member(name).await?.id;
    let place = attendance
        .iter()
        .position(|one| one.member_id == member_id)
        .unwrap_or_else(|| {
            let presence = Presence::Excused;
            attendance.push(AttendanceInput {
                member_id,
                presence,
                proxy_to: None,
                arrived_at: None,
                left_at: None,
            });
            attendance.len() - 1
        });
    attendance.get_mut(place).ok_or_else(|| Failure::value("pair", name))
}
