//! Whatever the facts, every word of a paper stands on a page: nothing is cut off, nothing lies over something else.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod samples;

use std::process::Command;

use palmares_paper::*;
use samples::*;

/// A word where it stands, in points from the page's top left corner.
#[derive(Debug, Clone)]
struct Word {
    page: usize,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    text: String,
}

struct Printed {
    pages: Vec<(f64, f64)>,
    words: Vec<Word>,
}

fn attribute(line: &str, name: &str) -> f64 {
    let from = line.split_once(&format!("{name}=\"")).unwrap().1;
    from.split_once('"').unwrap().0.parse().unwrap()
}

fn printed(name: &str, paper: &Paper, language: Language) -> Printed {
    let pdf = match Press::new().unwrap().render(paper, language, instant()) {
        Ok(pdf) => pdf,
        Err(PaperError::Typesetting(diagnostics)) => panic!("{name}: {diagnostics:#?}"),
        Err(error) => panic!("{name}: {error}"),
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    if let Some(keep) = std::env::var_os("PALMARES_PAPERS_OUT") {
        std::fs::write(std::path::Path::new(&keep).join(format!("{name}.pdf")), &pdf.bytes).unwrap();
    }
    let output = Command::new("pdftotext")
        .args(["-bbox", file.to_str().unwrap(), "-"])
        .output()
        .unwrap();
    read_boxes(&String::from_utf8(output.stdout).unwrap())
}

fn read_boxes(boxes: &str) -> Printed {
    let (mut pages, mut words) = (Vec::new(), Vec::new());
    for line in boxes.lines().map(str::trim) {
        if line.starts_with("<page") {
            pages.push((attribute(line, "width"), attribute(line, "height")));
        } else if line.starts_with("<word") {
            let text = line.split_once('>').unwrap().1.trim_end_matches("</word>");
            words.push(Word {
                page: pages.len() - 1,
                left: attribute(line, "xMin"),
                top: attribute(line, "yMin"),
                right: attribute(line, "xMax"),
                bottom: attribute(line, "yMax"),
                text: text.replace('\u{200b}', ""),
            });
        }
    }
    // The word across a draft lies under everything, letter by letter.
    words.retain(|word| {
        word.bottom - word.top < 30.0 && (word.right - word.left < 60.0 || word.text.chars().count() > 1)
    });
    Printed { pages, words }
}

impl Printed {
    /// The text without any space: words may break anywhere.
    fn letters(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    fn says(&self, name: &str, text: &str) {
        let letters: String = text.split_whitespace().collect();
        assert!(
            self.letters().contains(&letters),
            "{name}: « {text} » is not on any page"
        );
    }

    fn lies_inside(&self, name: &str) {
        for word in &self.words {
            let (width, height) = self.pages[word.page];
            let inside =
                word.left > 20.0 && word.right < width - 20.0 && word.top > 15.0 && word.bottom < height - 15.0;
            assert!(inside, "{name}: {word:?} of {width} × {height}");
        }
    }

    fn nothing_covers_anything(&self, name: &str) {
        for (index, one) in self.words.iter().enumerate() {
            for other in self.words[index + 1..].iter().filter(|other| other.page == one.page) {
                let across = one.right.min(other.right) - one.left.max(other.left);
                let down = one.bottom.min(other.bottom) - one.top.max(other.top);
                let covers = across > 1.5 && down > 0.45 * (one.bottom - one.top).min(other.bottom - other.top);
                assert!(!covers, "{name}: {one:?} and {other:?}");
            }
        }
    }
}

/// Text of so many letters that ends with a word of its own.
fn long(letters: usize, last: &str) -> String {
    let mut text = String::new();
    while text.chars().count() < letters {
        text.push_str("Le comité relève l’intérêt du procédé et demande des précisions. ");
    }
    text + last
}

/// A word of 200 letters, and one of its own after it.
fn endless(last: &str) -> String {
    format!("{} {last}", "Territoireintelligent".repeat(10))
}

fn extreme_minutes(audience: Audience) -> (MinutesPaper, Vec<String>) {
    let mut paper = minutes(audience);
    let mut said = Vec::new();
    let mut say = |word: String| {
        said.push(word.clone());
        word
    };
    let model = paper.items[1].clone();
    paper.items = (0..6)
        .map(|number| {
            let mut item = model.clone();
            item.project = endless(&say(format!("T77{number}")));
            item.applicant.name = long(200, &say(format!("C77{number}")));
            item.motive = vec![passage(&long(4000, &say(format!("M77{number}"))), false)];
            item.summary = vec![passage(&long(4000, &say(format!("D77{number}"))), false)];
            item.reservations = vec![item.reservations[0].clone(); 12];
            item.reservations[11].text = long(1000, &say(format!("R77{number}")));
            item
        })
        .collect();
    paper.attendance.truncate(9);
    paper.attendance[8].capacity = long(600, &say("Q777".to_owned()));
    paper.attendance[8].name = endless(&say("P777".to_owned()));
    paper.recusals = vec![paper.recusals[0].clone(); 5];
    paper.recusals[4].project = endless(&say("D777".to_owned()));
    paper.not_examined[1].motive = long(4000, &say("E777".to_owned()));
    paper.organiser.name = long(160, &say("O777".to_owned()));
    paper.organiser.address = vec![long(150, &say("A777".to_owned()))];
    paper.convocation.agenda = (0..30)
        .map(|number| AgendaLine {
            text: endless(&say(format!("N77{number}"))),
            applicant: None,
        })
        .collect();
    (paper, said)
}

fn extreme_decisions(audience: Audience, motive: usize) -> (DecisionRecordPaper, Vec<String>) {
    let (source, _) = extreme_minutes(audience);
    let mut paper = decisions(audience);
    let mut said = Vec::new();
    paper.lines = source
        .items
        .iter()
        .enumerate()
        .map(|(number, item)| {
            let (title, end) = (format!("T77{number}"), format!("M77{number}"));
            let line = DecisionLine {
                number: format!("{number:03}"),
                project: endless(&title),
                motive: Some(long(motive, &end)),
                reservations: item.reservations.clone(),
                applicant: item.applicant.clone(),
                ..paper.lines[0].clone()
            };
            said.extend([title, end, format!("R77{number}"), format!("C77{number}")]);
            line
        })
        .collect();
    (paper, said)
}

fn extreme_ranking(audience: Audience) -> (RankingPaper, Vec<String>) {
    let mut paper = ranking(audience);
    let mut said = Vec::new();
    let model = paper.ranking.main[0].clone();
    paper.ranking.main = (0..40)
        .map(|number| {
            let mut line = model.clone();
            line.number = format!("{number:03}");
            line.project = if number % 7 == 0 {
                endless(&format!("T77{number}"))
            } else {
                format!("T77{number}")
            };
            said.push(format!("T77{number}"));
            line
        })
        .collect();
    (paper, said)
}

fn extreme_letter(kind: LetterKind) -> (LetterPaper, Vec<String>) {
    let mut letter = letter(kind);
    letter.dossier.project = endless("J777");
    letter.organiser.name = long(160, "O777");
    letter.organiser.address = (0..6)
        .map(|line| format!("Ligne {line} de l’adresse de l’organisme"))
        .collect();
    letter.addressee.organisation = Some(endless("W777"));
    letter.addressee.address = (0..9)
        .map(|line| format!("Bâtiment {line} d’une adresse trop longue"))
        .collect();
    letter.own_text = vec![long(4000, "Z777")];
    let said = ["J777", "O777", "W777", "Bâtiment 8", "Z777", "Camille Vasseur"];
    (letter, said.iter().map(|word| (*word).to_owned()).collect())
}

/// Titles and names of 200 letters, words as long, and levels of a thousand letters, of which the beginning is printed.
fn extreme_sheets() -> (SheetsPaper, Vec<String>) {
    let mut paper = sheets();
    let mut said = Vec::new();
    let mut say = |word: String| {
        said.push(word.clone());
        word
    };
    for (at, sheet) in paper.sheets.iter_mut().enumerate() {
        sheet.project = long(200, &say(format!("T77{at}")));
        sheet.applicant = endless(&say(format!("C77{at}")));
        sheet.member = long(120, &say(format!("P77{at}")));
    }
    let scales = [
        halves(),
        AskedScale::Ticked((0..=10).map(|mark| mark.to_string()).collect()),
        AskedScale::Words((0..6).map(|word| long(200, &say(format!("W77{word}")))).collect()),
    ];
    let model = paper.grids[0].criteria[0].clone();
    paper.grids[0].criteria = (0..9)
        .map(|at| {
            let scale = scales[at % 3].clone();
            let levels = match &scale {
                AskedScale::Words(words) => words.clone(),
                _ => (0..=5).map(|mark| mark.to_string()).collect(),
            };
            let mut described = Vec::new();
            for (place, level) in levels.into_iter().enumerate() {
                let text = say(format!("L{at}7{place}")) + &long(1000, "");
                described.push(LevelText { level, text });
            }
            AskedCriterion {
                code: say(format!("C{at}")),
                depth: u8::try_from(at % 4).unwrap(),
                label: long(200, &say(format!("K77{at}"))),
                help: Some(long(1000, &say(format!("H77{at}")))),
                kind: AskedKind::Criterion(Asked {
                    levels: described,
                    scale,
                    not_applicable: at % 2 == 0,
                    comment: CommentDue::Always,
                }),
                ..model.clone()
            }
        })
        .collect();
    (paper, said)
}

fn extremes() -> Vec<(String, Paper, Vec<String>)> {
    let mut papers = Vec::new();
    for audience in [Audience::Internal, Audience::Communicable] {
        let (paper, said) = extreme_minutes(audience);
        papers.push((format!("minutes {audience:?}"), Paper::Minutes(Box::new(paper)), said));
        let (paper, said) = extreme_ranking(audience);
        papers.push((format!("ranking {audience:?}"), Paper::Ranking(Box::new(paper)), said));
    }
    for motive in [300, 900, 4000] {
        let (paper, said) = extreme_decisions(Audience::Communicable, motive);
        papers.push((format!("decisions {motive}"), Paper::Decisions(Box::new(paper)), said));
    }
    let mut sheet = folio();
    let (minutes, _) = extreme_minutes(Audience::Internal);
    sheet.lines = (0..6).flat_map(|_| minutes.attendance.clone()).collect();
    papers.push((
        "attendance".to_owned(),
        Paper::Attendance(Box::new(sheet)),
        vec!["Q777".to_owned()],
    ));
    let (paper, said) = extreme_sheets();
    papers.push(("sheets".to_owned(), Paper::Sheets(Box::new(paper)), said));
    for (name, kind) in letter_kinds() {
        let (paper, said) = extreme_letter(kind);
        papers.push((format!("letter {name}"), Paper::Letter(Box::new(paper)), said));
    }
    papers
}

#[test]
fn whatever_the_facts_every_word_stands_on_a_page_and_none_lies_over_another() {
    for (name, paper, said) in extremes() {
        for language in [Language::Fr, Language::En] {
            let name = format!("{name} {language:?}");
            let printed = printed(&name, &paper, language);
            for word in &said {
                printed.says(&name, word);
            }
            printed.lies_inside(&name);
            printed.nothing_covers_anything(&name);
        }
    }
}

#[test]
fn the_usual_papers_lie_inside_their_pages() {
    for (name, paper) in all() {
        let printed = printed(&name, &paper, Language::Fr);
        printed.lies_inside(&name);
        printed.nothing_covers_anything(&name);
    }
}

/// Words above the last place where a name stands, on its page, below what every page has at its head.
fn above_the_signature(printed: &Printed, name: &str) -> usize {
    let signature = printed.words.iter().rfind(|word| word.text == name).unwrap();
    let above = |word: &&Word| word.page == signature.page && word.bottom < signature.top - 40.0 && word.top > 70.0;
    printed.words.iter().filter(above).count()
}

#[test]
fn no_signature_stands_alone_on_its_page() {
    for lines in 0..24 {
        let mut letter = letter(letter_kinds().remove(0).1);
        letter.own_text = vec![long(100 * lines + 1000, "")];
        letter.privacy = None;
        letter.enclosures = Vec::new();
        let printed = printed("letter", &Paper::Letter(Box::new(letter)), Language::Fr);
        assert!(above_the_signature(&printed, "Vasseur") > 20, "{lines} lines");
    }
    for lines in 0..16 {
        let mut paper = decisions(Audience::Communicable);
        paper.lines[0].motive = Some(long(200 * lines + 600, ""));
        let printed = printed("decisions", &Paper::Decisions(Box::new(paper)), Language::Fr);
        assert!(above_the_signature(&printed, "Masclet") > 10, "{lines} lines");
    }
}

#[test]
fn no_character_of_unicode_stops_a_paper() {
    let all: Vec<char> = (0x20..0x3100)
        .chain((0x4e00..0x4e40).chain(0xa000..0xa100))
        .chain((0xfb00..0x1_0100).chain(0x1_f000..0x1_fb00))
        .filter_map(char::from_u32)
        .collect();
    let mut stopped = Vec::new();
    for (place, some) in all.chunks(4000).enumerate() {
        let mut letter = letter(letter_kinds().remove(0).1);
        // Each on its own, with an accent, and beside others.
        let mut words: Vec<String> = some.chunks(8).map(|word| word.iter().collect()).collect();
        words.extend(
            some.chunks(100)
                .map(|word| word.iter().flat_map(|one| [*one, '\u{301}', ' ']).collect()),
        );
        letter.own_text = vec![words.join(" ")];
        letter.dossier.project = words[0].clone();
        let made = Press::new()
            .unwrap()
            .render(&Paper::Letter(Box::new(letter)), Language::Fr, instant());
        if let Err(error) = made {
            stopped.push(format!("from {:x}: {error}", place * 4000 + 0x20));
        }
    }
    assert_eq!(stopped, [""; 0]);
}
