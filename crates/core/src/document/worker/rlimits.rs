//! What the system forbids a worker, set by the worker itself before it reads a byte from outside.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::super::extract::cpu_ms;
use super::super::limits::{CPU_SECONDS, MEMORY_LIMIT};

/// Limits for the whole life of the worker: memory, no written file, no core, no further open file, no child.
///
/// The reading thread must run already: where the limit of processes holds (it does not for root) it counts threads.
pub(super) fn confine() -> io::Result<()> {
    let forever = |resource, limit| {
        setrlimit(
            resource,
            Rlimit {
                current: Some(limit),
                maximum: Some(limit),
            },
        )
    };
    forever(Resource::As, MEMORY_LIMIT)?;
    forever(Resource::Fsize, 0)?;
    forever(Resource::Core, 0)?;
    forever(Resource::Nofile, 0)?;
    forever(Resource::Nproc, 0)?;
    Ok(())
}

/// Gives the next reading its processor time: the limit counts from the start of the process, so it moves on.
pub(super) fn allow_cpu() -> io::Result<()> {
    let maximum = getrlimit(Resource::Cpu).maximum;
    let allowed = cpu_ms().div_ceil(1000) + CPU_SECONDS;
    let current = maximum.map_or(allowed, |maximum| maximum.min(allowed));
    setrlimit(
        Resource::Cpu,
        Rlimit {
            current: Some(current),
            maximum,
        },
    )?;
    Ok(())
}
