//! libobli for wasm32: packages checked in any host by the code that ships.
//!
//! The host allocates (obli_alloc), copies a package in, and calls with the address of a report (abi/: PackageReport,
//! VerifyReport), which points into that copy. All integers are little-endian. Nothing here traps on bad input; memory is
//! given back by obli_free with the size that was asked for. What the functions are is said in proofs/Abi/Functions.idr.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");

pub const panic = std.debug.no_panic;

comptime {
    abi.checkFunctions(@This());
}

const gpa = std.heap.wasm_allocator;

pub export fn obli_alloc(size: usize) ?[*]u8 {
    const bytes = gpa.alignedAlloc(u8, .@"16", @max(size, 1)) catch return null;
    return bytes.ptr;
}

pub export fn obli_free(pointer: ?[*]u8, size: usize) void {
    const bytes: [*]align(16) u8 = @alignCast(pointer orelse return);
    gpa.free(bytes[0..@max(size, 1)]);
}

fn slice(bytes: []const u8) abi.Slice {
    return .{ .pointer = @ptrCast(bytes.ptr), .length = bytes.len };
}

const nothing: abi.Slice = .{ .pointer = null, .length = 0 };

/// A package of which nothing is there has no bytes, whatever its size is said to be.
fn given(bytes: ?[*]const u8, size: usize) []const u8 {
    return if (bytes) |start| start[0..size] else &.{};
}

pub export fn obli_package_open(bytes: ?[*]const u8, size: usize, out: ?*abi.PackageReport) abi.Status {
    const report = out orelse return .internal;
    report.* = std.mem.zeroes(abi.PackageReport);
    var where: u32 = undefined;
    const package = open(given(bytes, size), &where) catch |refusal| {
        report.status = lib.status.status(refusal);
        return report.status;
    };
    report.* = .{
        .status = .ok,
        .entry_count = package.header.entry_count,
        .name = slice(package.name()),
        .version = slice(package.version()),
        .unpacked_size = package.header.unpacked_size,
        .content_size = package.header.content_size,
        .signature_count = package.header.signature_count,
        // Null where there is none: an empty manifest has no first entry.
        .entries = if (package.entries.len == 0) null else @ptrCast(@alignCast(package.entries.ptr)),
        .strings = slice(package.strings),
    };
    return .ok;
}

fn open(bytes: []const u8, where: *u32) lib.status.Refusal!lib.package.Package {
    where.* = lib.package.whole;
    const header = try lib.package.parseHeader(bytes);
    const total = try lib.package.totalSize(header);
    if (bytes.len < total) return error.Truncated;
    if (bytes.len > total) return error.BadSize;
    const package = try lib.package.parse(bytes, where);
    const block = bytes[package.head.len..][0..@intCast(header.signatures_size)];
    _ = try lib.package.parseSignatures(header, block);
    return package;
}

/// The digest that did not match, for the report.
var actual: [64]u8 = undefined;

pub export fn obli_package_verify(bytes: ?[*]const u8, size: usize, out: ?*abi.VerifyReport) abi.Status {
    const report = out orelse return .internal;
    report.* = .{ .status = .ok, .entry_index = lib.package.whole, .path = nothing, .expected_digest = null, .actual_digest = null };
    verify(given(bytes, size), report) catch |refusal| {
        report.status = lib.status.status(refusal);
    };
    return report.status;
}

fn verify(bytes: []const u8, report: *abi.VerifyReport) lib.status.Refusal!void {
    const package = try open(bytes, &report.entry_index);
    const scratch = gpa.create(lib.content.Scratch) catch return error.TooLarge;
    defer gpa.destroy(scratch);
    var mismatch: lib.content.Mismatch = .{ .entry = lib.package.whole, .actual = undefined };
    const content = bytes[@intCast(package.contentOffset())..];
    lib.content.verifyAll(package, content, scratch, &mismatch) catch |refusal| {
        report.entry_index = mismatch.entry;
        report.path = slice(package.path(mismatch.entry));
        if (refusal == error.BadDigest) {
            actual = mismatch.actual;
            report.expected_digest = &package.entries[mismatch.entry].digest;
            report.actual_digest = &actual;
        }
        return refusal;
    };
}
