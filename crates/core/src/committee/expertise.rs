//! Whether persons make up what is needed of them. Somebody of several fields counts once, so this is a matching of persons to needs.

/// So many persons of a field. Nobody is of a field that nobody named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Need<'a> {
    pub(crate) field: Option<&'a str>,
    pub(crate) at_least: u16,
}

/// How many persons each need misses, in their order. Whoever is of several fields counts where the fewest are missing in all; where
/// several ways leave as few, the needs that come first are met first.
pub(crate) fn missing(needs: &[Need<'_>], persons: &[&[String]]) -> Vec<u16> {
    let mut matching = Matching::new(needs, persons);
    let fill = |(at, need): (usize, &Need<'_>)| {
        let met = (0..need.at_least).take_while(|_| matching.meet(at)).count();
        need.at_least - u16::try_from(met).unwrap_or(need.at_least)
    };
    needs.iter().enumerate().map(fill).collect()
}

/// Which of `others`, taken in their order, bring the persons nearer to what is needed: those before them are taken already, and nobody
/// is taken who would only replace somebody.
pub(crate) fn completing(needs: &[Need<'_>], persons: &[&[String]], others: &[&[String]]) -> Vec<usize> {
    let lacking = |persons: &[&[String]]| missing(needs, persons).into_iter().map(u32::from).sum::<u32>();
    let (mut together, mut left) = (persons.to_vec(), lacking(persons));
    let mut taken = Vec::new();
    for (at, other) in others.iter().enumerate() {
        if left == 0 {
            break;
        }
        together.push(other);
        let then = lacking(&together);
        if then < left {
            left = then;
            taken.push(at);
        } else {
            together.pop();
        }
    }
    taken
}

/// Persons matched to needs, one need each.
struct Matching<'a> {
    needs: &'a [Need<'a>],
    persons: &'a [&'a [String]],
    /// The need for which each person counts.
    counts_for: Vec<Option<usize>>,
}

impl<'a> Matching<'a> {
    fn new(needs: &'a [Need<'a>], persons: &'a [&'a [String]]) -> Self {
        Self {
            needs,
            persons,
            counts_for: vec![None; persons.len()],
        }
    }

    /// One person more for a need, if somebody is free for it or can be freed: a path that grows the matching (Berge 1957).
    fn meet(&mut self, need: usize) -> bool {
        let mut asked = vec![false; self.persons.len()];
        self.free(need, &mut asked)
    }

    fn free(&mut self, need: usize, asked: &mut [bool]) -> bool {
        for person in 0..self.persons.len() {
            let seen = asked.get(person).copied().unwrap_or(true);
            if seen || !self.is_of(person, need) {
                continue;
            }
            if let Some(mark) = asked.get_mut(person) {
                *mark = true;
            }
            let counts_for = self.counts_for.get(person).copied().flatten();
            if counts_for.is_none_or(|other| self.free(other, asked)) {
                if let Some(place) = self.counts_for.get_mut(person) {
                    *place = Some(need);
                }
                return true;
            }
        }
        false
    }

    fn is_of(&self, person: usize, need: usize) -> bool {
        let field = self.needs.get(need).and_then(|need| need.field);
        let fields = self.persons.get(person).copied().unwrap_or_default();
        field.is_some_and(|field| fields.iter().any(|own| own == field))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn needs(asked: &[(&'static str, u16)]) -> Vec<Need<'static>> {
        let need = |&(field, at_least)| Need {
            field: Some(field),
            at_least,
        };
        asked.iter().map(need).collect()
    }

    fn person(fields: &str) -> Vec<String> {
        fields.split_whitespace().map(str::to_owned).collect()
    }

    fn lacking(asked: &[(&'static str, u16)], persons: &[&str]) -> Vec<u16> {
        let persons: Vec<Vec<String>> = persons.iter().map(|fields| person(fields)).collect();
        let persons: Vec<&[String]> = persons.iter().map(Vec::as_slice).collect();
        missing(&needs(asked), &persons)
    }

    const LABEL: [(&str, u16); 2] = [("networks", 2), ("responsible", 1)];

    #[test]
    fn two_of_the_theme_and_one_of_another_field_are_three_persons() {
        assert_eq!(lacking(&LABEL, &["networks", "networks", "responsible"]), [0, 0]);
        assert_eq!(lacking(&LABEL, &["networks responsible", "networks"]), [0, 1]);
        assert_eq!(lacking(&LABEL, &[]), [2, 1]);
    }

    #[test]
    fn somebody_of_both_fields_counts_where_they_are_missed() {
        assert_eq!(
            lacking(&LABEL, &["networks responsible", "networks", "networks"]),
            [0, 0]
        );
        assert_eq!(
            lacking(&LABEL, &["networks responsible", "responsible", "networks"]),
            [0, 0]
        );
    }

    #[test]
    fn nobody_is_of_a_field_that_nobody_named() {
        let nameless = [Need {
            field: None,
            at_least: 2,
        }];
        assert_eq!(missing(&nameless, &[&person("networks")]), [2]);
    }

    #[test]
    fn whoever_completes_comes_in_the_order_given_and_nobody_for_nothing() {
        let persons = [person("networks")];
        let others = [
            person("data"),
            person("networks"),
            person("networks"),
            person("responsible"),
        ];
        let slices = |many: &'static [Vec<String>]| many.iter().map(Vec::as_slice).collect::<Vec<_>>();
        let (persons, others) = (Vec::from(persons).leak(), Vec::from(others).leak());
        assert_eq!(completing(&needs(&LABEL), &slices(persons), &slices(others)), [1, 3]);
        assert_eq!(
            completing(&needs(&LABEL), &slices(others), &slices(persons)),
            [] as [usize; 0]
        );
    }

    const FIELDS: [&str; 3] = ["a", "b", "c"];

    /// Every way to let each person count for one need of theirs, or for none: the most persons that count, and of these ways the one
    /// that meets the first needs best.
    fn best(needs: &[Need<'_>], persons: &[&[String]], met: &mut Vec<u16>) -> (u32, Vec<u16>) {
        let here = (met.iter().copied().map(u32::from).sum(), met.clone());
        let Some((first, rest)) = persons.split_first() else {
            return here;
        };
        let mut found = best(needs, rest, met);
        for (at, need) in needs.iter().enumerate() {
            let is_of = need.field.is_some_and(|field| first.iter().any(|own| own == field));
            if is_of && met[at] < need.at_least {
                met[at] += 1;
                found = found.max(best(needs, rest, met));
                met[at] -= 1;
            }
        }
        found
    }

    fn any_person() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(any::<bool>(), FIELDS.len()).prop_map(|of| {
            let own = FIELDS.iter().zip(of).filter(|(_, is)| *is);
            own.map(|(field, _)| (*field).to_owned()).collect()
        })
    }

    proptest! {
        #[test]
        fn as_few_are_missing_as_in_the_best_of_all_ways(
            numbers in prop::collection::vec(0_u16..4, FIELDS.len()),
            persons in prop::collection::vec(any_person(), 0..7),
        ) {
            let needs: Vec<Need<'_>> = FIELDS.iter().zip(&numbers).map(|(field, &at_least)| Need { field: Some(field), at_least }).collect();
            let persons: Vec<&[String]> = persons.iter().map(Vec::as_slice).collect();
            let (_, met) = best(&needs, &persons, &mut vec![0; needs.len()]);
            let missed: Vec<u16> = numbers.iter().zip(met).map(|(asked, met)| asked - met).collect();
            prop_assert_eq!(missing(&needs, &persons), missed);
        }

        #[test]
        fn whoever_completes_leaves_missing_what_everybody_together_would(
            persons in prop::collection::vec(any_person(), 0..4),
            others in prop::collection::vec(any_person(), 0..6),
        ) {
            let needs = needs(&[("a", 2), ("b", 1), ("c", 2)]);
            let slices = |many: &[Vec<String>]| many.to_vec();
            let (persons, others) = (slices(&persons), slices(&others));
            let own: Vec<&[String]> = persons.iter().map(Vec::as_slice).collect();
            let more: Vec<&[String]> = others.iter().map(Vec::as_slice).collect();
            let taken = completing(&needs, &own, &more);
            let chosen: Vec<&[String]> = own.iter().copied().chain(taken.iter().map(|at| more[*at])).collect();
            let everybody: Vec<&[String]> = own.iter().chain(&more).copied().collect();
            let sum = |persons: &[&[String]]| missing(&needs, persons).into_iter().map(u32::from).sum::<u32>();
            prop_assert_eq!(sum(&chosen), sum(&everybody));
            prop_assert_eq!(u32::try_from(taken.len()).unwrap(), sum(&own) - sum(&chosen));
        }
    }
}
