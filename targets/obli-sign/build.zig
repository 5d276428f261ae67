//! Builds obli-sign, and its tests.
//!
//! zig build -Dtarget=x86_64-linux-musl; zig build test. `lago build obli-sign` calls it.

const std = @import("std");
const crypto = @import("crypto");

pub fn build(b: *std.Build) void {
    const target = b.standardTargetOptions(.{});
    const source = b.option([]const u8, "source", "the digest of the sources, for `version`") orelse "unknown";
    const sources = crypto.Sources.from(b) orelse return;

    const options = b.addOptions();
    options.addOption([]const u8, "source", source);
    // Safety checks stay in it: secrets are better lost than given away.
    b.installArtifact(b.addExecutable(.{ .name = "obli-sign", .root_module = module(b, "src/main.zig", target, .safe, options, sources) }));

    const tests = b.addTest(.{ .root_module = module(b, "src/main.zig", b.graph.host, .debug, options, sources) });
    b.step("test", "run the unit tests").dependOn(&b.addRunArtifact(tests).step);
}

fn module(
    b: *std.Build,
    root: []const u8,
    target: std.Build.ResolvedTarget,
    optimize: std.builtin.Optimize,
    options: *std.Build.Step.Options,
    sources: crypto.Sources,
) *std.Build.Module {
    const out = b.createModule(.{
        .root_source_file = b.path(root),
        .target = target,
        .optimize = optimize,
        .single_threaded = true,
        .strip = optimize != .debug,
        .unwind_tables = if (optimize == .debug) null else .none,
    });
    out.addOptions("options", options);
    crypto.addScheme(b, out);
    crypto.addTo(b, out, target, sources);
    return out;
}
