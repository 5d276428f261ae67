//! How far a long operation is, for whoever sits before a terminal: one line on standard error that is written over, and gone at the end.
//!
//! Only an operation that takes longer than a moment shows it, and only a terminal that can clear a line is shown it. There is
//! no timer: while the kernel waits for the disk the line says so, and stays.

const std = @import("std");
const lib = @import("lib.zig");
const sys = @import("sys.zig");

const patience_ms = 500;
/// With what is told before the disk is waited for, not more than ten lines a second.
const between_ms = 150;

/// How wide the terminal is; 0 where nobody looks.
var columns: usize = 0;
var next_ms: u64 = 0;
var shown = false;

pub fn begin(environment: []const ?[*:0]const u8) void {
    const key = "TERM=";
    for (environment) |variable| {
        const text = std.mem.span(variable orelse continue);
        if (!std.mem.startsWith(u8, text, key) or text.len == key.len or std.mem.eql(u8, text[key.len..], "dumb")) continue;
        columns = sys.columns(2);
        next_ms = sys.uptime() + patience_ms;
    }
}

pub fn tell(what: []const u8, done: u64, total: u64) void {
    tellShare(what, done, total, done, total);
}

/// With a share that is not that of the things that are counted.
pub fn tellShare(what: []const u8, done: u64, total: u64, part: u64, whole: u64) void {
    if (columns == 0 or total == 0 or sys.uptime() < next_ms) return;
    var buffer: [512]u8 = undefined;
    var fixed: std.heap.FixedBufferAllocator = .init(&buffer);
    var line: lib.Text = .{ .gpa = fixed.allocator() };
    put(&line, what, done, total, @min(100, @as(u128, part) * 100 / @max(whole, 1))) catch return;
    show(line.bytes.items);
}

fn put(line: *lib.Text, what: []const u8, done: u64, total: u64, percent: u128) error{OutOfMemory}!void {
    try line.strs(&.{ what, ": " });
    try line.number(done);
    try line.str(" of ");
    try line.number(total);
    try line.str(", ");
    try line.number(@intCast(percent));
    try line.str(" %");
}

/// Before the disk is waited for.
pub fn disk() void {
    if (columns == 0 or (!shown and sys.uptime() < next_ms)) return;
    show("waiting for the disk");
}

fn show(text: []const u8) void {
    next_ms = sys.uptime() + between_ms;
    shown = true;
    sys.print(2, "\r");
    // A line that is wider than the terminal could not be written over.
    sys.print(2, text[0..@min(text.len, columns - 1)]);
    sys.print(2, clear_rest);
}

const clear_rest = "\x1b[K";

/// Before anything else is said.
pub fn clear() void {
    if (!shown) return;
    shown = false;
    sys.print(2, "\r" ++ clear_rest);
}
