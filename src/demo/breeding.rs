//! The colony's family tree: alleles and how they are tested, lines, pairs, litters, animals with
//! their genotypes and cages, and culls.

use super::{
    animals::{Animal, LINES, LITTERS, Line, birth},
    people::{LABS, STOCK_MANAGER},
    rows::{Dice, Rows, after, at, id, ids},
};
use chrono::NaiveDate;
use serde_json::json;
use std::io;

/// Alleles: nickname, full name, and whether the wild type of the gene is tested too.
const ALLELES: [(&str, &str, bool); 4] = [
    ("Rbp4-Cre", "Tg(Rbp4-cre)KL100", false),
    ("Ai148", "Igs7(TITL-GCaMP6f-ICL-tTA2)", true),
    ("Vglut1-Cre", "Slc17a7(IRES2-Cre)", true),
    ("Vgat-ChR2", "Tg(Slc32a1-COP4*H134R/EYFP)", false),
];

/// What is tested for an allele: the mutant, then the wild type if there is one.
fn sequences(allele: &str) -> Vec<String> {
    let both = ALLELES.iter().any(|known| known.0 == allele && known.2);
    ["mutant", "wild type"][..1 + usize::from(both)].iter().map(|kind| format!("{allele} {kind}")).collect()
}

/// Test results and the zygosity that they mean: 0 absent, 1 heterozygous, 2 homozygous, 3 present.
fn outcomes(tests: usize) -> &'static [(&'static [i64], i64)] {
    if tests == 1 { &[(&[1], 3), (&[0], 0)] } else { &[(&[1, 1], 1), (&[1, 0], 2), (&[0, 1], 0)] }
}

/// Everything about who descends from whom.
pub fn write(rows: &mut Rows, animals: &[Animal]) -> io::Result<()> {
    for (allele, name, _) in ALLELES {
        for sequence in sequences(allele) {
            let mut dice = Dice::of("primer", &sequence);
            let primer: String = (0..22).map(|_| *dice.pick(&['A', 'C', 'G', 'T'])).collect();
            rows.named(
                "subjects.sequence",
                &sequence,
                json!({ "base_pairs": primer, "description": "Forward primer" }),
            )?;
        }
        let tested: Vec<_> = sequences(allele).iter().map(|sequence| id("subjects.sequence", sequence)).collect();
        let fields = json!({ "name": name, "nickname": allele, "sequences": tested });
        rows.described("subjects.allele", id("subjects.allele", allele), fields)?;
    }
    for (number, line) in LINES.iter().enumerate() {
        let family: Vec<&Animal> = animals.iter().filter(|animal| animal.line.nickname == line.nickname).collect();
        write_line(rows, line, family.len())?;
        for animal in family.iter().filter(|animal| animal.litter.is_none()) {
            write_animal(rows, animal)?;
        }
        for litter in 0..LITTERS {
            write_litter(rows, line, litter, birth(number, litter), &family)?;
        }
    }
    Ok(())
}

fn write_line(rows: &mut Rows, line: &Line, animals: usize) -> io::Result<()> {
    let fields = json!({
        "name": line.name, "description": "", "target_phenotype": line.phenotype, "nickname": line.nickname,
        "strain": id("subjects.strain", line.strain), "source": id("subjects.source", "Northmoor Breeders"),
        "source_identifier": format!("NM-{:04}", Dice::of("catalogue", line.nickname).below(9000)),
        "source_url": "https://mice.northmoor.example/", "expression_data_url": "",
        "species": id("subjects.species", "Laboratory mouse"), "subject_autoname_index": animals,
        "breeding_pair_autoname_index": LITTERS, "litter_autoname_index": LITTERS, "is_active": true,
        "lab": id("misc.lab", LABS[line.lab].name), "alleles": ids("subjects.allele", line.alleles),
    });
    rows.described("subjects.line", id("subjects.line", line.nickname), fields)?;
    for allele in line.alleles {
        let tests = sequences(allele);
        for (results, zygosity) in outcomes(tests.len()) {
            let fields = json!({
                "line": id("subjects.line", line.nickname), "allele": id("subjects.allele", allele),
                "sequence0": id("subjects.sequence", &tests[0]), "sequence0_result": results[0],
                "sequence1": tests.get(1).map(|sequence| id("subjects.sequence", sequence)),
                "sequence1_result": results.get(1), "zygosity": zygosity,
            });
            let name = format!("{} {allele} {results:?}", line.nickname);
            rows.described("subjects.zygosityrule", id("subjects.zygosityrule", &name), fields)?;
        }
    }
    Ok(())
}

/// A pair, its litter and the pups. The parents are the first pups of the litter before, or were bought.
fn write_litter(rows: &mut Rows, line: &Line, litter: usize, born: NaiveDate, family: &[&Animal]) -> io::Result<()> {
    let before = litter.checked_sub(1);
    let parents: Vec<&&Animal> =
        family.iter().filter(|animal| animal.litter == before && animal.context.is_none()).collect();
    let parent = |at: usize| parents.get(at).map(|animal| animal.id());
    let pair = format!("{}_BP_{:03}", line.nickname, litter + 1);
    let name = format!("{}_L_{:03}", line.nickname, litter + 1);
    let fields = json!({
        "line": id("subjects.line", line.nickname), "start_date": born - chrono::Days::new(21),
        "end_date": after(born, 28), "father": parent(0), "mother1": parent(1), "mother2": parent(2), "description": "",
    });
    rows.named("subjects.breedingpair", &pair, fields)?;
    let fields = json!({
        "line": id("subjects.line", line.nickname), "breeding_pair": id("subjects.breedingpair", &pair),
        "description": "", "birth_date": born,
    });
    rows.named("subjects.litter", &name, fields)?;

    let pups: Vec<&&Animal> = family.iter().filter(|animal| animal.litter == Some(litter)).collect();
    let user = LABS[line.lab].members[0];
    let wanted = pups.iter().filter(|pup| pup.owner == user).count();
    if wanted > 0 {
        let fields = json!({
            "user": id("misc.labmember", user), "line": id("subjects.line", line.nickname), "count": wanted,
            "date_time": after(born, 7), "due_date": after(born, 56), "description": format!("For {}", line.project),
        });
        rows.described("subjects.subjectrequest", id("subjects.subjectrequest", &name), fields)?;
    }
    let fields = json!({
        "cage_name": name, "cage_type": id("misc.cagetype", "Ventilated"),
        "enrichment": id("misc.enrichment", "Tunnel and nest"), "food": id("misc.food", "Maintenance"),
        "cage_cleaning_frequency_days": 14, "light_cycle": 0,
    });
    rows.described("misc.housing", id("misc.housing", &name), fields)?;
    for pup in pups {
        write_animal(rows, pup)?;
        let fields = json!({
            "subject": pup.id(), "housing": id("misc.housing", &name), "start_datetime": at(after(born, 23), 10 * 60),
            "end_datetime": pup.death.map(|death| at(death, 7 * 60)),
        });
        rows.described("misc.housingsubject", id("misc.housingsubject", &pup.nickname), fields)?;
    }
    Ok(())
}

fn write_animal(rows: &mut Rows, animal: &Animal) -> io::Result<()> {
    let line = animal.line;
    let mut dice = Dice::of("genotype", &animal.nickname);
    let litter = animal.litter.map(|litter| format!("{}_L_{:03}", line.nickname, litter + 1));
    let requested = animal.owner == animal.lab.members[0];
    let source = if litter.is_some() { "Own colony" } else { "Northmoor Breeders" };
    let projects: &[&str] = if animal.context.is_some() { &[line.project] } else { &["institute_core"] };
    let severity = animal.death.map(|_| {
        if animal.lost {
            4
        } else if animal.context.is_some() {
            3
        } else {
            1
        }
    });
    let fields = json!({
        "nickname": animal.nickname, "species": id("subjects.species", "Laboratory mouse"),
        "litter": litter.as_ref().map(|name| id("subjects.litter", name)), "sex": animal.sex,
        "strain": id("subjects.strain", line.strain), "source": id("subjects.source", source),
        "line": id("subjects.line", line.nickname), "birth_date": animal.birth, "death_date": animal.death,
        "wean_date": after(animal.birth, 23), "genotype_date": (!line.alleles.is_empty()).then(|| after(animal.birth, 25)),
        "responsible_user": id("misc.labmember", animal.owner), "lab": id("misc.lab", animal.lab.name),
        "cage": litter.as_deref().unwrap_or("breeders"),
        "request": litter.as_ref().filter(|_| requested).map(|name| id("subjects.subjectrequest", name)),
        "ear_mark": dice.pick(&["TL", "TR", "BL", "BR", ""]),
        "protocol_number": if animal.context.is_some() { "3" } else { "1" }, "description": "",
        "adverse_effects": if animal.lost { "Found dead in the morning; no sign of illness before." } else { "" },
        "actual_severity": severity, "to_be_genotyped": false, "to_be_culled": false, "reduced_date": null,
        "projects": ids("subjects.project", projects),
    });
    rows.described("subjects.subject", animal.id(), fields)?;
    for allele in line.alleles {
        let tests = sequences(allele);
        // Bought animals and breeders carry the allele; three in four of the others do.
        let choices = outcomes(tests.len());
        let carries = animal.owner == STOCK_MANAGER || dice.chance(75);
        let (results, zygosity) =
            if carries { choices[dice.below(choices.len() as u64 - 1) as usize] } else { choices[choices.len() - 1] };
        for (sequence, result) in tests.iter().zip(results) {
            let fields =
                json!({ "subject": animal.id(), "sequence": id("subjects.sequence", sequence), "test_result": result });
            let name = format!("{} {sequence}", animal.nickname);
            rows.described("subjects.genotypetest", id("subjects.genotypetest", &name), fields)?;
        }
        let fields = json!({ "subject": animal.id(), "allele": id("subjects.allele", allele), "zygosity": zygosity });
        let name = format!("{} {allele}", animal.nickname);
        rows.described("subjects.zygosity", id("subjects.zygosity", &name), fields)?;
    }
    let Some(death) = animal.death.filter(|_| !animal.lost) else { return Ok(()) };
    let (reason, method) = match animal.context {
        Some(_) => ("End of study", "Perfusion"),
        None => ("End of breeding", "CO2"),
    };
    let fields = json!({
        "user": id("misc.labmember", animal.owner), "subject": animal.id(), "date": death, "description": "",
        "cull_reason": id("actions.cullreason", reason), "cull_method": id("actions.cullmethod", method),
    });
    rows.described("actions.cull", id("actions.cull", &animal.nickname), fields)
}
