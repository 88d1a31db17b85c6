//! Holds the program's scores against people's codes: a sample to code, agreement of the coders, precision against them.

pub mod adjudication;
pub mod codes;
pub mod correction;
pub mod draw;
pub mod methods;
pub mod outlet_errors;
pub mod precision;
pub mod reliability;
pub mod returned;
pub mod sheet;
pub mod trial;
pub mod variable;

#[cfg(test)]
mod tests;
