//! One block of SHA-256 for slhdsa-c, which spends most of its time there: by the processor's own instructions where it has them
//! (sha256_fast.zig), by slhdsa-c's portable code otherwise.
//!
//! Only blocks that are hashed one after another go through here; what slhdsa-c hashes within its file for SHA-256 stays its own.

const std = @import("std");
const builtin = @import("builtin");

extern fn lago_sha256_compress_fast(words: *[24]u32) void;
extern fn lago_sha256_compress_portable(words: *[24]u32) void;

var compress: ?*const fn (*[24]u32) callconv(.c) void = null;

export fn sha2_256_compress(words: *[24]u32) callconv(.c) void {
    const chosen = compress orelse if (hasInstructions()) &lago_sha256_compress_fast else &lago_sha256_compress_portable;
    compress = chosen;
    chosen(words);
}

/// As on a processor without the instructions, for tests.
pub fn withoutInstructions() void {
    compress = &lago_sha256_compress_portable;
}

fn hasInstructions() bool {
    return switch (builtin.cpu.arch) {
        .x86_64 => hasShaAndAvx2(),
        .aarch64 => std.os.linux.getauxval(std.elf.AT.HWCAP) & (1 << 6) != 0,
        else => @compileError("sha2_256.c has its own function of this name for this machine (build.zig)"),
    };
}

/// The instructions themselves, the vector instructions between them, and a kernel that keeps the registers of those.
fn hasShaAndAvx2() bool {
    const sha = 1 << 29;
    const avx2 = 1 << 5;
    const xsave = 1 << 27;
    if (cpuid(0).eax < 7) return false;
    if (cpuid(1).ecx & xsave == 0) return false;
    const registers = asm volatile ("xgetbv"
        : [_] "={eax}" (-> u32),
        : [_] "{ecx}" (@as(u32, 0)),
        : .{ .edx = true });
    const kept = 6;
    return registers & kept == kept and cpuid(7).ebx & (sha | avx2) == (sha | avx2);
}

const Leaf = struct { eax: u32, ebx: u32, ecx: u32 };

fn cpuid(leaf: u32) Leaf {
    var eax: u32 = undefined;
    var ebx: u32 = undefined;
    var ecx: u32 = undefined;
    asm volatile ("cpuid"
        : [_] "={eax}" (eax),
          [_] "={ebx}" (ebx),
          [_] "={ecx}" (ecx),
        : [_] "{eax}" (leaf),
          [_] "{ecx}" (@as(u32, 0)),
        : .{ .edx = true });
    return .{ .eax = eax, .ebx = ebx, .ecx = ecx };
}
