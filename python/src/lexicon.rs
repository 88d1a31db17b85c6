//! The lexicons, compiled once, with the files that were laid over the built-in ones.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use reportedly::error::Place;
use reportedly::input::outlet::Outlets;
use reportedly::lexicon::{Library, files};
use reportedly::pipeline::Scorer;
use reportedly::rule::reader::Reader;

use crate::raised;

/// The list of outlets among the files of a folder of lexicons.
const OUTLETS: &str = "input/outlets.csv";

/// The lexicons that articles are scored with.
#[pyclass(frozen, module = "reportedly")]
pub struct Lexicon {
    pub scorer: Scorer,
    pub outlets: Outlets,
    files: Vec<(String, String)>,
}

impl Lexicon {
    fn of(files: Vec<(String, String)>, folder: &Path) -> PyResult<Self> {
        let library = Library::overlaid(&files, folder).map_err(raised)?;
        let scorer = Scorer::new(Reader::new(library).map_err(raised)?);
        let outlets = match files.iter().find(|(path, _)| path == OUTLETS) {
            Some((path, text)) => {
                Outlets::with(text, &Place::file(folder.join(path).display().to_string())).map_err(raised)?
            }
            None => Outlets::default(),
        };
        Ok(Self { scorer, outlets, files })
    }
}

#[pymethods]
impl Lexicon {
    #[new]
    #[pyo3(signature = (folder=None))]
    fn new(py: Python<'_>, folder: Option<PathBuf>) -> PyResult<Self> {
        py.detach(|| match folder {
            None => Self::of(Vec::new(), Path::new("lexicons")),
            Some(folder) => Self::of(files(&folder).map_err(raised)?, &folder),
        })
    }

    #[staticmethod]
    fn from_files(py: Python<'_>, files: BTreeMap<String, Vec<u8>>) -> PyResult<Self> {
        let text = |(path, bytes): (String, Vec<u8>)| {
            let text = String::from_utf8(bytes);
            text.map_err(|_| PyValueError::new_err(format!("{path}: not UTF-8; save it as UTF-8")))
                .map(|text| (path, text))
        };
        let files = files.into_iter().map(text).collect::<PyResult<_>>()?;
        py.detach(|| Self::of(files, Path::new("lexicons")))
    }

    #[getter]
    fn files<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let files = PyDict::new(py);
        for (path, text) in &self.files {
            files.set_item(path, PyBytes::new(py, text.as_bytes()))?;
        }
        Ok(files)
    }

    #[getter]
    fn versions(&self) -> BTreeMap<String, (String, String)> {
        let versions = self.scorer.reader.library.versions().into_iter();
        versions.map(|(path, version, sha256)| (path, (version, sha256))).collect()
    }

    fn find<'py>(&self, py: Python<'py>, phrase: &str) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let told = |entry: &reportedly::lexicon::entry::Entry| {
            let told = PyDict::new(py);
            told.set_item("entry", entry.id())?;
            told.set_item("dimension", entry.dimension.name())?;
            for (column, cell) in entry.cells() {
                told.set_item(column, cell)?;
            }
            Ok(told)
        };
        self.scorer.reader.library.find(phrase).map(told).collect()
    }

    fn __len__(&self) -> usize {
        self.scorer.reader.library.entries.len()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        let made = slf.get_type().getattr("from_files")?;
        Ok((made, (slf.get().files(slf.py())?,)))
    }

    fn __repr__(&self) -> String {
        format!("<reportedly.Lexicon: {} entries, {} files of one's own>", self.__len__(), self.files.len())
    }
}
