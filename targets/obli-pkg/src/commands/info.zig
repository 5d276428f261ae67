//! info NAME|FILE.zpkg: one package: installed, offered by a repository, or in a file.

const abi = @import("abi");
const options = @import("options");
const lib = @import("../lib.zig");
const app = @import("../app.zig");
const choose = @import("../repository/choose.zig");
const database = @import("../database.zig");
const offering = @import("../repository/offer.zig");
const relation = @import("../relation.zig");
const report = @import("../report.zig");
const App = app.App;
const Error = app.Error;
const file = @import("../input.zig");
const Input = file.Input;

pub fn run(a: *App, arguments: []const [:0]const u8) Error!u8 {
    if (arguments.len != 1) return report.usage(a, "info needs the name of one package, or a package file");
    if (file.isFile(arguments[0])) {
        const input: Input = try .open(a, arguments[0]);
        return tell(a, input.package, null, null);
    }
    const installed = try database.loadToRead(a);
    if (options.signatures and database.find(installed, arguments[0]) == null) for (try choose.kept(a)) |*trusted| {
        const offer = try offering.newest(trusted, arguments[0], .any) orelse continue;
        return tell(a, try offer.package(), null, &offer);
    };
    const packages = try database.choose(a, installed, arguments);
    // The entry of the database has the time of the transaction that wrote it.
    const entry = try a.tree.look(try database.entryPath(a, packages[0].name()));
    return tell(a, packages[0], entry.mtime_seconds, null);
}

fn tell(a: *App, package: lib.package.Package, installed: ?i64, offer: ?*const offering.Offer) Error!u8 {
    const out = &a.out;
    const files = database.countFiles(package);
    const all = [_]struct { []const u8, []const u8, u64 }{
        .{ "size", "bytes to fetch", if (options.signatures) (if (offer) |one| one.record().size else 0) else 0 },
        .{ "unpacked_size", "bytes unpacked", package.header.unpacked_size },
        .{ "files", "files", files },
        .{ "directories", "directories", package.entries.len - files },
        .{ "content_size", "bytes packed", package.header.content_size },
        .{ "signatures", "signatures, not verified", package.header.signature_count },
    };
    // Of what is only offered no more is known.
    const counts = if (offer == null) all[1..] else all[0..2];
    if (a.json) {
        try out.str("{\"name\":");
        try out.json(package.name());
        try out.str(",\"version\":");
        try out.json(package.version());
        for (counts) |count| {
            try out.strs(&.{ ",\"", count[0], "\":" });
            try out.number(count[2]);
        }
        for ([_]abi.RelationKind{ .depends, .conflicts, .provides }) |kind| {
            try out.strs(&.{ ",\"", relation.kindName(kind), "\":[" });
            var several = false;
            for (package.relations) |*one| if (one.kind == kind) {
                try out.str(if (several) ",\"" else "\"");
                try relation.text(out, package, one);
                try out.str("\"");
                several = true;
            };
            try out.str("]");
        }
        try out.str(",\"installed\":");
        if (installed) |seconds| {
            try out.str("\"");
            try out.time(seconds);
            try out.str("\"");
        } else try out.str("null");
        if (options.signatures) if (offer) |one| try out.strs(&.{ ",\"repository\":\"", one.from.store.name, "\"" });
        try out.str("}\n");
        return 0;
    }
    try out.strs(&.{ package.name(), " ", package.version(), "\n" });
    for (counts) |count| {
        try out.number(count[2]);
        try out.strs(&.{ " ", count[1], "\n" });
    }
    for (package.relations) |*one| {
        try out.strs(&.{ relation.kindName(one.kind), " " });
        try relation.text(out, package, one);
        try out.str("\n");
    }
    if (options.signatures) if (offer) |one| try out.strs(&.{ "offered by ", one.from.store.name, "\n" });
    if (installed) |seconds| {
        try out.str("installed ");
        try out.time(seconds);
        try out.str("\n");
    }
    return 0;
}
