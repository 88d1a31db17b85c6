//! datapackage.json: the reports as a Frictionless Data Package with a Table Schema each.

use serde_json::{Map, Value, json};

use crate::column::Kind;
use crate::report::codebook::kind;
use crate::report::face::{Face, Format};
use crate::report::table::{About, Tabular};

/// Keys of other reports that a column may point at: `(column, report that owns it)`.
const OWNERS: &[(&str, &str)] =
    &[("article_id", "articles"), ("sentence_id", "sentences"), ("attribution_id", "attributions")];

/// The package that describes the reports written with a face.
#[must_use]
pub fn datapackage(reports: &[&dyn Tabular], face: Face) -> String {
    let resources: Vec<Value> = reports.iter().map(|report| resource(*report, reports, face)).collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": "reportedly",
        "title": "How a collection of news articles hedges, attributes and sources its claims",
        "created_by": concat!("reportedly ", env!("CARGO_PKG_VERSION")),
        "resources": resources,
    });
    serde_json::to_string_pretty(&package).expect("values of our own") + "\n"
}

fn resource(report: &dyn Tabular, all: &[&dyn Tabular], face: Face) -> Value {
    let columns = report.columns();
    let foreign: Vec<Value> = OWNERS
        .iter()
        .filter(|(column, owner)| {
            report.name() != *owner
                && columns.iter().any(|about| about.name == *column)
                && all.iter().any(|other| other.name() == *owner && other.key() == [*column])
        })
        .map(|(column, owner)| json!({"fields": column, "reference": {"resource": owner, "fields": column}}))
        .collect();
    let fields: Vec<Value> = columns.iter().map(|about| field(about, face.format)).collect();
    let mut schema = json!({"fields": fields, "missingValues": [""]});
    if !report.key().is_empty() {
        schema["primaryKey"] = json!(report.key());
    }
    if !foreign.is_empty() {
        schema["foreignKeys"] = Value::Array(foreign);
    }
    let mut resource = json!({
        "profile": "tabular-data-resource",
        "name": report.name(),
        "path": face.format.file(report.name()),
        "description": format!("One row is {}.", report.row()),
        "encoding": "utf-8",
        "schema": schema,
    });
    if face.format == Format::Csv {
        resource["dialect"] = json!({
            "delimiter": char::from(face.delimiter).to_string(),
            "lineTerminator": if face.excel { "\r\n" } else { "\n" },
        });
    } else {
        resource["format"] = json!(face.format.name());
        resource["mediatype"] = json!(face.format.media_type());
    }
    resource
}

fn field(about: &About, format: Format) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), json!(about.name));
    field.insert("type".into(), json!(kind(about.kind)));
    field.insert("title".into(), json!(about.about));
    field.insert("description".into(), json!(format!("Unit: {}.", about.unit)));
    if about.kind == Kind::Flag && format == Format::Csv {
        field.insert("trueValues".into(), json!(["1"]));
        field.insert("falseValues".into(), json!(["0"]));
    }
    if !about.values.is_empty() {
        field.insert("constraints".into(), json!({"enum": about.values}));
    }
    Value::Object(field)
}
