//! key list|trust|revoke|rotate: which key sets may sign what this root installs.
//!
//! `trust` is the word of whoever runs it: he has compared the fingerprint. `rotate` and a statement of `revoke` are the
//! word of a key set that is trusted already: its own, or for a revocation that of a root key set too.

const std = @import("std");
const options = @import("options");
const abi = @import("abi");
const app = @import("../app.zig");
const input = @import("../input.zig");
const lib = @import("../lib.zig");
const report = @import("../report.zig");
const sys = @import("../sys.zig");
const trust = @import("../trust.zig");
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;
const KeySet = lib.keyset.KeySet;

const Subcommand = struct { name: []const u8, run: *const fn (*App, [:0]const u8) Error!u8 };
const subcommands = [_]Subcommand{
    .{ .name = "trust", .run = trustFile },
    .{ .name = "revoke", .run = revoke },
    .{ .name = "rotate", .run = rotate },
};

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (!options.signatures) return report.usage(a, "this obli-pkg was built without signatures and keeps no keys");
    if (arguments.len == 1 and std.mem.eql(u8, arguments[0], "list")) return list(a);
    if (arguments.len == 2) for (subcommands) |subcommand| {
        if (std.mem.eql(u8, arguments[0], subcommand.name)) return subcommand.run(a, arguments[1]);
    };
    return report.usage(a, "key list, key trust FILE, key revoke FINGERPRINT|FILE, key rotate FILE");
}

fn list(a: *App) Error!u8 {
    try a.openRoot();
    var first = true;
    if (a.json) try a.out.str("[");
    for ([_]trust.Store{ .trusted, .revoked }) |store| for (try trust.list(a, store)) |*set| {
        try tell(a, set, standing(set, store), &first);
    };
    if (a.json) try a.out.str("]\n");
    return 0;
}

fn standing(set: *const KeySet, store: trust.Store) []const u8 {
    if (store == .revoked) return "revoked";
    return if (set.validAt(sys.now().sec)) "trusted" else "expired";
}

fn roleName(role: abi.KeyRole) []const u8 {
    return switch (role) {
        .root => "root",
        .package => "package",
        .repository => "repository",
        .host => "host",
        else => "unknown",
    };
}

fn tell(a: *App, set: *const KeySet, word: []const u8, first: *bool) Error!void {
    const out = &a.out;
    const fingerprint = lib.keyset.fingerprint(&set.id);
    if (!a.json) {
        try out.strs(&.{ &fingerprint, " ", word, " ", roleName(set.fields.role), " ", set.owner() });
        if (set.fields.expires_seconds != 0) {
            try out.str(", until ");
            try out.time(set.fields.expires_seconds);
        }
        return out.str("\n");
    }
    if (!first.*) try out.str(",");
    first.* = false;
    try out.strs(&.{ "{\"fingerprint\":\"", &fingerprint, "\",\"key_id\":\"", &std.fmt.bytesToHex(set.id, .lower) });
    try out.strs(&.{ "\",\"status\":\"", word, "\",\"role\":\"", roleName(set.fields.role), "\",\"owner\":" });
    try out.json(set.owner());
    try out.str(",\"expires\":");
    if (set.fields.expires_seconds == 0) try out.str("null") else {
        try out.str("\"");
        try out.time(set.fields.expires_seconds);
        try out.str("\"");
    }
    try out.str("}");
}

fn done(a: *App, state: *State, set: *const KeySet, word: []const u8) Error!u8 {
    state.first.keep(a);
    var first = true;
    try tell(a, set, word, &first);
    if (a.json) try a.out.str("\n");
    return 0;
}

fn trustFile(a: *App, name: [:0]const u8) Error!u8 {
    const bytes = try input.readNamed(a, name, lib.keyset.size);
    const set = lib.keyset.parse(bytes) catch |refusal| return a.refuse(refusal, &.{name});
    var state: State = try .openToWrite(a);
    errdefer state.abandon(a);
    _ = trust.trusted(a, &set.id) catch |err| switch (err) {
        error.UntrustedKey => try trust.put(a, .trusted, bytes),
        error.RevokedKey => return a.refuse(error.RevokedKey, &.{name}),
        else => return err,
    };
    return done(a, &state, &set, standing(&set, .trusted));
}

fn revoke(a: *App, argument: [:0]const u8) Error!u8 {
    if (std.mem.indexOfAny(u8, argument, "/.") != null) return revokeBy(a, argument);
    var state: State = try .openToWrite(a);
    errdefer state.abandon(a);
    for (try trust.list(a, .trusted)) |*set| if (lib.keyset.names(argument, &set.id)) {
        try trust.revoke(a, set);
        return done(a, &state, set, "revoked");
    };
    return a.refuse(error.NotFound, &.{ "no trusted key set has the fingerprint ", argument });
}

/// By a statement of the key set itself, or of a trusted root key set.
fn revokeBy(a: *App, name: [:0]const u8) Error!u8 {
    const statement = try parseStatement(a, name, .revoke);
    var state: State = try .openToWrite(a);
    errdefer state.abandon(a);
    const set = try trust.trusted(a, &statement.fields.key_id);
    const signer = try verified(a, name, &statement);
    if (!std.mem.eql(u8, &signer.id, &set.id) and signer.fields.role != .root) {
        return a.refuse(error.BadStatement, &.{ name, ": only the key set itself or a root key set may revoke it" });
    }
    try trust.revoke(a, &set);
    return done(a, &state, &set, "revoked");
}

/// The successor is trusted in the place of the key set that says so.
fn rotate(a: *App, name: [:0]const u8) Error!u8 {
    const statement = try parseStatement(a, name, .rotate);
    var state: State = try .openToWrite(a);
    errdefer state.abandon(a);
    const old = try trust.trusted(a, &statement.fields.key_id);
    const signer = try verified(a, name, &statement);
    const successor = try lib.keyset.parse(statement.successor);
    if (!std.mem.eql(u8, &signer.id, &old.id)) {
        return a.refuse(error.BadStatement, &.{ name, ": only the key set itself may name its successor" });
    }
    if (successor.fields.role != old.fields.role) {
        return a.refuse(error.BadStatement, &.{ name, ": the successor has another role" });
    }
    if (std.mem.eql(u8, &successor.id, &old.id)) return a.refuse(error.BadStatement, &.{ name, ": nothing succeeds itself" });
    _ = trust.trusted(a, &successor.id) catch |err| switch (err) {
        error.UntrustedKey => {},
        else => return err,
    };
    // The new one first: a crash between the two leaves both, and the same command ends it.
    try trust.put(a, .trusted, statement.successor);
    try trust.revoke(a, &old);
    return done(a, &state, &successor, standing(&successor, .trusted));
}

fn parseStatement(a: *App, name: [:0]const u8, kind: abi.StatementKind) Error!lib.statement.Statement {
    const bytes = try input.readNamed(a, name, lib.statement.max_size);
    const statement = lib.statement.parse(bytes) catch |refusal| return a.refuse(refusal, &.{name});
    if (statement.fields.kind != kind) return a.refuse(error.BadStatement, &.{ name, ": it says something else" });
    return statement;
}

/// The trusted key set that signed the statement, while it is valid.
fn verified(a: *App, name: [:0]const u8, statement: *const lib.statement.Statement) Error!KeySet {
    const claimed = lib.signed.signer(statement.signatures) catch |refusal| return a.refuse(refusal, &.{name});
    const id = claimed.*;
    const set = try trust.trusted(a, &id);
    if (!set.validAt(sys.now().sec)) return a.refuse(error.ExpiredKey, &.{name});
    const message = statement.digest();
    lib.signed.verify(.statement, &message, statement.signatures, &set) catch |refusal| return a.refuse(refusal, &.{name});
    return set;
}
