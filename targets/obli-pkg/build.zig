//! Builds obli-pkg, its fault-injection variant, libobli as wasm, and the tests.
//!
//! zig build -Dtarget=x86_64-linux-musl [-Dfault=true] [-Dsignatures=false]; zig build wasm; zig build test; zig build smoke; zig build fuzz --fuzz=N. `lago build obli-pkg` calls it.

const std = @import("std");
const crypto = @import("crypto");

const version = "0.1.0";

pub fn build(b: *std.Build) void {
    const target = b.standardTargetOptions(.{});
    // Safety checks stay in what ships: a fault of ours must stop, not go on.
    const optimize = b.option(std.builtin.Optimize, "optimize", "safe unless said otherwise") orelse .safe;
    const fault = b.option(bool, "fault", "make the n-th writing system call fail (tests only)") orelse false;
    const abi_version = b.option([]const u8, "abi", "the ABI that the build generated") orelse "lago-abi/1";

    const source = b.option([]const u8, "source", "the digest of the sources, for `version`") orelse "unknown";
    const sources = crypto.Sources.from(b);
    // Never shipped: what is left shows how large the rest is.
    const signatures = b.option(bool, "signatures", "false: no cryptography but SHA-512; installs only what is allowed to be unsigned") orelse true;
    // With them `nm --size-sort` tells what takes the room.
    const symbols = b.option(bool, "symbols", "keep the symbols") orelse false;

    const options = b.addOptions();
    options.addOption([]const u8, "version", version);
    options.addOption([]const u8, "abi", abi_version);
    options.addOption([]const u8, "source", source);
    options.addOption(bool, "fault", fault);
    options.addOption(bool, "signatures", signatures);

    const main = module(b, "src/main.zig", target, optimize, options, if (signatures) sources else null);
    const program = b.addExecutable(.{
        .name = if (fault) "obli-pkg-fault" else "obli-pkg",
        // Parts in different modes do not agree on how errors are traced in debug.
        .root_module = if (optimize == .debug) main else forSize(b, main, symbols),
    });
    b.installArtifact(program);

    const verdicts = b.addExecutable(.{ .name = "verdicts", .root_module = module(b, "src/verdicts.zig", target, optimize, options, sources) });
    b.step("verdicts", "the program that tells tests the verdict of each signature").dependOn(&b.addInstallArtifact(verdicts, .{}).step);

    const wasm_target = b.resolveTargetQuery(.{ .cpu_arch = .wasm32, .os_tag = .freestanding });
    const wasm = b.addExecutable(.{
        .name = "libobli",
        .root_module = module(b, "src/wasm.zig", wasm_target, .small, options, null),
    });
    wasm.entry = .disabled;
    wasm.rdynamic = true;
    const verifier = b.addExecutable(.{ .name = "verify", .root_module = module(b, "src/verify_wasm.zig", wasm_target, .small, options, sources) });
    verifier.entry = .disabled;
    verifier.rdynamic = true;
    const wasm_step = b.step("wasm", "libobli and the three verifiers for wasm32");
    for ([_]*std.Build.Step.Compile{ wasm, verifier }) |one| wasm_step.dependOn(&b.addInstallArtifact(one, .{}).step);

    const samples = b.addExecutable(.{ .name = "samples", .root_module = module(b, "src/samples.zig", b.graph.host, .debug, options, sources) });
    const smoke = b.addSystemCommand(&.{"sh"});
    smoke.addFileArg(b.path("tests/smoke.sh"));
    smoke.addArtifactArg(b.addExecutable(.{ .name = "obli-pkg", .root_module = module(b, "src/main.zig", b.graph.host, .debug, options, sources) }));
    smoke.addArtifactArg(samples);
    b.step("smoke", "try the program on this machine").dependOn(&smoke.step);

    const tests = b.addTest(.{ .root_module = module(b, "src/tests.zig", b.graph.host, .debug, options, sources) });
    // Coverage comes from LLVM; debug, since that is compiled soonest and has every check.
    const fuzzed = module(b, "src/fuzz.zig", b.graph.host, .debug, options, sources);
    fuzzed.single_threaded = false;
    const fuzz = b.addTest(.{ .name = "fuzz", .root_module = fuzzed, .use_llvm = true });
    b.step("fuzz", "fuzz what reads the bytes of strangers; --fuzz=N says how often").dependOn(&b.addRunArtifact(fuzz).step);

    b.step("test", "run the unit tests").dependOn(&b.addRunArtifact(tests).step);
}

/// A program whose own code is compiled as `program` says, checks and all, but put together for size, as is what it takes
/// from std: a quarter less. Every index, length and sum that comes out of a package is reckoned in our own code.
fn forSize(b: *std.Build, program: *std.Build.Module, symbols: bool) *std.Build.Module {
    if (symbols) program.strip = false;
    const root = b.createModule(.{
        .root_source_file = b.path("src/start.zig"),
        .target = program.resolved_target,
        .optimize = .small,
        .single_threaded = true,
        .strip = program.strip,
        .unwind_tables = program.unwind_tables,
        .error_tracing = false,
    });
    root.addImport("program", program);
    return root;
}

fn module(
    b: *std.Build,
    root: []const u8,
    target: std.Build.ResolvedTarget,
    optimize: std.builtin.Optimize,
    options: *std.Build.Step.Options,
    sources: ?crypto.Sources,
) *std.Build.Module {
    const out = b.createModule(.{
        .root_source_file = b.path(root),
        .target = target,
        .optimize = optimize,
        .single_threaded = true,
        .strip = optimize != .debug,
        .unwind_tables = if (optimize == .debug) null else .none,
        .error_tracing = optimize == .debug,
    });
    out.addImport("abi", b.createModule(.{ .root_source_file = b.path("../../abi/zig/abi.zig"), .optimize = optimize }));
    out.addOptions("options", options);
    const parts = b.addOptions();
    parts.addOption(bool, "native", sources != null);
    out.addOptions("parts", parts);
    // What it imports is there for every program; the C sources only for those that call them.
    crypto.addScheme(b, out);
    if (sources) |found| crypto.addTo(b, out, target, found);
    return out;
}
