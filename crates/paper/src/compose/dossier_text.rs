//! The bank of building blocks from which fictitious dossiers are written.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::PaperError;
use crate::sample::SampleDossierPaper;

/// Words and paragraphs of one theme.
#[derive(Debug, Deserialize)]
pub struct ThemeText {
    pub label: String,
    pub users: String,
    pub market: String,
    pub technique: String,
    pub resource: String,
    pub benefit: String,
    pub standard: String,
    pub indicator: String,
    pub rival: String,
    pub second_rival: String,
    /// Lines of expense with their share in percent; what is missing to 100 is a last line of its own.
    pub expenses: Vec<(String, i64)>,
    /// Paragraphs that only this theme has.
    pub special: Vec<String>,
}

/// The whole bank.
#[derive(Debug, Deserialize)]
pub struct Bank {
    pub themes: BTreeMap<String, ThemeText>,
    pub sections: BTreeMap<String, Vec<String>>,
    pub packages: Vec<(String, String)>,
    pub package_texts: Vec<String>,
    pub risks: Vec<(String, String, String)>,
    pub careers: Vec<String>,
}

/// The writer of one dossier: its theme's words and a seed that chooses where each list starts.
#[derive(Debug)]
pub struct Writer<'a> {
    pub bank: Bank,
    theme: String,
    paper: &'a SampleDossierPaper,
}

/// A well spread number from a seed and a salt (`SplitMix64`).
fn mix(seed: u64, salt: u64) -> u64 {
    let mut value = seed.wrapping_add(salt.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

impl<'a> Writer<'a> {
    /// Parses the bank for this dossier.
    pub fn new(paper: &'a SampleDossierPaper) -> Result<Self, PaperError> {
        let bank: Bank = serde_json::from_str(include_str!("../sample_text.json"))?;
        let theme = serde_json::to_value(paper.project.theme)?
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if !bank.themes.contains_key(&theme) {
            return Err(PaperError::Missing("project.theme"));
        }
        Ok(Self { bank, theme, paper })
    }

    /// The theme's words.
    pub fn theme(&self) -> Option<&ThemeText> {
        self.bank.themes.get(&self.theme)
    }

    /// Up to `count` members of a list, starting where the seed says.
    pub fn choose<T: Clone>(&self, list: &[T], salt: u64, count: usize) -> Vec<T> {
        if list.is_empty() {
            return Vec::new();
        }
        let length = u64::try_from(list.len()).unwrap_or(1);
        let start = usize::try_from(mix(self.paper.seed, salt) % length).unwrap_or(0);
        list.iter()
            .cycle()
            .skip(start)
            .take(count.min(list.len()))
            .cloned()
            .collect()
    }

    /// Paragraphs of a section; the theme's own paragraph of that rank, if asked for, comes second.
    pub fn section(&self, name: &str, salt: u64, count: usize, special: Option<usize>) -> Vec<String> {
        let generic = self
            .bank
            .sections
            .get(name)
            .map(|list| self.choose(list, salt, count))
            .unwrap_or_default();
        let own = self
            .theme()
            .map(|theme| self.choose(&theme.special, 21, usize::MAX))
            .unwrap_or_default();
        let mut paragraphs: Vec<String> = generic.iter().map(|text| self.fill(text)).collect();
        let place = paragraphs.len().min(1);
        if let Some(text) = special.and_then(|rank| own.get(rank)) {
            paragraphs.insert(place, text.clone());
        }
        paragraphs
    }

    fn fill(&self, text: &str) -> String {
        let Some(theme) = self.theme() else {
            return text.to_owned();
        };
        let project = &self.paper.project;
        let values = [
            ("{project}", project.name.clone()),
            ("{applicant}", self.paper.applicant.name.clone()),
            ("{commune}", self.paper.applicant.commune.clone()),
            ("{pitch}", project.pitch.clone()),
            ("{trl}", project.trl.to_string()),
            ("{months}", project.months.to_string()),
            ("{jobs}", project.jobs.to_string()),
            ("{theme}", theme.label.clone()),
            ("{users}", theme.users.clone()),
            ("{market}", theme.market.clone()),
            ("{technique}", theme.technique.clone()),
            ("{resource}", theme.resource.clone()),
            ("{benefit}", theme.benefit.clone()),
            ("{standard}", theme.standard.clone()),
            ("{indicator}", theme.indicator.clone()),
            ("{rival}", theme.rival.clone()),
            ("{second_rival}", theme.second_rival.clone()),
        ];
        let filled = values
            .iter()
            .fold(text.to_owned(), |text, (place, value)| text.replace(place, value));
        let mut letters = filled.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default()
    }
}
