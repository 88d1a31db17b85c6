#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reportedly_fuzz::read::run(bytes));
