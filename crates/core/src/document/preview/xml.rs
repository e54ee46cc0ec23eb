//! The little of XML that office formats need: elements by their local names, attributes, text. A document type is passed over, and an
//! entity that it would declare is nothing; what comes after an error is not read.

use std::borrow::Cow;
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

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

/// Walks through a file until `see` has enough.
pub(super) fn walk(xml: &str, mut see: impl FnMut(Part<'_>) -> ControlFlow<()>) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
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
            return;
        }
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
