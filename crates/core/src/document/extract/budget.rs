//! What one reading may cost. The hard limits are the process's; these end a reading a little earlier, between two
//! pages, so that what was read so far is kept.

use super::super::limits::{SOFT_CPU_SECONDS, TEXT_LIMIT};
use super::super::model::TextReason;

/// Output and processor time of one reading.
pub(in super::super) struct Budget {
    started_ms: u64,
    taken: usize,
    reason: Option<TextReason>,
}

impl Budget {
    /// A whole budget.
    pub fn start() -> Self {
        Self {
            started_ms: cpu_ms(),
            taken: 0,
            reason: None,
        }
    }

    /// Counts text that was read, in bytes.
    pub fn take(&mut self, bytes: usize) {
        self.taken = self.taken.saturating_add(bytes);
    }

    /// Whether reading must stop.
    pub fn is_spent(&mut self) -> bool {
        if self.taken > TEXT_LIMIT {
            self.reason = Some(TextReason::OutputBudget);
        } else if cpu_ms().saturating_sub(self.started_ms) > SOFT_CPU_SECONDS * 1000 {
            self.reason = Some(TextReason::CpuBudget);
        }
        self.reason.is_some()
    }

    /// Which budget ended the reading.
    pub fn reason(&self) -> Option<TextReason> {
        if self.taken > TEXT_LIMIT {
            Some(TextReason::OutputBudget)
        } else {
            self.reason
        }
    }

    /// Processor time since the start.
    pub fn cpu_ms(&self) -> u32 {
        u32::try_from(cpu_ms().saturating_sub(self.started_ms)).unwrap_or(u32::MAX)
    }
}

/// Cuts the pages at the limit of a text, and says whether it had to.
pub(super) fn cut(pages: &mut Vec<String>) -> bool {
    let mut left = TEXT_LIMIT;
    let over = pages.iter().position(|page| {
        let over = page.len() > left;
        left -= page.len().min(left);
        over
    });
    let Some(index) = over else { return false };
    let before: usize = pages.iter().take(index).map(String::len).sum();
    if let Some(page) = pages.get_mut(index) {
        page.truncate(page.floor_char_boundary(TEXT_LIMIT - before));
    }
    pages.truncate(index + 1);
    true
}

/// Processor time used by this process, in milliseconds.
#[cfg(unix)]
pub(in super::super) fn cpu_ms() -> u64 {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let seconds = u64::try_from(used.tv_sec).unwrap_or(0);
    seconds * 1000 + u64::try_from(used.tv_nsec).unwrap_or(0) / 1_000_000
}

/// Not measured here: the host's wall clock alone bounds a reading.
#[cfg(not(unix))]
pub(in super::super) fn cpu_ms() -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_beyond_its_limit_is_cut_and_the_rest_is_kept() {
        let mut pages = vec!["a".repeat(TEXT_LIMIT - 1), "éé".to_owned(), "b".to_owned()];
        assert!(cut(&mut pages));
        assert_eq!(pages.len(), 2);
        assert_eq!(pages[1], "");
        assert!(!cut(&mut vec!["court".to_owned()]));
    }
}
