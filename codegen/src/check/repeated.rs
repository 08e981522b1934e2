//! What keeps clients from doing what can't be undone: versions of rows, creations that are done once, and rows that are archived
//! and not deleted.

use super::{Checker, Declared, names, spot};
use crate::{
    model::{Auto, Kind, ResourceId},
    syntax::VersionsDecl,
};
use specimen_tables::Versions;

/// Seconds for which answers are kept at most: 30 days.
const LONGEST: u64 = 30 * 86_400;

impl Checker<'_> {
    /// The field that DELETE sets.
    pub fn archive(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let Some(at) = &decl.archive else { return };
        let Some(field) = self.own_column(id, *file, at, "S199") else { return };
        let resource = &self.api.resources[id];
        let of = &resource.fields[field];
        let fits = match of.kind {
            Kind::DateTime => of.nullable && of.auto == Auto::No,
            Kind::Bool => !of.nullable,
            _ => false,
        };
        let deletes = std::iter::once(&resource.operations)
            .chain(resource.lists.iter().map(|list| &list.operations))
            .any(|of| of.delete);
        if !fits || of.secret {
            let message = format!("`{}` doesn't tell archived rows from others", at.value);
            let reason = "this is neither a date-time that may be null nor a boolean that may not";
            self.fault("S199", spot(*file, at), message, reason, "declare it as `{ type: datetime, nullable: true }`");
        } else if !deletes {
            let message = format!("nobody archives a `{}`", resource.name);
            let remedy = "add `delete` to `operations`, or take `archive` away";
            self.fault("S199", spot(*file, at), message, "DELETE sets the field", remedy);
        } else {
            self.api.resources[id].archive = Some(field);
        }
    }

    /// `versions` and `once` of a resource.
    pub fn repeated(&mut self, id: ResourceId) {
        let Declared { file, decl, .. } = &self.decls[id];
        let resource = &self.api.resources[id];
        let offered =
            || std::iter::once(&resource.operations).chain(resource.lists.iter().map(|list| &list.operations));
        let reads = offered().any(|of| of.retrieve);
        let creates = offered().any(|of| of.create);
        let name = resource.name.clone();
        if let Some(at) = &decl.versions {
            let versions = match &at.value {
                VersionsDecl::Kept(kept) => Some(if *kept { Versions::Kept } else { Versions::None }),
                VersionsDecl::Word(word) if word == "required" => Some(Versions::Required),
                VersionsDecl::Word(word) => {
                    let remedy = names::instead(word, ["true", "required"]);
                    let message = format!("`versions` can't be `{word}`");
                    self.fault("S197", spot(*file, at), message, "unknown word", remedy);
                    None
                }
            };
            if !reads && !matches!(versions, None | Some(Versions::None)) {
                let message = format!("nobody gets a version of a `{name}`");
                let reason = "a version comes with the row, which isn't read by itself";
                self.fault(
                    "S197",
                    spot(*file, at),
                    message,
                    reason,
                    "add `retrieve` to `operations`, or take `versions` away",
                );
            }
            self.api.resources[id].versions = versions.unwrap_or_default();
        }
        if let Some(at) = &decl.once {
            let seconds = self.duration(*file, at);
            if !creates {
                let message = format!("nobody creates a `{name}`");
                let reason = "`once` is about creation";
                self.fault(
                    "S198",
                    spot(*file, at),
                    message,
                    reason,
                    "add `create` to `operations`, or take `once` away",
                );
            } else if seconds > LONGEST || at.value.trim() == "0" {
                let message = format!("answers can't be kept for `{}`", at.value);
                let reason = "they are kept for 30 days at most";
                self.fault("S198", spot(*file, at), message, reason, "write e.g. `24h`: clients try again soon");
            }
            self.api.resources[id].once = seconds;
        }
    }
}
