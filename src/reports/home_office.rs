//! What an authority wants to know of the animals of a period: how many there were, the share of males, and each of them. The lists
//! are those of Alyx's Home Office report.

use super::{Source, Table, day, text};
use specimen::{chrono::NaiveDate, error::RequestError, query::wire::RowView, sql};

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// An animal as the lists tell them apart.
#[derive(Debug, Clone, Default)]
struct Animal {
    nickname: String,
    user: String,
    protocol: String,
    born: String,
    genotyped: String,
    died: String,
    ear_mark: String,
    sex: String,
    severity: Option<i64>,
    /// Whether it died in the period.
    killed: bool,
    /// Whether it was born since the period began.
    born_since: bool,
    /// Whether its line has alleles, or it was tested for some.
    transgenic: bool,
    /// Whether it has a date of genotyping, or results.
    is_genotyped: bool,
    /// Whether alleles are known, and all are absent.
    negative: bool,
    /// Whether it had a surgery, or was on water restriction.
    treated: bool,
}

impl Animal {
    /// Whether its protocol says that something was done with it.
    fn used(&self) -> bool {
        matches!(self.protocol.as_str(), "2" | "3" | "4")
    }
}

/// A list: its name, its title, and which animals are in it.
type List = (&'static str, &'static str, fn(&Animal) -> bool);

const LISTS: [List; 12] = [
    ("all", "All animals that died", |animal| animal.killed),
    ("transgenic-killed", "Transgenic animals killed", |animal| animal.killed && animal.transgenic),
    ("used", "Animals killed and used (protocols 2 to 4)", |animal| animal.killed && animal.used()),
    ("protocol-4", "Animals killed of protocol 4", |animal| animal.killed && animal.protocol == "4"),
    ("negative-unused", "Animals killed, genotyped, negative, and not used", |animal| {
        animal.killed && animal.is_genotyped && animal.negative && !animal.used()
    }),
    ("not-genotyped", "Animals killed and not genotyped", |animal| animal.killed && !animal.is_genotyped),
    ("severity-1", "Severity 1, sub-threshold", |animal| animal.killed && animal.severity == Some(1)),
    ("severity-2", "Severity 2, mild", |animal| animal.killed && animal.severity == Some(2)),
    ("severity-3", "Severity 3, moderate", |animal| animal.killed && animal.severity == Some(3)),
    ("severity-4", "Severity 4, severe", |animal| animal.killed && animal.severity == Some(4)),
    ("severity-5", "Severity 5, non-recovery", |animal| animal.killed && animal.severity == Some(5)),
    ("sex-bias", "Sex bias: born since the first day, of protocols 2 or 3, operated, or on restriction", |animal| {
        animal.born_since && (matches!(animal.protocol.as_str(), "2" | "3") || animal.treated)
    }),
];

/// All lists of a period.
///
/// # Errors
/// Database errors.
pub async fn lists(source: Source<'_>, period: Period) -> Result<Vec<Table>, RequestError> {
    let animals = animals(source, period).await?;
    Ok(LISTS.iter().map(|list| table(list, &animals, period)).collect())
}

fn table((name, title, has): &List, animals: &[Animal], period: Period) -> Table {
    let chosen: Vec<&Animal> = animals.iter().filter(|animal| has(animal)).collect();
    let males = chosen.iter().filter(|animal| animal.sex == "M").count();
    let share = match chosen.len() {
        0 => String::new(),
        count => format!(", {:.1} % males", males as f64 * 100.0 / count as f64),
    };
    let rows = chosen.iter().enumerate().map(|(n, animal)| {
        vec![
            (n + 1).to_string(),
            animal.user.clone(),
            animal.protocol.clone(),
            animal.born.clone(),
            animal.genotyped.clone(),
            animal.died.clone(),
            animal.ear_mark.clone(),
            animal.nickname.clone(),
            animal.sex.clone(),
        ]
    });
    Table {
        name: (*name).to_owned(),
        title: format!("{title}, {} to {}", period.from, period.to),
        about: format!("{} animals{share}", chosen.len()),
        columns: vec!["Number", "User", "Protocol", "Born", "Genotyped", "Died", "Ear mark", "Nickname", "Sex"],
        rows: rows.collect(),
    }
}

/// The animals that died in a period, or were born since it began, by date of death and birth.
async fn animals(source: Source<'_>, period: Period) -> Result<Vec<Animal>, RequestError> {
    let Period { from, to } = period;
    let sql = sql!(
        source.dialect,
        "select s.nickname, coalesce(u.username, ''), s.protocol_number, s.birth_date, s.genotype_date, s.death_date, \
         s.ear_mark, s.sex, s.actual_severity, \
         exists (select 1 from subjects_line_alleles x where x.line_id = s.line_id), \
         exists (select 1 from subjects_genotypetest t where t.subject_id = s.id), \
         exists (select 1 from subjects_zygosity z where z.subject_id = s.id), \
         exists (select 1 from subjects_zygosity z where z.subject_id = s.id and z.zygosity <> 0), \
         exists (select 1 from actions_surgery a where a.subject_id = s.id) \
         or exists (select 1 from actions_waterrestriction r where r.subject_id = s.id) \
         from subjects_subject s left join misc_labmember u on u.id = s.responsible_user_id \
         where (s.death_date >= {from} and s.death_date <= {to}) or (s.birth_date >= {from} and s.birth_date <= {to}) \
         order by s.death_date nulls last, s.birth_date nulls last, s.nickname, s.id",
        from,
        to
    );
    let rows = source.fetch(sql).await?;
    let animal = |row: RowView<'_>| {
        let is = |at: usize| row.boolean(at).or_else(|| Some(row.integer(at)? != 0)).unwrap_or_default();
        let within = |day: Option<NaiveDate>| day.is_some_and(|day| day >= from && day <= to);
        let (tested, known, present) = (is(10), is(11), is(12));
        Animal {
            nickname: text(row, 0),
            user: text(row, 1),
            protocol: text(row, 2),
            born: day(row, 3),
            genotyped: day(row, 4),
            died: day(row, 5),
            ear_mark: text(row, 6),
            sex: text(row, 7),
            severity: row.integer(8),
            killed: within(row.date(5)),
            born_since: within(row.date(3)),
            transgenic: is(9) || tested || known,
            is_genotyped: row.date(4).is_some() || tested,
            negative: known && !present,
            treated: is(13),
        }
    };
    Ok(rows.iter().map(RowView::new).map(animal).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(animal: &Animal) -> Vec<&'static str> {
        LISTS.iter().filter(|(.., has)| has(animal)).map(|(name, ..)| *name).collect()
    }

    #[test]
    fn animals_stand_in_the_lists_that_are_about_them() {
        let killed = Animal { killed: true, protocol: "1".into(), ..Animal::default() };
        assert_eq!(names(&killed), ["all", "not-genotyped"]);
        let negative =
            Animal { transgenic: true, is_genotyped: true, negative: true, severity: Some(2), ..killed.clone() };
        assert_eq!(names(&negative), ["all", "transgenic-killed", "negative-unused", "severity-2"]);
        let used = Animal { protocol: "4".into(), ..negative };
        assert_eq!(names(&used), ["all", "transgenic-killed", "used", "protocol-4", "severity-2"]);
        let alive = Animal { born_since: true, protocol: "1".into(), ..Animal::default() };
        assert!(names(&alive).is_empty());
        assert_eq!(names(&Animal { treated: true, ..alive.clone() }), ["sex-bias"]);
        assert_eq!(names(&Animal { protocol: "3".into(), ..alive }), ["sex-bias"]);
    }

    #[test]
    fn the_share_of_males_is_of_the_list() {
        let day = |text: &str| text.parse().expect("a day");
        let period = Period { from: day("2026-01-01"), to: day("2026-12-31") };
        let animal = |sex: &str| Animal { killed: true, sex: sex.into(), nickname: sex.into(), ..Animal::default() };
        let table = table(&LISTS[0], &[animal("M"), animal("F"), animal("U")], period);
        assert_eq!(table.about, "3 animals, 33.3 % males");
        assert_eq!(table.title, "All animals that died, 2026-01-01 to 2026-12-31");
        assert_eq!(table.rows[1][0], "2");
    }
}
