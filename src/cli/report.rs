//! `report`: makes the page of a folder of reports, the workbook and the worksheet.

use std::io::Write as _;
use std::path::Path;

use crate::cli::args::Report;
use crate::cli::{Ended, Shared};
use crate::compare::reading::count;
use crate::report::{page, workbook};

/// Makes what was asked for.
pub fn run(report: &Report, shared: Shared) -> anyhow::Result<Ended> {
    if report.xlsx {
        make_workbook(&report.folder, shared)?;
    }
    if report.worksheet {
        make_worksheet(report, shared)?;
    }
    make_page(&report.folder, shared)?;
    Ok(Ended::Done)
}

/// Makes the page and says where it is.
pub fn make_page(folder: &Path, shared: Shared) -> anyhow::Result<()> {
    let written = page::write(folder, shared.threads)?;
    if !shared.quiet {
        let beside = if written.linked { ", each in a file of report-articles/" } else { "" };
        say!("{}{beside} -> {}", count(written.articles, "article"), written.page.display());
    }
    if written.outdated {
        let folder = folder.display();
        tell!(
            "reportedly report: the comparison in {folder} is of an earlier run and left out; `reportedly compare {folder}` makes it anew"
        );
    }
    Ok(())
}

fn make_workbook(folder: &Path, shared: Shared) -> anyhow::Result<()> {
    let written = workbook::write(folder)?;
    if !shared.quiet {
        let cut = match written.cut {
            0 => String::new(),
            cut => format!(", {cut} cells cut to what a cell holds: see the sheet `cut text`"),
        };
        say!("{} sheets{cut} -> {}", written.sheets, written.path.display());
    }
    Ok(())
}

fn make_worksheet(report: &Report, shared: Shared) -> anyhow::Result<()> {
    let written = page::worksheet::write(&report.folder, &report.articles)?;
    if !shared.quiet {
        let rest = match written.left_out {
            0 => String::new(),
            rest => format!(" ({rest} more were left out: name those you want with --article)"),
        };
        say!("{} to mark{rest} -> {}", count(written.articles, "article"), written.sheet.display());
        say!("the tool's marks -> {}", written.key.display());
    }
    Ok(())
}
