//! Sheets in, agreement and adjudication out.

use crate::stats::close;
use crate::validate::adjudication::{Settled, adjudicate};
use crate::validate::codes::Codes;
use crate::validate::reliability::reliability;
use crate::validate::sheet::Sheet;

fn sheet(file: &str, text: &str) -> Sheet {
    let mut lines = text.trim().lines().map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    Sheet::new(file, &header, (2..).zip(lines).collect()).expect("a sheet")
}

fn anna() -> Sheet {
    sheet(
        "anna.csv",
        "unit_id;sentence;certainty_level;attributed;comment\nu1;One.;low;1;hm\nu2;Two.;high;0;\nu3;Three.;-;0;\nu4;Four.;absolute;1;",
    )
}

fn ben() -> Sheet {
    sheet("ben.csv", "attributed;unit_id;certainty_level\nyes;u1;2\nno;u2;3\nno;u3;3\nyes;u4;5")
}

#[test]
fn sheets_come_together_whatever_their_order_and_codes() {
    let codes = Codes::new(&[anna(), ben()], &[]).unwrap();
    assert_eq!(codes.coders, ["anna", "ben"]);
    assert_eq!(
        codes.variables[0].units,
        [vec![Some(1), Some(1)], vec![Some(3), Some(2)], vec![None, Some(2)], vec![Some(4), Some(4)]]
    );
    assert_eq!(
        codes.notices,
        [
            "`certainty_level` is coded in numbers, read as 1 = uncertain, 2 = low, 3 = moderate, 4 = high, 5 = absolute.",
            "anna gave no code of `certainty_level` to 1 of 4 units; they count as missing."
        ]
    );
    let rows = reliability(&codes, 1);
    let attributed = rows.iter().find(|row| row.variable == "attributed").unwrap();
    close(attributed.alpha().value.unwrap(), 1.0);
    close(attributed.kappa.value.unwrap(), 1.0);
    assert_eq!((attributed.verdict, attributed.n_varied), ("too few", 2));
    let level = rows.iter().find(|row| row.variable == "certainty_level" && row.value.is_empty()).unwrap();
    assert_eq!((level.n_units, level.level), (3, "ordinal"));
    close(level.percent_agreement.unwrap(), 200.0 / 3.0);
    assert!(rows.iter().any(|row| row.value == "absolute" && row.n_codes == 2));
}

#[test]
fn a_value_that_two_units_hold_is_no_data_to_rely_on() {
    let coded = |file: &str, low: usize, alone: &str| {
        let rows = (0..20).map(|unit| format!("u{unit:02};{}\n", if unit < low { "low" } else { "high" }));
        sheet(file, &format!("unit_id;certainty_level\n{}{alone}", rows.collect::<String>()))
    };
    let rows = |low: usize| {
        let codes =
            Codes::new(&[coded("anna.csv", low, "a1;low\na2;low\na3;moderate"), coded("ben.csv", low, "")], &[]);
        reliability(&codes.unwrap(), 1)
    };
    let of = |rows: &[crate::validate::reliability::Reliability], value: &str| {
        rows.iter().find(|row| row.value == value).unwrap().clone()
    };
    let few = rows(2);
    for value in ["", "low", "high"] {
        let row = of(&few, value);
        close(row.alpha().value.unwrap(), 1.0);
        assert_eq!((row.verdict, row.n_varied), ("too few", 2), "{value}");
    }
    // What one coder coded alone is in no pair.
    assert_eq!((of(&few, "low").n_codes, of(&few, "").n_codes), (4, 40));
    assert_eq!((of(&few, "moderate").n_codes, of(&few, "moderate").verdict), (0, "no variation"));
    assert!(
        of(&few, "low").reading.ends_with(
            "; but only 2 of 20 units hold another code than the commonest, fewer than 5: too few to rely on; code more sentences."
        ),
        "{}",
        of(&few, "low").reading
    );
    assert_eq!(of(&rows(5), "low").verdict, "reliable");
}

#[test]
fn neither_the_order_of_rows_nor_that_of_sheets_bears_on_the_intervals() {
    let rows = |codes: &[&str]| -> Vec<String> {
        let codes = codes.iter().enumerate();
        codes.map(|(unit, code)| format!("u{unit};{code};c{unit}")).collect()
    };
    let written =
        |file: &str, rows: &[String]| sheet(file, &format!("unit_id;certainty_level;comment\n{}", rows.join("\n")));
    let ours = rows(&["low", "high", "high", "absolute", "low", "moderate", "high", "low"]);
    let theirs = rows(&["low", "high", "moderate", "absolute", "high", "moderate", "high", "low"]);
    let (mut mixed, mut turned) = (ours.clone(), theirs.clone());
    mixed.rotate_left(3);
    turned.reverse();
    let once = Codes::new(&[written("anna.csv", &ours), written("ben.csv", &theirs)], &[]).unwrap();
    let again = Codes::new(&[written("ben.csv", &turned), written("anna.csv", &mixed)], &[]).unwrap();
    assert_eq!((&once.units, &once.coders, &once.comments), (&again.units, &again.coders, &again.comments));
    assert_eq!(once.comments[0], "anna: c0 | ben: c0");
    assert_eq!(reliability(&once, 1), reliability(&again, 1));
}

#[test]
fn a_third_coder_decides_and_settled_codes_come_first() {
    let cleo = sheet("cleo.csv", "unit_id;certainty_level\nu1;low\nu2;moderate\nu3;low");
    let codes = Codes::new(&[anna(), ben(), cleo], &[]).unwrap();
    let header = ["unit_id", "variable", "code"].map(str::to_owned);
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    let rows = vec![(2, row(["u3", "certainty_level", "moderate"])), (3, row(["u1", "certainty_level", ""]))];
    let settled = Settled::new("adjudicated.csv", &header, rows).unwrap();
    let adjudicated = adjudicate(&codes, &settled).unwrap();
    let got: Vec<(&str, &str, &str)> = adjudicated
        .iter()
        .filter(|row| row.variable == "certainty_level")
        .map(|row| (row.unit_id.as_str(), row.code.as_str(), row.how))
        .collect();
    assert_eq!(
        got,
        [
            ("u1", "low", "agreed"),
            ("u2", "moderate", "majority"),
            ("u3", "moderate", "settled"),
            ("u4", "absolute", "agreed")
        ]
    );
    assert_eq!(adjudicated[0].comments, "anna: hm");
    assert_eq!(adjudicated[1].codes, "anna: high | ben: moderate | cleo: moderate");
    let wrong = Settled::new("a.csv", &header, [(2, row(["u3", "certainty_level", "lower"]))]).unwrap();
    let fault = adjudicate(&codes, &wrong).err().unwrap().to_string();
    assert!(fault.starts_with("a.csv:2: column `code`: \"lower\" is none of the variable's values"), "{fault}");
}

#[test]
fn every_wrong_code_is_told_with_its_place() {
    let wrong = sheet("dan.csv", "unit_id;certainty_level\nu1;lo\nu2;7\nu1;low\n;high");
    let fault = Codes::new(&[wrong], &[]).err().unwrap().to_string();
    let lines: Vec<&str> = fault.lines().collect();
    assert_eq!(lines.len(), 4, "{fault}");
    assert!(lines[0].starts_with("dan.csv:4: column `unit_id`: `u1` is coded twice by dan; first at dan.csv:2"));
    assert!(
        lines[2].starts_with(
            "dan.csv:2: column `certainty_level`: \"lo\" is none of its values; write one of uncertain, low"
        )
    );
    assert!(lines[3].contains("\"7\" is none of its values"));
}

#[test]
fn one_file_may_hold_all_coders_and_variables_of_ones_own() {
    let all = sheet("all.csv", "unit_id;coder;frame\n1;x;Conflict\n1;y;conflict\n2;x;economy\n2;y;Conflict");
    let codes = Codes::new(&[all], &[]).unwrap();
    assert_eq!(
        (codes.coders.len(), codes.variables[0].values.as_slice()),
        (2, &["conflict".to_owned(), "economy".to_owned()][..])
    );
    let asked = Codes::new(&[anna()], &["frame".to_owned()]).err().unwrap().to_string();
    assert!(asked.contains("no sheet has the column `frame`; there are `certainty_level`, `attributed`"), "{asked}");
}

#[test]
fn a_number_is_one_value_however_it_is_written() {
    let one = sheet("one.csv", "unit_id;tone\n1;1\n2;-1\n3;0\n4;2,5\n5;10");
    let two = sheet("two.csv", "unit_id;tone\n1;1.0\n2;-1.0\n3;-0.0\n4;2.50\n5;10.0");
    let codes = Codes::new(&[one, two], &[]).unwrap();
    let tone = &codes.variables[0];
    assert_eq!(
        (&tone.values[..], &tone.points[..]),
        (&["-1", "0", "1", "2,5", "10"].map(str::to_owned)[..], &[-1.0, 0.0, 1.0, 2.5, 10.0][..])
    );
    let row = &reliability(&codes, 1)[0];
    close(row.percent_agreement.unwrap(), 100.0);
    let header = ["unit_id", "variable", "code"].map(str::to_owned);
    let settled = [(2, ["1", "tone", "10.00"].map(str::to_owned).to_vec())];
    let adjudicated = adjudicate(&codes, &Settled::new("a.csv", &header, settled).unwrap()).unwrap();
    assert_eq!((adjudicated[0].code.as_str(), adjudicated[0].how), ("10", "settled"));
    // One word among them, and all are names.
    let mixed = sheet("mixed.csv", "unit_id;tone\n1;1\n2;1.0\n3;Mixed");
    assert_eq!(Codes::new(&[mixed], &[]).unwrap().variables[0].values, ["1", "1.0", "mixed"]);
}
