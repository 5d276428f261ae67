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

    const linked = if (signatures) sources else null;
    const program = b.addExecutable(.{
        .name = if (fault) "obli-pkg-fault" else "obli-pkg",
        .root_module = if (optimize == .debug)
            module(b, "src/main.zig", target, optimize, options, linked)
        else
            forSize(b, unlinked(b, "src/main.zig", target, optimize, options, linked != null), symbols, linked),
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

/// The checks of `program` as its mode has them, and code made for size. No mode of Zig's has both, but the checks are in the
/// bitcode that Zig hands to LLVM: the same LLVM, called as the C compiler that comes with Zig, is told to make every function
/// small (what Zig tells it in the mode `small`).
fn forSize(b: *std.Build, program: *std.Build.Module, symbols: bool, sources: ?crypto.Sources) *std.Build.Module {
    const target = program.resolved_target.?;
    const settings: std.Build.Module.CreateOptions = .{
        .target = target,
        .optimize = .small,
        .single_threaded = true,
        .strip = !symbols,
        .unwind_tables = .none,
        .error_tracing = false,
    };
    program.strip = !symbols;
    const whole = b.createModule(settings);
    whole.root_source_file = b.path("src/start.zig");
    whole.addImport("program", program);
    const object = b.addObject(.{ .name = "program", .root_module = whole });

    const out = b.createModule(settings);
    out.addCSourceFile(.{ .file = object.getEmittedLlvmBc(), .flags = small_code });
    if (sources) |found| crypto.addTo(b, out, target, found);
    return out;
}

/// For size but for the functions that see every byte of a package, which would take half as long again.
const small_code = flags: {
    var flags: []const []const u8 = &.{ "-Oz", "-Wno-override-module" };
    for (.{ "minsize", "optsize" }) |attribute| {
        flags = flags ++ .{ "-mllvm", "-force-attribute=" ++ attribute };
        for (every_byte) |function| flags = flags ++ .{ "-mllvm", "-force-remove-attribute=" ++ function ++ ":" ++ attribute };
    }
    break :flags flags;
};

/// By their names in the program (`nm`, -Dsymbols=true).
const every_byte = [_][]const u8{ "unpacker.Work.unpack", "zstd.Huffman.decodeStream", "zstd.Backward.peek", "zstd.Backward.at", "zstd.Backward.read" };

fn module(
    b: *std.Build,
    root: []const u8,
    target: std.Build.ResolvedTarget,
    optimize: std.builtin.Optimize,
    options: *std.Build.Step.Options,
    sources: ?crypto.Sources,
) *std.Build.Module {
    const out = unlinked(b, root, target, optimize, options, sources != null);
    if (sources) |found| crypto.addTo(b, out, target, found);
    return out;
}

/// What is Zig's of it; `native`: it calls the verifiers.
fn unlinked(
    b: *std.Build,
    root: []const u8,
    target: std.Build.ResolvedTarget,
    optimize: std.builtin.Optimize,
    options: *std.Build.Step.Options,
    native: bool,
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
    parts.addOption(bool, "native", native);
    out.addOptions("parts", parts);
    // What it imports is there for every program; the C sources only for those that call them.
    crypto.addScheme(b, out);
    return out;
}
