//! The little of XML that office formats need: elements by their local names, attributes, text. A document type is passed over, and an
//! entity that it would declare is nothing; what comes after an error is not read.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::document::limits::PREVIEW_ELEMENT;

/// What comes next.
pub(super) enum Part<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element of this name ends.
    Close(&'a str),
    /// Characters.
    Text(&'a str),
}

/// An element with its attributes.
pub(super) struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// Its local name.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all.with_checks(false).flatten();
        let mut found = found.filter(|one| one.key.local_name().into_inner() == name);
        let value = found
            .next()?
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?;
        Some(value.into_owned())
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.parse().ok()
    }
}

/// Walks through a file until `see` has enough, or to what cannot be read: an error, or an element or a text between two that is larger
/// than any. Gives whether it was that which ended it.
pub(super) fn walk(xml: impl BufRead, mut see: impl FnMut(Part<'_>) -> ControlFlow<()>) -> bool {
    let mut reader = Reader::from_reader(Measured {
        xml,
        left: PREVIEW_ELEMENT,
    });
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        reader.get_mut().left = PREVIEW_ELEMENT;
        let Ok(event) = reader.read_event_into(&mut buffer) else {
            return true;
        };
        let seen = match &event {
            Event::Start(start) => see(Part::Open(Element(start))),
            Event::Empty(start) => match see(Part::Open(Element(start))) {
                ControlFlow::Continue(()) => see(Part::Close(start.local_name().into_inner())),
                done @ ControlFlow::Break(()) => done,
            },
            Event::End(end) => see(Part::Close(end.local_name().into_inner())),
            Event::Text(text) => see(Part::Text(&text.xml10_content())),
            Event::CData(text) => see(Part::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => see(Part::Text(&meant(reference))),
            Event::Eof => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        };
        if seen.is_break() {
            return false;
        }
    }
}

/// What is read as long as no piece of it is too large.
struct Measured<R> {
    xml: R,
    left: usize,
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.xml.read(buffer)
    }
}

impl<R: BufRead> BufRead for Measured<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.xml.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.xml.consume(amount);
    }
}

/// The character that a reference stands for; nothing for one that only a document type could declare.
fn meant(reference: &BytesRef<'_>) -> Cow<'static, str> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Cow::Owned(character.to_string()),
        Ok(None) => Cow::Borrowed(resolve_predefined_entity(reference).unwrap_or_default()),
        Err(_) => Cow::Borrowed(""),
    }
}
