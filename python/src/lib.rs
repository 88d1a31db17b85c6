//! The native half of the Python module `reportedly`: what is written in Python calls this, and nobody else.

mod compare;
mod lexicon;
mod rows;
mod score;

use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;

use reportedly::error::Error;

/// A fault as Python tells it: what the user gave is a `ValueError`, what the system refused an `OSError`.
fn raised(error: impl Into<Error>) -> PyErr {
    match error.into() {
        Error::Io { doing, path, source } => PyOSError::new_err(format!("{}: {doing}: {source}", path.display())),
        fault => PyValueError::new_err(fault.to_string()),
    }
}

/// Runs the command line.
#[pyfunction]
fn main(py: Python<'_>, words: Vec<std::ffi::OsString>) -> u8 {
    py.detach(|| reportedly::cli::program(words))
}

/// The page of an article as `reportedly explain` prints it.
#[pyfunction]
fn explain(py: Python<'_>, text: String, title: String, lexicon: &Bound<'_, lexicon::Lexicon>) -> String {
    let scorer = &lexicon.get().scorer;
    let article = reportedly::article::Article { text, title, ..Default::default() };
    py.detach(|| reportedly::cli::explain::plain(scorer, &article))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<lexicon::Lexicon>()?;
    module.add_function(wrap_pyfunction!(main, module)?)?;
    module.add_function(wrap_pyfunction!(explain, module)?)?;
    module.add_function(wrap_pyfunction!(score::score, module)?)?;
    module.add_function(wrap_pyfunction!(score::score_batch, module)?)?;
    module.add_function(wrap_pyfunction!(score::schema, module)?)?;
    module.add_function(wrap_pyfunction!(score::columns, module)?)?;
    module.add_function(wrap_pyfunction!(compare::compare, module)?)?;
    module.add_function(wrap_pyfunction!(compare::write_reports, module)?)?;
    module.add_function(wrap_pyfunction!(compare::measures, module)?)
}
