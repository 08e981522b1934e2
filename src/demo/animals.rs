//! The course of every animal's life, thought out before any row is written: birth, surgery,
//! training, recordings, death. The other parts tell it table by table.

use super::{
    people::{LABS, Lab, STOCK_MANAGER},
    rows::{Dice, after, day, first},
};
use chrono::{NaiveDate, Weekday};

/// A breeding line, and what its animals are for.
pub struct Line {
    pub nickname: &'static str,
    pub name: &'static str,
    pub phenotype: &'static str,
    pub strain: &'static str,
    pub alleles: &'static [&'static str],
    pub lab: usize,
    pub project: &'static str,
    pub study: Study,
}

/// How the brain is observed once an animal knows its task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Study {
    /// With probes inserted for a session.
    Probes,
    /// With a probe that stays.
    ChronicProbe,
    /// With a microscope.
    Microscope,
    /// Not at all.
    Behavior,
}

/// The four lines, two a lab.
pub static LINES: [Line; 4] = [
    Line {
        nickname: "Rbp4",
        name: "Rbp4-Cre",
        phenotype: "Cre in cortical layer 5",
        strain: "C57BL/6J",
        alleles: &["Rbp4-Cre"],
        lab: 0,
        project: "cortical_maps",
        study: Study::Probes,
    },
    Line {
        nickname: "Ai148",
        name: "Ai148 x Vglut1-Cre",
        phenotype: "GCaMP6f in excitatory cells",
        strain: "B6.129",
        alleles: &["Ai148", "Vglut1-Cre"],
        lab: 1,
        project: "learning_pace",
        study: Study::Microscope,
    },
    Line {
        nickname: "C57",
        name: "Wild type",
        phenotype: "",
        strain: "C57BL/6J",
        alleles: &[],
        lab: 0,
        project: "learning_pace",
        study: Study::Behavior,
    },
    Line {
        nickname: "VgatChR2",
        name: "Vgat-ChR2",
        phenotype: "Channelrhodopsin in inhibitory cells",
        strain: "C57BL/6J",
        alleles: &["Vgat-ChR2"],
        lab: 1,
        project: "thalamic_gating",
        study: Study::ChronicProbe,
    },
];

/// Litters a line has, one a breeding pair.
pub const LITTERS: usize = 3;

/// One mouse.
pub struct Animal {
    pub nickname: String,
    pub line: &'static Line,
    pub lab: &'static Lab,
    pub sex: &'static str,
    pub birth: NaiveDate,
    pub death: Option<NaiveDate>,
    /// Number of its litter; none if it was bought.
    pub litter: Option<usize>,
    pub owner: &'static str,
    pub context: Option<WriteContext>,
    /// Died by itself.
    pub lost: bool,
}

/// An animal's time in experiments.
pub struct WriteContext {
    pub surgery: NaiveDate,
    /// A Monday, when water restriction starts.
    pub start: NaiveDate,
    /// Last day of water restriction, unless it lasts.
    pub end: NaiveDate,
}

impl WriteContext {
    /// Days of training, then those of recording.
    pub fn days(&self) -> impl Iterator<Item = (NaiveDate, bool)> {
        [2, 3, 4, 7, 8, 9, 14, 15, 16].into_iter().map(|days| (after(self.start, days), days >= 14))
    }

    /// Whether water restriction still lasts on the colony's last day.
    pub fn lasts(&self) -> bool {
        after(self.end, 7) >= last_day()
    }
}

/// The day on which the story ends.
pub fn last_day() -> NaiveDate {
    day(2025, 12, 18)
}

/// The day on which a litter is born.
pub fn birth(line: usize, litter: usize) -> NaiveDate {
    after(day(2023, 2, 6), line as u64 * 95 + litter as u64 * 330)
}

/// All animals, line by line in the order of their birth.
pub fn plan() -> Vec<Animal> {
    let mut animals = Vec::new();
    for (at, line) in LINES.iter().enumerate() {
        let mut number = 0;
        let mut add = |sex, birth, litter, role: Role| {
            number += 1;
            animals.push(live(line, number, sex, birth, litter, role));
        };
        for sex in ["M", "F", "F"] {
            add(sex, after(day(2022, 11, 14), at as u64 * 95), None, Role::Breeder(birth(at, 0)));
        }
        for litter in 0..LITTERS {
            let born = birth(at, litter);
            for pup in 0..4 + Dice::of("litter", line.nickname).below(2 + litter as u64 % 2) {
                let breeds = pup < 2 && litter + 1 < LITTERS;
                let role = if breeds { Role::Breeder(birth(at, litter + 1)) } else { Role::Worker(pup as u32) };
                add(["M", "F"][pup as usize % 2], born, Some(litter), role);
            }
        }
    }
    animals
}

/// What an animal is kept for.
enum Role {
    /// Offspring on this day.
    Breeder(NaiveDate),
    /// Experiments; which pup of its litter.
    Worker(u32),
}

fn live(
    line: &'static Line,
    number: usize,
    sex: &'static str,
    birth: NaiveDate,
    litter: Option<usize>,
    role: Role,
) -> Animal {
    let nickname = format!("{}_{number:04}", line.nickname);
    let lab = &LABS[line.lab];
    let mut dice = Dice::of("life", &nickname);
    let (owner, context, death) = match role {
        Role::Breeder(offspring) => (STOCK_MANAGER, None, after(offspring, 180 + dice.below(30))),
        Role::Worker(pup) => {
            let surgery = first(Weekday::Tue, after(birth, 62 + dice.below(7)));
            let start = first(Weekday::Mon, after(surgery, 8));
            let end = after(start, 17);
            (
                lab.members[pup as usize / 2 % 2],
                Some(WriteContext { surgery, start, end }),
                after(end, 4 + dice.below(12)),
            )
        }
    };
    // One animal is found dead, so that the records know that too. The last ones live on.
    let lost = nickname == "C57_0006";
    let living = after(death, if context.is_some() { 120 } else { 0 }) > last_day();
    Animal { nickname, line, lab, sex, birth, death: (!living).then_some(death), litter, owner, context, lost }
}

impl Animal {
    /// Its key.
    pub fn id(&self) -> String {
        super::rows::id("subjects.subject", &self.nickname)
    }

    /// Grams on a day, with what was implanted.
    pub fn weight(&self, on: NaiveDate) -> f64 {
        let weeks = ((on - self.birth).num_days() as f64 / 7.0).max(3.0);
        let grown = if self.sex == "M" { 36.0 * weeks / (weeks + 4.6) } else { 26.0 * weeks / (weeks + 3.0) };
        let build = Dice::of("build", &self.nickname).between(0.94, 1.06);
        let noise = Dice::of("weight", &format!("{} {on}", self.nickname)).between(-0.012, 0.012);
        let (mut thirst, mut implant) = (1.0, 0.0);
        if let Some(context) = &self.context {
            if on > context.start && (on <= context.end || context.lasts()) {
                let lost = 0.02 * (on - context.start).num_days() as f64;
                thirst = 1.0 - lost.min(Dice::of("thirst", &self.nickname).between(0.08, 0.16));
            }
            if on > context.surgery {
                implant = IMPLANT;
            }
        }
        grown * build * (thirst + noise) + implant
    }
}

/// Grams of head plate and cement.
pub const IMPLANT: f64 = 1.2;
