//! Links in a mail to files that stand elsewhere: nothing of them came with the mail.

/// Places where people leave files that are too large for a mail.
const PLACES: [&str; 18] = [
    "wetransfer.com",
    "we.tl",
    "swisstransfer.com",
    "grosfichiers.com",
    "fromsmash.com",
    "smash.gg",
    "transfernow.net",
    "filemail.com",
    "dropbox.com",
    "drive.google.com",
    "docs.google.com",
    "1drv.ms",
    "sharepoint.com",
    "onedrive.live.com",
    "mega.nz",
    "kdrive.infomaniak.com",
    "francetransfert.numerique.gouv.fr",
    "icloud.com",
];
/// Links that are listed of one mail.
const MAX_LINKS: usize = 20;

/// The links of a mail's text to such places, each once.
pub fn remote_files(body: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in body.match_indices("https://") {
        let rest = body.get(at..).unwrap_or_default();
        let end = rest
            .find(|c: char| c.is_whitespace() || "<>\"')]".contains(c))
            .unwrap_or(rest.len());
        let link = rest.get(..end).unwrap_or_default();
        let host = link
            .trim_start_matches("https://")
            .split(['/', '?', ':'])
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let is_place = PLACES
            .iter()
            .any(|place| host == *place || host.ends_with(&format!(".{place}")));
        if is_place && found.len() < MAX_LINKS && !found.iter().any(|known| known == link) {
            found.push(link.chars().take(200).collect());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_places_of_files_are_found_and_others_are_not() {
        let body = "Voici <https://we.tl/t-abc> et https://ca.sharepoint.com/x?y=1, voir https://example.org/wetransfer.com https://we.tl/t-abc";
        assert_eq!(
            remote_files(body),
            ["https://we.tl/t-abc", "https://ca.sharepoint.com/x?y=1,"]
        );
    }
}
