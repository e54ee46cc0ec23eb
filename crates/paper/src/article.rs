//! The French article of a name (`la Communauté`, `du Conseil`), by the kind of body that its first word names.

/// How a name takes its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Article {
    /// `la`, `de la`.
    Feminine,
    /// `le`, `du`.
    Masculine,
    /// `l’`, `de l’`.
    Elided,
    /// `les`, `des`.
    Plural,
}

const FEMININE: [&str; 24] = [
    "banque",
    "caisse",
    "chambre",
    "collectivité",
    "commune",
    "communauté",
    "compagnie",
    "cour",
    "direction",
    "fondation",
    "fédération",
    "mairie",
    "maison",
    "mission",
    "métropole",
    "plateforme",
    "présidence",
    "préfecture",
    "région",
    "société",
    "technopole",
    "vice-présidence",
    "vice-présidente",
    "ville",
];
const MASCULINE: [&str; 24] = [
    "bureau",
    "centre",
    "cluster",
    "comité",
    "conseil",
    "consortium",
    "département",
    "fonds",
    "groupe",
    "groupement",
    "laboratoire",
    "ministère",
    "parc",
    "pays",
    "pôle",
    "préfet",
    "président",
    "réseau",
    "secrétariat",
    "service",
    "syndicat",
    "technopôle",
    "territoire",
    "tribunal",
];
const ELIDED: [&str; 12] = [
    "académie",
    "agence",
    "agglomération",
    "assemblée",
    "association",
    "eurométropole",
    "établissement",
    "état",
    "incubateur",
    "institut",
    "union",
    "université",
];

/// The name with its article, as a subject: `la Communauté`, `le Conseil`. A name of no known kind stays as it is.
pub fn subject(name: &str) -> String {
    with(name, ["la ", "le ", "l’", "les "]).unwrap_or_else(|| name.trim().to_owned())
}

/// The name after `de`: `de la Communauté`, `du Conseil`. A name of no known kind stands in guillemets after what it is.
pub fn of(name: &str) -> String {
    with(name, ["de la ", "du ", "de l’", "des "])
        .unwrap_or_else(|| format!("de l’organisme «\u{a0}{}\u{a0}»", name.trim()))
}

/// The article in one of four forms before the name without the article that it may have itself.
fn with(name: &str, forms: [&str; 4]) -> Option<String> {
    let [feminine, masculine, elided, plural] = forms;
    let (article, bare) = split(name.trim())?;
    let form = match article {
        Article::Feminine => feminine,
        Article::Masculine => masculine,
        Article::Elided => elided,
        Article::Plural => plural,
    };
    Some(format!("{form}{bare}"))
}

fn split(name: &str) -> Option<(Article, &str)> {
    let own = [
        ("la ", Article::Feminine),
        ("le ", Article::Masculine),
        ("l’", Article::Elided),
        ("l'", Article::Elided),
        ("les ", Article::Plural),
    ];
    for (article, kind) in own {
        // An article has as many bytes in capitals as in small letters.
        if let Some((head, rest)) = name.split_at_checked(article.len())
            && head.to_lowercase() == article
        {
            return Some((kind, rest.trim_start()));
        }
    }
    let first = name.split([' ', '\u{a0}', '’', '\'', ',']).next()?.to_lowercase();
    let known = |list: &[&str]| list.contains(&first.as_str());
    if known(&FEMININE) {
        Some((Article::Feminine, name))
    } else if known(&MASCULINE) {
        Some((Article::Masculine, name))
    } else if known(&ELIDED) {
        Some((Article::Elided, name))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_takes_the_article_of_its_kind() {
        assert_eq!(
            of("Communauté d’agglomération des Trois Canaux"),
            "de la Communauté d’agglomération des Trois Canaux"
        );
        assert_eq!(of("Conseil régional"), "du Conseil régional");
        assert_eq!(of("Établissement public"), "de l’Établissement public");
        assert_eq!(of("Le Pôle des Canaux"), "du Pôle des Canaux");
        assert_eq!(of("L’Agence du bassin"), "de l’Agence du bassin");
        assert_eq!(of("Les Ateliers"), "des Ateliers");
        assert_eq!(subject("Ville de Béthune"), "la Ville de Béthune");
        assert_eq!(
            subject("tribunal administratif de Lille"),
            "le tribunal administratif de Lille"
        );
        assert_eq!(
            subject("cour administrative d’appel de Douai"),
            "la cour administrative d’appel de Douai"
        );
    }

    #[test]
    fn a_name_of_no_known_kind_is_given_no_article() {
        assert_eq!(of("Aditec"), "de l’organisme «\u{a0}Aditec\u{a0}»");
        assert_eq!(subject("Aditec"), "Aditec");
        assert_eq!(subject("Lesquin Initiatives"), "Lesquin Initiatives");
    }
}
