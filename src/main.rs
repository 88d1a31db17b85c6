//! The command line of reportedly.

fn main() {}
