//! verify: the tree against what was installed, and the chain of traces; verify FILE.zpkg: a package, with all its content.

const std = @import("std");
const abi = @import("abi");
const app = @import("../app.zig");
const chain = @import("../chain.zig");
const database = @import("../database.zig");
const package_file = @import("../input.zig");
const lib = @import("../lib.zig");
const log = @import("../log.zig");
const plan_install = @import("../plan_install.zig");
const report = @import("../report.zig");
const sys = @import("../sys.zig");
const tree = @import("../tree.zig");
const trust = @import("../trust.zig");
const Input = package_file.Input;
const Job = @import("../unpacker.zig").Job;
const Unpacker = @import("../unpacker.zig").Unpacker;
const Node = @import("../node.zig").Node;
const State = @import("../state.zig").State;
const App = app.App;
const Error = app.Error;
const Package = lib.package.Package;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len > 0 and package_file.isFile(arguments[0])) {
        if (arguments.len > 1) return report.usage(a, "verify takes one package file");
        return verifyFile(a, arguments[0]);
    }
    var state = try State.openToRead(a);
    try report.recovered(a);
    const packages = if (state) |*from| try database.load(a, from) else &.{};
    _ = try database.choose(a, packages, arguments);
    var check: Check = .{ .a = a, .problems = a.text() };
    for (packages) |package| {
        if (arguments.len == 0 or wanted(arguments, package.name())) try check.package(package);
    }
    if (arguments.len == 0) if (state) |*from| {
        for (try chain.check(a, from)) |problem| try check.tell(null, problem.path, problem.what, &.{});
    };
    return check.finish();
}

fn wanted(names: []const [:0]const u8, name: []const u8) bool {
    for (names) |one| if (std.mem.eql(u8, one, name)) return true;
    return false;
}

const Check = struct {
    a: *App,
    problems: lib.Text,
    count: u64 = 0,
    checked: u64 = 0,

    fn package(self: *Check, one: Package) Error!void {
        for (0..one.entries.len) |index| {
            self.checked += 1;
            const expected = plan_install.node(self.a, one, index);
            const path = one.path(index);
            const found = self.a.tree.lookClosely(path, &.{one}) catch |err| switch (err) {
                error.Link, error.NotDirectory => Node.absent,
                error.Denied => {
                    try self.tell(one.name(), path, "unreadable", &.{});
                    continue;
                },
                else => return err,
            };
            try self.compare(one, index, found, expected);
        }
    }

    /// Tells everything in which they differ.
    fn compare(self: *Check, one: Package, index: usize, found: Node, expected: Node) Error!void {
        const path = one.path(index);
        if (found.kind == .absent) return self.tell(one.name(), path, "missing", &.{});
        if (found.kind != Node.plainKind(expected.kind)) return self.tell(one.name(), path, "kind", &.{});
        // A directory may have been there before, with a mode, an owner and attributes of its own.
        if (found.kind == .directory) return;
        if (found.kind == .file and std.mem.eql(u8, &found.digest, &lib.package.no_digest)) {
            try self.tell(one.name(), path, "unreadable", &.{});
        } else if (found.size != expected.size or !std.mem.eql(u8, &found.digest, &expected.digest) or
            (expected.kind == .hardlink and !try self.sameFile(path, one.link(index))))
        {
            try self.tell(one.name(), path, "modified", &.{});
        }
        if (found.mode != expected.mode) try self.tell(one.name(), path, "mode", &.{});
        if (self.a.privileged() and (found.uid != expected.uid or found.gid != expected.gid)) try self.tell(one.name(), path, "owner", &.{});
        if (!Node.sameAttributes(found.attributes, expected.attributes)) {
            try self.tell(one.name(), path, "attributes", try self.differing(one, index));
        }
    }

    /// The attributes that a file has otherwise than its package says: those of the package in order, then those that it does not give.
    fn differing(self: *Check, one: Package, index: usize) Error![]const []const u8 {
        const attribute = lib.attribute;
        var out: std.ArrayList([]const u8) = .empty;
        const here = try self.a.tree.place(one.path(index));
        const fd = try sys.openFile(here.dir, here.name());
        defer sys.close(fd);
        const given = one.attributesOf(one.fileOf(index) orelse return out.items);
        const whose: tree.Whose = .{ .path = one.path(index), .packages = &.{one} };
        for (given) |*record| {
            const name = one.attributeName(record);
            var found: tree.Attributes = try .of(fd, whose);
            const same = while (try found.next()) |each| {
                if (!std.mem.eql(u8, each.name, name)) continue;
                break std.mem.eql(u8, &attribute.digestOf(name, each.value), &attribute.digestOf(name, one.attributeValue(record)));
            } else false;
            if (!same) try out.append(self.a.gpa, name);
        }
        var found: tree.Attributes = try .of(fd, whose);
        while (try found.next()) |each| {
            if (!one.declares(whose.path, each.name)) try out.append(self.a.gpa, try self.a.gpa.dupe(u8, each.name));
        }
        return out.items;
    }

    fn sameFile(self: *Check, left: []const u8, right: []const u8) Error!bool {
        const first = try self.a.tree.place(left);
        const inode = (try sys.stat(first.dir, first.name())).ino;
        const second = self.a.tree.place(right) catch return false;
        const other = sys.stat(second.dir, second.name()) catch return false;
        return inode == other.ino;
    }

    fn tell(self: *Check, name: ?[]const u8, path: []const u8, problem: []const u8, attributes: []const []const u8) Error!void {
        const text = &self.problems;
        if (self.a.json) {
            if (self.count > 0) try text.str(",");
            try text.str("{\"package\":");
            if (name) |known| try text.json(known) else try text.str("null");
            try text.str(",\"path\":");
            try text.json(path);
            try text.strs(&.{ ",\"problem\":\"", problem, "\"" });
            if (attributes.len > 0) {
                try text.str(",\"attributes\":");
                try report.list(text, attributes);
            }
            try text.str("}");
        } else {
            try text.strs(&.{ name orelse "obli-pkg", ": ", path, ": ", problem });
            for (attributes, 0..) |each, index| try text.strs(&.{ if (index == 0) " " else ", ", each });
            try text.str("\n");
        }
        self.count += 1;
    }

    fn finish(self: *Check) Error!u8 {
        const out = &self.a.out;
        if (self.a.json) {
            try out.strs(&.{ "{\"ok\":", if (self.count == 0) "true" else "false", ",\"checked\":" });
            try out.number(self.checked);
            try out.strs(&.{ ",\"problems\":[", self.problems.bytes.items, "]}\n" });
        } else if (self.count > 0) {
            try out.str(self.problems.bytes.items);
        } else {
            try out.number(self.checked);
            try out.str(" paths are as installed\n");
        }
        log.write(self.a, log.integrity_check, if (self.count == 0) "ok" else "failed");
        return if (self.count == 0) 0 else 1;
    }
};

fn verifyFile(a: *App, name: [:0]const u8) Error!u8 {
    var input: Input = try .open(a, name);
    const package = input.package;
    var jobs: std.ArrayList(Job) = .empty;
    for (package.entries, 0..) |*entry, index| {
        if (entry.kind == .file and entry.size > 0) try jobs.append(a.gpa, .{ .input = &input, .entry = @intCast(index) });
    }
    var unpacker = try Unpacker.begin(a, jobs.items);
    defer if (unpacker) |*one| one.finish();
    for (jobs.items) |job| {
        const entry = &package.entries[job.entry];
        const digest = unpacker.?.next(&input, entry.size, Nowhere{}) catch |err| {
            try a.blame(package.path(job.entry));
            return err;
        };
        if (!std.mem.eql(u8, &digest, &entry.digest)) {
            try a.blame(package.path(job.entry));
            return a.refuse(error.BadDigest, &.{name});
        }
    }
    const signed = package.header.signature_count > 0 and !a.allow_unsigned;
    if (signed) try trust.requireSigned(a, &input);
    const out = &a.out;
    if (a.json) {
        try out.str("{\"ok\":true,\"name\":");
        try out.json(package.name());
        try out.str(",\"version\":");
        try out.json(package.version());
        try out.str(",\"checked\":");
        try out.number(package.entries.len);
        try out.str(",\"signatures\":");
        try out.number(package.header.signature_count);
        try out.strs(&.{ ",\"signatures_verified\":", if (signed) "3" else "0", "}\n" });
    } else {
        try out.strs(&.{ package.name(), " ", package.version(), ": structure and digests are right; " });
        try out.str(if (signed) "signed by a key set that is trusted here\n" else "signatures were not verified\n");
    }
    return 0;
}

const Nowhere = struct {
    pub fn write(_: Nowhere, _: []const u8) Error!void {}
};
