//! Builds hello with the figures that it is to print: -Dsize=BYTES -Dformation=NAME -Dverdict=TEXT -Dcrypto=TEXT.
//!
//! The image contains hello and hello states the image's size, so its own size must not depend on what it states. The
//! figures are therefore fields of fixed width in the data of the program (src/main.zig), filled up with zeros.

const std = @import("std");

pub fn build(b: *std.Build) void {
    const target = b.standardTargetOptions(.{});
    const options = b.addOptions();
    options.addOption(?u64, "size", b.option(u64, "size", "size of the unpacked image, in bytes"));
    options.addOption(?[]const u8, "formation", b.option([]const u8, "formation", "ice formation of that size"));
    options.addOption(?[]const u8, "crypto", b.option([]const u8, "crypto", "post-quantum algorithms in the image"));
    options.addOption(?[]const u8, "verdict", b.option([]const u8, "verdict", "what the proof checkers said"));

    const root = b.createModule(.{
        .root_source_file = b.path("src/main.zig"),
        .target = target,
        .optimize = .small,
        .single_threaded = true,
        .strip = true,
        .unwind_tables = .none,
    });
    root.addOptions("options", options);
    b.installArtifact(b.addExecutable(.{ .name = "hello", .root_module = root }));
}
