//! The three schemes as part of a program, for the build.zig of whoever needs them: SLH-DSA by slhdsa-c, Ed448 by libdecaf, which
//! Zig's std has not, and its own ML-DSA; and what is to be fast where the rest is to be small. Builds nothing by itself.
//!
//! The C sources are not here: the tool chain fetches them (tools/toolchain/lock.json). Said here is which files are compiled, for which
//! machine, and how; section garbage collection takes away what a program does not call. No C library and nothing of the
//! machine's headers: include/ has the few declarations, and nothing allocates. Optimised for size, but for the
//! hashing of SLH-DSA, which is most of the time.

const std = @import("std");

/// Where the sources lie, as `lago build` says (-Dlibdecaf, -Dslhdsa).
pub const Sources = struct {
    libdecaf: []const u8,
    slhdsa: []const u8,

    /// Nothing is built without them, and the message says who knows.
    pub fn from(b: *std.Build) ?Sources {
        const libdecaf = b.option([]const u8, "libdecaf", "where the sources of libdecaf lie (lago build fetches them)");
        const slhdsa = b.option([]const u8, "slhdsa", "where the sources of slhdsa-c lie (lago build fetches them)");
        return .{ .libdecaf = libdecaf orelse return null, .slhdsa = slhdsa orelse return null };
    }
};

pub fn build(_: *std.Build) void {}

const slhdsa_files = [_][]const u8{ "sha2_512.c", "slh_dsa.c", "slh_sha2.c" };
/// Its function for one block gets another name where sha256.zig has one in its place.
const slhdsa_sha256 = "sha2_256.c";
const renamed = "-Dsha2_256_compress=lago_sha256_compress_portable";

const decaf_files = [_][]const u8{
    "generated/c/ed448goldilocks/decaf.c",
    "generated/c/ed448goldilocks/eddsa.c",
    "generated/c/ed448goldilocks/scalar.c",
    "generated/c/p448/f_generic.c",
    "src/ed448goldilocks/decaf_tables.c",
    "src/p448/f_arithmetic.c",
    "src/shake.c",
    "src/utils.c",
};

/// In include/.
const declarations = [_][]const u8{ "assert.h", "endian.h", "inttypes.h", "stdlib.h", "string.h", "sys/types.h" };

const flags = [_][]const u8{ "-std=gnu99", "-DNDEBUG", "-ffunction-sections", "-fdata-sections", "-fno-strict-aliasing", "-Wno-everything" };

/// The module can import `scheme`.
pub fn addScheme(b: *std.Build, module: *std.Build.Module) void {
    module.addAnonymousImport("scheme", .{ .root_source_file = file(b, "scheme.zig"), .optimize = module.optimize });
}

/// The functions that `scheme` calls are part of the module.
pub fn addTo(b: *std.Build, module: *std.Build.Module, target: std.Build.ResolvedTarget, sources: Sources) void {
    module.linkLibrary(library(b, "slhdsa", slhdsaModule(b, target, sources.slhdsa)));
    module.linkLibrary(library(b, "decaf", decafModule(b, target, sources.libdecaf)));
    module.linkLibrary(library(b, "ml_dsa", zigModule(b, "ml_dsa.zig", target, .small)));
    if (target.result.cpu.arch != .wasm32) {
        const memory = zigModule(b, "memory.zig", target, .fast);
        // Or else the compiler finds that memcpy copies, and calls memcpy for it.
        memory.no_builtin = true;
        module.linkLibrary(library(b, "memory", memory));
    }
    if (withShaInstructions(b, target)) |better| {
        module.linkLibrary(library(b, "sha256_fast", zigModule(b, "sha256_fast.zig", better, .fast)));
    }
}

/// A file beside this one, whichever program is built.
fn file(b: *std.Build, path: []const u8) std.Build.LazyPath {
    return b.dependencyFromBuildZig(@This(), .{}).path(path);
}

/// The same, written to where Zig's cache has this content: what is compiled from there is compiled once for all copies of these sources.
fn kept(b: *std.Build, comptime path: []const u8) std.Build.LazyPath {
    return b.addWriteFiles().add(path, @embedFile(path));
}

/// The machine with the instructions for SHA-256 that not all of its kind have; null where it has none of that kind.
fn withShaInstructions(b: *std.Build, target: std.Build.ResolvedTarget) ?std.Build.ResolvedTarget {
    var query = target.query;
    query.cpu_features_add = switch (target.result.cpu.arch) {
        .x86_64 => std.Target.x86.featureSet(&.{ .sha, .avx2 }),
        .aarch64 => std.Target.aarch64.featureSet(&.{.sha2}),
        else => return null,
    };
    return b.resolveTargetQuery(query);
}

/// What is Zig's and compiled apart from the rest, without the checks of the safe mode, as the C sources are.
fn zigModule(b: *std.Build, comptime root: []const u8, target: std.Build.ResolvedTarget, optimize: std.builtin.Optimize) *std.Build.Module {
    return b.createModule(.{
        .root_source_file = kept(b, root),
        .target = target,
        .optimize = optimize,
        .single_threaded = true,
        .strip = true,
        .unwind_tables = .none,
    });
}

fn library(b: *std.Build, name: []const u8, module: *std.Build.Module) *std.Build.Step.Compile {
    return b.addLibrary(.{ .name = name, .root_module = module, .linkage = .static });
}

fn create(b: *std.Build, target: std.Build.ResolvedTarget, optimize: std.builtin.Optimize) *std.Build.Module {
    const module = b.createModule(.{
        .target = target,
        .optimize = optimize,
        .sanitize_c = .off,
        .stack_protector = false,
        .strip = true,
        .unwind_tables = .none,
    });
    const headers = b.addWriteFiles(); // as `kept` does
    inline for (declarations) |name| _ = headers.add(name, @embedFile("include/" ++ name));
    module.addIncludePath(headers.getDirectory());
    return module;
}

fn slhdsaModule(b: *std.Build, target: std.Build.ResolvedTarget, root: []const u8) *std.Build.Module {
    const folder: std.Build.LazyPath = .{ .cwd_relative = b.pathJoin(&.{ root, "slhdsa-c" }) };
    const module = create(b, target, .fast);
    module.addIncludePath(folder);
    module.addCSourceFiles(.{ .root = folder, .files = &slhdsa_files, .flags = &flags });
    const own = withShaInstructions(b, target) == null;
    module.addCSourceFiles(.{ .root = folder, .files = &.{slhdsa_sha256}, .flags = if (own) &flags else &(flags ++ .{renamed}) });
    return module;
}

fn decafModule(b: *std.Build, target: std.Build.ResolvedTarget, root: []const u8) *std.Build.Module {
    const folder: std.Build.LazyPath = .{ .cwd_relative = root };
    // The architectures of libdecaf: its assembler on amd64, portable 64-bit code elsewhere, 32-bit code for wasm.
    const arch = switch (target.result.cpu.arch) {
        .x86_64 => "arch_x86_64",
        .wasm32 => "arch_32",
        else => "arch_ref64",
    };
    const module = create(b, target, .small);
    // So that it takes the order of bytes from include/endian.h: it knows systems by name, and wasm32 is none.
    if (target.result.cpu.arch == .wasm32) module.addCMacro("__linux__", "1");
    const includes = [_][]const u8{
        "generated/include", "src/public_include", "src/include",                      b.pathJoin(&.{ "src/include", arch }),
        "generated/c/p448",  "src/p448",           b.pathJoin(&.{ "src/p448", arch }),
    };
    for (includes) |path| module.addIncludePath(folder.path(b, path));
    module.addCSourceFiles(.{ .root = folder, .files = &decaf_files, .flags = &flags });
    module.addCSourceFiles(.{ .root = folder, .files = &.{b.pathJoin(&.{ "src/p448", arch, "f_impl.c" })}, .flags = &flags });
    return module;
}
