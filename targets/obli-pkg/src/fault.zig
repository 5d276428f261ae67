//! Test builds only (-Dfault=true): the n-th writing system call does not happen; with OBLI_FAULT_READING=1 those that only
//! look are counted too.
//!
//! OBLI_FAULT_AFTER=n kills the process there, as a crash would; with OBLI_FAULT_ERROR=errno the call fails with that
//! number instead, and with OBLI_FAULT_STICKY=1 every later one too, as on a full disk. OBLI_FAULT_LACKS names calls that the
//! kernel does not have, separated by commas. OBLI_FAULT_ESCAPE=unpacker, fetcher or stage makes that part one that was taken over: it
//! tries to write to OBLI_FAULT_ESCAPE_TO, which is not its business. OBLI_FAULT_CLOCK is the time in seconds after 1970. With
//! OBLI_FAULT_PAPER=1 metadata of repositories are signed on paper, as anybody can (libs/repo, PAPER): a thousand of them take no time.
//! The shipped build does not import this file.

const std = @import("std");
const lib = @import("lib.zig");
const linux = std.os.linux;

var after: u64 = 0;
var errno: u16 = 0;
var sticky = false;
var reading = false;
var calls: u64 = 0;
var lacking: []const u8 = "";
var escaping: []const u8 = "";
var escape_to: ?[*:0]const u8 = null;
pub var clock: ?i64 = null;
pub var paper = false;

pub fn configure(environment: []const ?[*:0]const u8) void {
    for (environment) |variable| {
        const text = std.mem.span(variable orelse continue);
        if (value(text, "OBLI_FAULT_AFTER=")) |number| after = std.fmt.parseUnsigned(u64, number, 10) catch 0;
        if (value(text, "OBLI_FAULT_ERROR=")) |number| errno = std.fmt.parseUnsigned(u16, number, 10) catch 0;
        if (value(text, "OBLI_FAULT_READING=")) |number| reading = std.mem.eql(u8, number, "1");
        if (value(text, "OBLI_FAULT_LACKS=")) |names| lacking = names;
        if (value(text, "OBLI_FAULT_ESCAPE=")) |part| escaping = part;
        if (value(text, "OBLI_FAULT_ESCAPE_TO=")) |path| escape_to = text[text.len - path.len .. :0].ptr;
        if (value(text, "OBLI_FAULT_CLOCK=")) |number| clock = std.fmt.parseInt(i64, number, 10) catch null;
        if (value(text, "OBLI_FAULT_PAPER=")) |number| paper = std.mem.eql(u8, number, "1");
        if (value(text, "OBLI_FAULT_STICKY=")) |number| sticky = std.mem.eql(u8, number, "1");
    }
}

fn value(text: []const u8, key: []const u8) ?[]const u8 {
    return if (std.mem.startsWith(u8, text, key)) text[key.len..] else null;
}

/// Whether this kernel is one without the call.
pub fn lacks(call: []const u8) bool {
    var names = std.mem.splitScalar(u8, lacking, ',');
    while (names.next()) |name| if (std.mem.eql(u8, name, call)) return true;
    return false;
}

/// What somebody would do who has got hold of this part of the program: write a file elsewhere, and through whatever is open.
pub fn escape(part: enum { unpacker, fetcher, stage }) void {
    if (!std.mem.eql(u8, escaping, @tagName(part))) return;
    const path = escape_to orelse return;
    const word = "escaped";
    if (part != .stage) {
        var fd: linux.fd_t = 0;
        while (fd < 64) : (fd += 1) {
            const flags: linux.O = .{ .ACCMODE = .WRONLY, .CREAT = true, .EXCL = true };
            const beside = linux.openat(fd, "escaped", flags, 0o644);
            if (linux.errno(beside) == .SUCCESS) _ = linux.write(@intCast(beside), word, word.len);
        }
    }
    const flags: linux.O = .{ .ACCMODE = .WRONLY, .CREAT = true };
    const opened = linux.openat(linux.AT.FDCWD, path, flags, 0o644);
    if (linux.errno(opened) == .SUCCESS) _ = linux.write(@intCast(opened), word, word.len);
}

/// Whether these are signatures on paper.
pub fn isOnPaper(message: *const [64]u8, block: lib.package.Signatures, id: *const lib.keyset.Id) bool {
    for (block.descriptors) |*descriptor| {
        var sha512: lib.content.Sha512 = .init(.{});
        sha512.update(message);
        sha512.update(id);
        sha512.update(&.{@truncate(@backingInt(descriptor.scheme))});
        const bytes = block.bytes[@intCast(descriptor.offset)..][0..@intCast(descriptor.size)];
        if (!std.mem.eql(u8, bytes[0..64], &sha512.finalResult()) or !std.mem.allEqual(u8, bytes[64..], 0)) return false;
    }
    return true;
}

/// Called before each system call; an errno is what the call is to fail with.
pub fn point(writes: bool) ?linux.E {
    if (after == 0 or !(writes or reading)) return null;
    calls += 1;
    const hit = calls == after or (sticky and calls > after);
    if (!hit) return null;
    if (errno == 0) {
        _ = linux.kill(linux.getpid(), .KILL);
        linux.exit_group(137);
    }
    return @fromBackingInt(@intCast(errno));
}
