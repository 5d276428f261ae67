//! Where the shipped program starts. All of obli-pkg is in main.zig and keeps every check of the safe mode; this file is the root
//! of the build, so that what comes from std, and how everything is put together, is made for size (build.zig).

const std = @import("std");
const program = @import("program");

pub const panic = program.panic;
pub const std_options = program.std_options;
pub const std_options_debug_threaded_io = program.std_options_debug_threaded_io;
pub const std_options_debug_io = program.std_options_debug_io;

pub fn main(init: std.process.Init.Minimal) u8 {
    return program.main(init);
}
