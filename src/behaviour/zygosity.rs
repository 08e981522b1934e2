//! Derives zygosities: from genotype tests by the rules of a line, and from the parents. Runs when a test is stored,
//! and when a rule is stored or deleted.

use crate::generated::{
    App,
    subjects::{
        genotype_test::{GenotypeTestBehaviour, GenotypeTestDraft},
        zygosity,
        zygosity_rule::{ZygosityRuleBehaviour, ZygosityRuleDraft, entity},
    },
};
use specimen::{
    error::RequestError,
    hooks::{HookFuture, WriteContext},
    query::render::RowView,
    sea_orm::Value,
    sql,
    store::{
        Dialect,
        sql::{Verbatim, any, verbatim},
    },
    uuid::Uuid,
    write,
};
use std::collections::{BTreeMap, HashMap};

/// Codes of zygosities: absent, heterozygous, homozygous, present.
const ABSENT: i64 = 0;
const HETEROZYGOUS: i64 = 1;
const HOMOZYGOUS: i64 = 2;
const PRESENT: i64 = 3;

/// Which zygosity of an allele two test results mean.
#[derive(Debug, Clone, PartialEq)]
struct Rule {
    allele: Uuid,
    /// Sequence and its result, each of which may be missing.
    first: (Option<Uuid>, Option<i64>),
    second: (Option<Uuid>, Option<i64>),
    zygosity: i64,
}

impl GenotypeTestBehaviour for App {
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut GenotypeTestDraft) -> HookFuture<'a> {
        Box::pin(from_tests(context, draft.row.subject_id))
    }
}

impl ZygosityRuleBehaviour for App {
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut ZygosityRuleDraft) -> HookFuture<'a> {
        Box::pin(apply(context, &draft.row))
    }

    fn after_delete<'a>(context: &'a WriteContext<'a>, draft: &'a mut ZygosityRuleDraft) -> HookFuture<'a> {
        Box::pin(apply(context, &draft.row))
    }
}

/// Decides again for the subjects of a rule's line that were tested for its first sequence.
async fn apply(context: &WriteContext<'_>, rule: &entity::Model) -> Result<(), RequestError> {
    let (Some(line), Some(sequence)) = (rule.line_id, rule.sequence0_id) else { return Ok(()) };
    let tested = sql!(
        context,
        "select s.id from subjects_subject s where s.line_id = {line} \
         and exists (select 1 from subjects_genotypetest g where g.subject_id = s.id and g.sequence_id = {sequence}) \
         order by s.nickname, s.id",
        line,
        sequence
    );
    let rows = context.fetch(tested).await?;
    for subject in rows.iter().filter_map(|row| RowView::new(row).uuid(0)) {
        from_parents(context, subject).await?;
        from_tests(context, subject).await?;
    }
    Ok(())
}

/// The column of the physical position of a table's rows: insertion order, except for rows that were updated on
/// PostgreSQL. For rules about the "first" of rows without an order.
fn position(context: &WriteContext<'_>) -> Verbatim<'static> {
    verbatim(match context.site.store.dialect {
        Dialect::Postgres => "ctid",
        Dialect::Sqlite => "rowid",
    })
}

/// Sets the zygosities that a subject's tests mean by the rules of its line.
///
/// # Errors
/// Database errors.
pub async fn from_tests(context: &WriteContext<'_>, subject: Uuid) -> Result<(), RequestError> {
    let position = position(context);
    let tests = sql!(
        context,
        "select g.sequence_id, g.test_result from subjects_genotypetest g where g.subject_id = {subject} \
         order by g.{position}",
        subject,
        position
    );
    let rows = context.fetch(tests).await?;
    let tests: HashMap<Uuid, i64> =
        rows.iter().map(RowView::new).filter_map(|row| Some((row.uuid(0)?, row.integer(1)?))).collect();
    if tests.is_empty() {
        return Ok(());
    }
    let rules = sql!(
        context,
        "select r.allele_id, r.sequence0_id, r.sequence0_result, r.sequence1_id, r.sequence1_result, r.zygosity \
         from subjects_zygosityrule r join subjects_subject s on s.line_id = r.line_id where s.id = {subject} \
         order by r.{position}",
        subject,
        position
    );
    let rows = context.fetch(rules).await?;
    let rule = |row: RowView<'_>| {
        Some(Rule {
            allele: row.uuid(0)?,
            first: (row.uuid(1), row.integer(2)),
            second: (row.uuid(3), row.integer(4)),
            zygosity: row.integer(5)?,
        })
    };
    let rules: Vec<Rule> = rows.iter().map(RowView::new).filter_map(rule).collect();
    for (allele, zygosity) in decide(&rules, &tests) {
        set(context, subject, allele, zygosity).await?;
    }
    Ok(())
}

/// The zygosity of each allele by the first rule that fits; alleles without one stay as they are.
fn decide(rules: &[Rule], tests: &HashMap<Uuid, i64>) -> BTreeMap<Uuid, i64> {
    let result = |sequence: Option<Uuid>| sequence.and_then(|sequence| tests.get(&sequence).copied());
    let mut decided = BTreeMap::new();
    for rule in rules {
        let second = result(rule.second.0);
        // A missing test of the second sequence doesn't prevent a match; a missing test of the first does.
        let fits = rule.first.1 == result(rule.first.0) && (second.is_none() || rule.second.1 == second);
        if fits {
            decided.entry(rule.allele).or_insert(rule.zygosity);
        }
    }
    decided
}

/// Sets the zygosities that follow from a subject's father and first mother.
///
/// # Errors
/// Database errors.
pub async fn from_parents(context: &WriteContext<'_>, subject: Uuid) -> Result<(), RequestError> {
    let parents = sql!(
        context,
        "select p.mother1_id, p.father_id from subjects_subject s join subjects_litter l on l.id = s.litter_id \
         join subjects_breedingpair p on p.id = l.breeding_pair_id where s.id = {subject}",
        subject
    );
    let rows = context.fetch(parents).await?;
    let Some((mother, father)) = rows.first().map(RowView::new).map(|row| (row.uuid(0), row.uuid(1))) else {
        return Ok(());
    };
    // If an allele has several rows, the first one counts; the map is filled so that it comes last.
    let theirs = sql!(
        context,
        "select z.subject_id, z.allele_id, z.zygosity from subjects_zygosity z where z.subject_id {parents} \
         order by z.{position} desc",
        parents = any([mother, father].into_iter().flatten()),
        position = position(context)
    );
    let rows = context.fetch(theirs).await?;
    let mut alleles: BTreeMap<Uuid, (Option<i64>, Option<i64>)> = BTreeMap::new();
    for row in rows.iter().map(RowView::new) {
        let (Some(parent), Some(allele), code) = (row.uuid(0), row.uuid(1), row.integer(2)) else { continue };
        let pair = alleles.entry(allele).or_default();
        if Some(parent) == mother {
            pair.0 = code;
        }
        if Some(parent) == father {
            pair.1 = code;
        }
    }
    for (allele, (mother, father)) in alleles {
        if let Some(zygosity) = inherited(mother, father) {
            set(context, subject, allele, zygosity).await?;
        }
    }
    Ok(())
}

/// The zygosity of a child from those of its mother and father; `None` if it can't be derived.
fn inherited(mother: Option<i64>, father: Option<i64>) -> Option<i64> {
    match (mother, father) {
        (Some(HOMOZYGOUS), Some(HOMOZYGOUS)) => Some(HOMOZYGOUS),
        (Some(HOMOZYGOUS), Some(HETEROZYGOUS | PRESENT)) | (Some(HETEROZYGOUS | PRESENT), Some(HOMOZYGOUS)) => {
            Some(PRESENT)
        }
        (Some(HOMOZYGOUS), Some(ABSENT) | None) | (Some(ABSENT) | None, Some(HOMOZYGOUS)) => Some(HETEROZYGOUS),
        (Some(ABSENT), Some(ABSENT) | None) | (None, Some(ABSENT)) => Some(ABSENT),
        _ => None,
    }
}

/// Gives a subject a zygosity of an allele: its first row, or a new one.
async fn set(context: &WriteContext<'_>, subject: Uuid, allele: Uuid, code: i64) -> Result<(), RequestError> {
    let code = i32::try_from(code).unwrap_or_default();
    let first = sql!(
        context,
        "update subjects_zygosity set zygosity = {code} where id = (select z.id from subjects_zygosity z \
         where z.subject_id = {subject} and z.allele_id = {allele} order by z.{position} limit 1)",
        code,
        subject,
        allele,
        position = position(context)
    );
    if context.execute(first).await? == 0 {
        let values: [(&str, Value); 3] =
            [("subject", subject.into()), ("allele", allele.into()), ("zygosity", code.into())];
        write::insert_new(context, &zygosity::RESOURCE, &values).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRE: Uuid = Uuid::from_u128(1);
    const WT: Uuid = Uuid::from_u128(2);
    const OTHER: Uuid = Uuid::from_u128(3);
    const ALLELE: Uuid = Uuid::from_u128(9);

    fn rule(first: (Option<Uuid>, Option<i64>), second: (Option<Uuid>, Option<i64>), zygosity: i64) -> Rule {
        Rule { allele: ALLELE, first, second, zygosity }
    }

    fn decided(rules: &[Rule], tests: &[(Uuid, i64)]) -> Option<i64> {
        decide(rules, &tests.iter().copied().collect()).get(&ALLELE).copied()
    }

    #[test]
    fn the_first_fitting_rule_decides() {
        let rules = [
            rule((Some(CRE), Some(1)), (Some(WT), Some(1)), HETEROZYGOUS),
            rule((Some(CRE), Some(1)), (Some(WT), Some(0)), HOMOZYGOUS),
            rule((Some(CRE), Some(0)), (None, None), ABSENT),
        ];
        for (tests, wanted) in [
            (&[(CRE, 1)][..], Some(HETEROZYGOUS)),
            (&[(CRE, 0)], Some(ABSENT)),
            (&[(CRE, 1), (WT, 1)], Some(HETEROZYGOUS)),
            (&[(CRE, 1), (WT, 0)], Some(HOMOZYGOUS)),
            (&[(CRE, 0), (WT, 1)], Some(ABSENT)),
            (&[(WT, 1)], None),
            (&[(WT, 0)], None),
        ] {
            assert_eq!(decided(&rules, tests), wanted, "{tests:?}");
        }
    }

    #[test]
    fn a_rule_without_result_needs_the_test_to_be_missing() {
        let rules = [rule((Some(CRE), None), (Some(WT), Some(1)), PRESENT)];
        assert_eq!(decided(&rules, &[(WT, 1)]), Some(PRESENT));
        assert_eq!(decided(&rules, &[(CRE, 1), (WT, 1)]), None);
        assert_eq!(decided(&rules, &[(OTHER, 1)]), Some(PRESENT));
    }

    #[test]
    fn children_have_what_their_parents_give() {
        let codes = [Some(HOMOZYGOUS), Some(HETEROZYGOUS), Some(ABSENT), Some(PRESENT), None];
        let wanted = [
            [Some(2), Some(3), Some(1), Some(3), Some(1)],
            [Some(3), None, None, None, None],
            [Some(1), None, Some(0), None, Some(0)],
            [Some(3), None, None, None, None],
            [Some(1), None, Some(0), None, None],
        ];
        for (mother, row) in codes.iter().zip(wanted) {
            for (father, wanted) in codes.iter().zip(row) {
                assert_eq!(inherited(*mother, *father), wanted, "{mother:?} {father:?}");
            }
        }
    }
}
