//! Traces: one JSON line a change, with what was there before and after.
//!
//! A trace is a file of its own per transaction, for people and for monitors on the host; it begins with a line about the
//! transaction that holds the digest of the trace before it, so that a gap or a change shows. Not traced: obli-pkg's
//! own files, and parents whose time alone changes.

const std = @import("std");
const abi = @import("abi");
const journal = @import("journal.zig");
const package = @import("package.zig");
const path = @import("path.zig");
const Digest = @import("attribute.zig").Digest;
const Text = @import("text.zig").Text;

/// Whether a change is one that a trace tells.
pub fn tells(record: *align(1) const abi.JournalRecord, name: []const u8) bool {
    if (path.within(name, path.state_directory)) return false;
    return record.change != .metadata or record.before_mode != record.after_mode;
}

/// The record of a trace, from the journal's.
pub fn fromJournal(begin: journal.Begin, record: *align(1) const abi.JournalRecord, name: []const u8, sequence: u32) abi.TraceRecord {
    var out = std.mem.zeroes(abi.TraceRecord);
    out.transaction = begin.transaction;
    out.time_seconds = begin.time_seconds;
    out.sequence = sequence;
    out.path_size = @intCast(name.len);
    out.operation = begin.operation;
    inline for (.{ "change", "before_kind", "after_kind", "before_mode", "after_mode", "before_size", "after_size", "before_digest", "after_digest", "before_attributes", "after_attributes" }) |field| {
        @field(out, field) = @field(record, field);
    }
    return out;
}

pub fn operationName(operation: abi.Operation) []const u8 {
    return switch (operation) {
        .install => "install",
        .remove => "remove",
        .upgrade => "upgrade",
        .rollback => "rollback",
        else => "unknown",
    };
}

pub fn changeName(change: abi.Change) []const u8 {
    return switch (change) {
        .create => "create",
        .replace => "replace",
        .remove => "remove",
        .metadata => "metadata",
        else => "unknown",
    };
}

pub fn kindName(kind: abi.FileKind) []const u8 {
    return switch (kind) {
        .absent => "absent",
        .file => "file",
        .directory => "directory",
        .symlink => "symlink",
        .hardlink => "hardlink",
        else => "unknown",
    };
}

/// The members about a transaction, without the braces.
pub fn about(text: *Text, begin: journal.Begin, subject: []const u8, changes: u64) Text.Error!void {
    try text.str("\"transaction\":");
    try text.number(begin.transaction);
    try text.strs(&.{ ",\"operation\":\"", operationName(begin.operation), "\",\"subject\":" });
    try text.json(subject);
    try text.str(",\"time\":\"");
    try text.time(begin.time_seconds);
    try text.str("\",\"changes\":");
    try text.number(changes);
}

pub fn object(text: *Text, record: abi.TraceRecord, name: []const u8) Text.Error!void {
    try text.str("{\"sequence\":");
    try text.number(record.sequence);
    try text.str(",\"path\":");
    try text.json(name);
    try text.strs(&.{ ",\"change\":\"", changeName(record.change), "\",\"before\":" });
    try node(text, record.before_kind, record.before_mode, record.before_size, &record.before_digest, &record.before_attributes);
    try text.str(",\"after\":");
    try node(text, record.after_kind, record.after_mode, record.after_size, &record.after_digest, &record.after_attributes);
    try text.str("}");
}

fn node(text: *Text, kind: abi.FileKind, mode: u32, size: u64, digest: *const [64]u8, attributes: *const [64]u8) Text.Error!void {
    try text.strs(&.{ "{\"kind\":\"", kindName(kind), "\"" });
    if (kind != .absent) {
        try text.str(",\"mode\":\"");
        try text.padded(mode, 8, 4);
        try text.str("\"");
    }
    if (kind == .file or kind == .hardlink) {
        try text.str(",\"size\":");
        try text.number(size);
    }
    if (!std.mem.eql(u8, digest, &package.no_digest)) {
        try text.str(",\"digest\":\"");
        try text.hex(digest);
        try text.str("\"");
    }
    if (std.mem.eql(u8, attributes, &Digest.unknown)) return text.str(",\"attributes\":null}");
    if (!std.mem.eql(u8, attributes, &Digest.none)) {
        try text.str(",\"attributes\":\"");
        try text.hex(attributes);
        try text.str("\"");
    }
    try text.str("}");
}
