//! repo add|list|remove: which repositories this root knows, and what it trusts of each.
//!
//! A repository is trusted by root metadata that whoever runs `add` has from somewhere else than its server, and never by what
//! a server says first.

const std = @import("std");
const options = @import("options");
const app = @import("../app.zig");
const input = @import("../input.zig");
const lib = @import("../lib.zig");
const metadata = @import("../repository/metadata.zig");
const report = @import("../report.zig");
const store = @import("../repository/store.zig");
const url = @import("../repository/url.zig");
const updating = @import("../repository/update.zig");
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;
const Trusted = updating.Trusted;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (!options.signatures) return report.usage(a, "this obli-pkg was built without signatures and knows no repositories");
    const usage = "repo add NAME ADDRESS --root-file FILE, repo list, repo remove NAME";
    if (arguments.len == 0) return report.usage(a, usage);
    if (std.mem.eql(u8, arguments[0], "list") and arguments.len == 1) return listAll(a);
    if (std.mem.eql(u8, arguments[0], "remove") and arguments.len == 2) return remove(a, arguments[1]);
    if (std.mem.eql(u8, arguments[0], "add") and arguments.len == 3) {
        const file = a.root_file orelse return report.usage(a, "repo add needs --root-file FILE: root metadata of the repository (metadata/1.root) that you have from whom you trust");
        return add(a, arguments[1], arguments[2], file);
    }
    return report.usage(a, usage);
}

fn add(a: *App, name: [:0]const u8, address: [:0]const u8, file: [:0]const u8) Error!u8 {
    if (!lib.path.validPackageName(name)) return report.usage(a, "the name of a repository has letters, digits and + - . _, 128 at most");
    _ = url.parse(address) catch |err| return report.usage(a, switch (err) {
        error.Scheme => "a repository is at http://HOST[:PORT]/PATH or file:/FOLDER; there is no https, since everything is verified by its signatures",
        error.Form => "the address must be of the form http://HOST[:PORT]/PATH or file:/FOLDER, without user, query or fragment",
    });
    try a.openRoot();
    const bytes = try input.readNamed(a, file, metadata.max_root);
    if (bytes.len > metadata.max_root) return a.refuse(error.SizeExceeded, &.{file});
    _ = try updating.checkFirst(a, file, bytes);
    var state: State = try .openToWrite(a);
    errdefer state.abandon(a);
    var stores = try store.Stores.make(a);
    if (try stores.find(a, name) != null) return a.refuse(error.Conflict, &.{ "there is a repository ", name, "; remove it first" });
    try stores.add(a, name, std.mem.trimEnd(u8, address, "/"), bytes);
    state.first.keep(a);
    var out = a.text();
    var trusted: Trusted = try .load(a, (try stores.find(a, name)).?);
    try tell(a, &out, &trusted);
    try list(a, out.bytes.items);
    return 0;
}

fn remove(a: *App, name: [:0]const u8) Error!u8 {
    var stores = try store.Stores.openToChange(a) orelse return a.refuse(error.NotFound, &.{ "there is no repository ", name });
    if (!lib.path.validPackageName(name) or try stores.find(a, name) == null) return a.refuse(error.NotFound, &.{ "there is no repository ", name });
    try stores.remove(a, name);
    return 0;
}

fn listAll(a: *App) Error!u8 {
    var out = a.text();
    if (try store.Stores.open(a)) |opened| {
        var stores = opened;
        for (try stores.list(a)) |one| {
            var trusted: Trusted = try .load(a, one);
            try tell(a, &out, &trusted);
        }
    }
    try list(a, out.bytes.items);
    return 0;
}

/// Repositories that were told, one after the other.
pub fn list(a: *App, told: []const u8) Error!void {
    if (a.json) try a.out.strs(&.{ "[", if (told.len > 0) told[1..] else "", "]\n" }) else try a.out.str(told);
}

/// What is trusted of a repository.
pub fn tell(a: *App, out: *lib.Text, trusted: *const Trusted) Error!void {
    const id = std.fmt.bytesToHex(trusted.root.metadata.header().repository, .lower);
    const versions = [_]struct { []const u8, ?metadata.Metadata }{
        .{ "root", trusted.root.metadata },
        .{ "timestamp", if (trusted.timestamp) |one| one.metadata else null },
        .{ "snapshot", if (trusted.snapshot) |one| one.metadata else null },
        .{ "targets", if (trusted.targets) |one| one.metadata else null },
    };
    if (!a.json) {
        try out.strs(&.{ trusted.store.name, " ", trusted.store.address });
        for (versions) |version| if (version[1]) |one| {
            try out.strs(&.{ ", ", version[0], " " });
            try out.number(one.header().version);
        };
        if (trusted.timestamp) |timestamp| {
            try out.str(", until ");
            try out.time(timestamp.metadata.header().expires_seconds);
        } else try out.str(", not updated yet");
        return out.str("\n");
    }
    try out.strs(&.{ ",{\"name\":\"", trusted.store.name, "\",\"address\":" });
    try out.json(trusted.store.address);
    try out.strs(&.{ ",\"id\":\"", &id, "\"" });
    for (versions) |version| {
        try out.strs(&.{ ",\"", version[0], "\":" });
        if (version[1]) |one| try out.number(one.header().version) else try out.str("null");
    }
    try out.str(",\"expires\":");
    if (trusted.timestamp) |timestamp| {
        try out.str("\"");
        try out.time(timestamp.metadata.header().expires_seconds);
        try out.str("\"}");
    } else try out.str("null}");
}
