//! The zip container: entries stored as they are, in the order given, all of the same day, so that
//! the same files give the same bytes.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs files by name.
pub fn pack(files: &[(String, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        let written = writer
            .start_file(name.as_str(), options)
            .map_err(std::io::Error::other)
            .and_then(|()| writer.write_all(bytes));
        // Memory takes what is written to it; an entry of 4 GB, the only one refused, is left out.
        if written.is_err() {
            let _ = writer.abort_file();
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
