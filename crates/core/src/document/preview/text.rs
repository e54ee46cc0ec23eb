//! Texts as plain paragraphs: of Word (`w:p`) and of `OpenDocument` (`text:p`, `text:h`), whose elements have the same local names where it
//! matters; and of plain text.

use std::ops::ControlFlow;

use super::xml::{self, Part};
use super::{PREVIEW_PARAGRAPHS, PREVIEW_TEXT, Preview, part};

/// The paragraphs as they come, within the limits.
#[derive(Default)]
struct Paragraphs {
    kept: Vec<String>,
    taken: usize,
    cut: bool,
}

impl Paragraphs {
    fn add(&mut self, text: &str) {
        let text = text.trim_end();
        if text.is_empty() {
            return;
        }
        if self.kept.len() >= PREVIEW_PARAGRAPHS || self.taken > PREVIEW_TEXT {
            self.cut = true;
            return;
        }
        self.taken += text.len();
        self.kept.push(text.to_owned());
    }

    fn done(self) -> Preview {
        Preview::Text {
            paragraphs: self.kept,
            cut: self.cut,
        }
    }
}

/// A plain text, line by line.
pub(super) fn plain(text: &str) -> Preview {
    let mut paragraphs = Paragraphs::default();
    for line in text.lines() {
        paragraphs.add(line);
    }
    paragraphs.done()
}

/// The text of an office document, out of this file of its archive.
pub(super) fn read(content: &[u8], name: &str) -> Option<Preview> {
    let xml = part(content, name)?;
    let mut paragraphs = Paragraphs::default();
    let (mut text, mut depth, mut passed) = (String::new(), 0_usize, 0_usize);
    // In Word characters stand in `w:t`, in OpenDocument right in their paragraph.
    let (is_word, mut run) = (name.starts_with("word/"), false);
    let broken = xml::walk(xml, |part| {
        match part {
            Part::Open(element) => match element.name() {
                // What stands there for programs that know less, and what was deleted or noted beside the text.
                "Fallback" | "annotation" | "tracked-changes" | "instrText" | "delText" => passed += 1,
                "p" | "h" => {
                    paragraphs.add(&std::mem::take(&mut text));
                    depth += 1;
                }
                "t" => run = true,
                "tab" if depth > 0 => text.push('\t'),
                "br" | "cr" | "line-break" if depth > 0 => text.push('\n'),
                "s" if !is_word && depth > 0 => text.push(' '),
                _ => {}
            },
            Part::Close(name) => match name {
                "Fallback" | "annotation" | "tracked-changes" | "instrText" | "delText" => {
                    passed = passed.saturating_sub(1);
                }
                "p" | "h" => {
                    paragraphs.add(&std::mem::take(&mut text));
                    depth = depth.saturating_sub(1);
                }
                "t" => run = false,
                _ => {}
            },
            Part::Text(characters) if passed == 0 && depth > 0 && (run || !is_word) => text.push_str(characters),
            Part::Text(_) => {}
        }
        if paragraphs.cut {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    paragraphs.cut |= broken;
    Some(paragraphs.done())
}
