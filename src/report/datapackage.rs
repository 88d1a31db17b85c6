//! datapackage.json: the reports as a Frictionless Data Package with a Table Schema each.

use serde::Serialize;

use crate::column::Kind;
use crate::report::codebook::kind;
use crate::report::face::{Face, Format};
use crate::report::table::{About, Tabular};

/// Keys of other reports that a column may point at: `(column, report that owns it)`.
const OWNERS: &[(&str, &str)] =
    &[("article_id", "articles"), ("sentence_id", "sentences"), ("attribution_id", "attributions")];

#[derive(Serialize)]
struct Package {
    profile: &'static str,
    name: &'static str,
    title: &'static str,
    created_by: &'static str,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Resource {
    profile: &'static str,
    name: &'static str,
    path: String,
    description: String,
    encoding: &'static str,
    schema: Schema,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<Dialect>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mediatype: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: char,
    line_terminator: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct ForeignKey {
    fields: &'static str,
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    resource: &'static str,
    fields: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(rename = "enum")]
    values: &'static [&'static str],
}

/// The package that describes the reports written with a face.
#[must_use]
pub fn datapackage(reports: &[&dyn Tabular], face: Face) -> String {
    let package = Package {
        profile: "tabular-data-package",
        name: "reportedly",
        title: "How a collection of news articles hedges, attributes and sources its claims",
        created_by: concat!("reportedly ", env!("CARGO_PKG_VERSION")),
        resources: reports.iter().map(|report| resource(*report, reports, face)).collect(),
    };
    serde_json::to_string_pretty(&package).expect("values of our own") + "\n"
}

fn resource(report: &dyn Tabular, all: &[&dyn Tabular], face: Face) -> Resource {
    let columns = report.columns();
    let csv = face.format == Format::Csv;
    let points = |column: &str, owner: &str| {
        report.name() != owner
            && columns.iter().any(|about| about.name == column)
            && all.iter().any(|other| other.name() == owner && other.key() == [column])
    };
    let foreign = OWNERS.iter().filter(|(column, owner)| points(column, owner));
    Resource {
        profile: "tabular-data-resource",
        name: report.name(),
        path: face.format.file(report.name()),
        description: format!("One row is {}.", report.row()),
        encoding: "utf-8",
        schema: Schema {
            fields: columns.iter().map(|about| field(about, face.format)).collect(),
            missing_values: [""],
            primary_key: report.key(),
            foreign_keys: foreign
                .map(|&(fields, resource)| ForeignKey { fields, reference: Reference { resource, fields } })
                .collect(),
        },
        dialect: csv.then(|| Dialect {
            delimiter: face.delimiter.into(),
            line_terminator: if face.excel { "\r\n" } else { "\n" },
        }),
        format: (!csv).then(|| face.format.name()),
        mediatype: (!csv).then(|| face.format.media_type()),
    }
}

fn field(about: &About, format: Format) -> Field {
    let written = |as_number| (about.kind == Kind::Flag && format == Format::Csv).then_some([as_number]);
    Field {
        name: about.name,
        kind: kind(about.kind),
        title: about.about,
        description: format!("Unit: {}.", about.unit),
        true_values: written("1"),
        false_values: written("0"),
        constraints: (!about.values.is_empty()).then_some(Constraints { values: about.values }),
    }
}
