//! Whom this root trusts: key sets beneath obli-pkg's own folder, each in a file named by its identifier.
//!
//! `keys/` has the trusted ones, `revoked-keys/` those that are not to be trusted again. A key set is moved from one to the
//! other by one rename, so that there is no moment in which it is in both or in neither; where both have it, revoked wins.
//! Not here: the form of key sets (keyset.zig), what makes a package signed (signed.zig).

const std = @import("std");
const options = @import("options");
const lib = @import("lib.zig");
const app = @import("app.zig");
const input = @import("input.zig");
const log = @import("log.zig");
const sys = @import("sys.zig");
const tree = @import("tree.zig");
const state = @import("state.zig");
const App = app.App;
const Error = app.Error;
const KeySet = lib.keyset.KeySet;

pub const Store = enum {
    trusted,
    revoked,

    fn folder(self: Store) []const u8 {
        return switch (self) {
            .trusted => state.folder ++ "/keys",
            .revoked => state.folder ++ "/revoked-keys",
        };
    }
};

/// Refuses a package that is not signed by a key set which is trusted here for packages, and now.
/// Theorem: Package.Threshold.acceptedMeansThree
pub fn requireSigned(a: *App, package: *const input.Input) Error!void {
    if (!options.signatures) return a.refuse(error.UntrustedKey, &.{ package.name, ": this obli-pkg was built without signatures and trusts nobody; --allow-unsigned installs it all the same" });
    try a.openRoot();
    var about: []const u8 = "";
    check(a, package, &about) catch |err| return switch (err) {
        error.UnsignedPackage, error.MissingSignature, error.BadSignature, error.UntrustedKey, error.RevokedKey, error.ExpiredKey, error.BadKey => a.refuse(err, &.{ package.name, about }),
        else => err,
    };
}

/// The key set that signed the package, once that is certain. `about` becomes who claims to have signed it.
fn check(a: *App, package: *const input.Input, about: *[]const u8) Error!void {
    const claimed = (try lib.signed.signer(package.signatures)).*;
    about.* = try std.mem.concat(a.gpa, u8, &.{ ", signed by ", &lib.keyset.fingerprint(&claimed) });
    const set = try trusted(a, &claimed);
    // A key set of another role, such as one for indexes, signs no packages.
    if (set.fields.role != .package) return error.UntrustedKey;
    if (!set.validAt(sys.now().sec)) return error.ExpiredKey;
    const message = lib.package.digest(package.package.head);
    lib.signed.verify(.package, &message, package.signatures, &set) catch |err| {
        log.write(a, log.signature_verification, "failed");
        return err;
    };
    log.write(a, log.signature_verification, "ok");
}

/// Whether the key set of this identifier is never to be trusted here.
pub fn isRevoked(a: *App, id: *const lib.keyset.Id) Error!bool {
    return try read(a, .revoked, id) != null;
}

/// The trusted key set of this identifier.
pub fn trusted(a: *App, id: *const lib.keyset.Id) Error!KeySet {
    if (try read(a, .revoked, id) != null) return error.RevokedKey;
    return try read(a, .trusted, id) orelse error.UntrustedKey;
}

fn fileName(id: *const lib.keyset.Id) [65:0]u8 {
    var out: [65:0]u8 = @splat(0);
    out[0..64].* = std.fmt.bytesToHex(id, .lower);
    return out;
}

fn read(a: *App, store: Store, id: *const lib.keyset.Id) Error!?KeySet {
    const name = fileName(id);
    const path = try std.mem.concat(a.gpa, u8, &.{ store.folder(), "/", name[0..64] });
    const place = a.tree.place(path) catch |err| return if (err == error.Absent) null else err;
    const found = try place.look();
    if (found.kind == .absent) return null;
    const bytes = try input.readFile(a, place.dir, place.name());
    const set = lib.keyset.parse(bytes) catch return damaged(a, path);
    if (!std.mem.eql(u8, &set.id, id)) return damaged(a, path);
    return set;
}

fn damaged(a: *App, path: []const u8) Error {
    return a.refuse(error.Io, &.{ path, " is damaged: it is not the key set that it is named after" });
}

/// Every key set of a store, in the order of identifiers.
pub fn list(a: *App, store: Store) Error![]KeySet {
    const place = a.tree.place(store.folder()) catch |err| return if (err == error.Absent) &.{} else err;
    const dir = sys.openFolder(place.dir, place.name()) catch |err| return if (err == error.Absent) &.{} else err;
    defer sys.close(dir);
    var out: std.ArrayList(KeySet) = .empty;
    for (try tree.sortedNames(a.gpa, dir)) |name| {
        var id: lib.keyset.Id = undefined;
        // What an interrupted write left has another name.
        if (name.len != 64) continue;
        _ = std.fmt.hexToBytes(&id, name) catch continue;
        if (try read(a, store, &id)) |set| try out.append(a.gpa, set);
    }
    return out.items;
}

/// Keeps a key set: whole under its name, or not at all.
pub fn put(a: *App, store: Store, bytes: []const u8) Error!void {
    const set = try lib.keyset.parse(bytes);
    const dir = try openStore(a, store);
    defer sys.close(dir);
    const name = fileName(&set.id);
    if ((try (try tree.Place.at(dir, name[0..64])).look()).kind != .absent) return;
    const temporary = "new";
    sys.unlink(dir, temporary) catch |err| if (err != error.Absent) return err;
    const file = try sys.createFile(dir, temporary, 0o644);
    {
        defer sys.close(file);
        try sys.writeAll(file, temporary, bytes);
        try sys.sync(file, temporary);
    }
    try sys.moveOver(dir, temporary, dir, name[0..64 :0]);
    try sys.sync(dir, store.folder());
}

/// From now on the key set is not trusted, and will not be again.
pub fn revoke(a: *App, set: *const KeySet) Error!void {
    const from = try openStore(a, .trusted);
    defer sys.close(from);
    const to = try openStore(a, .revoked);
    defer sys.close(to);
    const name = fileName(&set.id);
    try sys.moveOver(from, name[0..64 :0], to, name[0..64 :0]);
    try sys.sync(to, Store.revoked.folder());
    try sys.sync(from, Store.trusted.folder());
}

/// The folder of a store, made where it is missing. The caller holds the lock.
fn openStore(a: *App, store: Store) Error!sys.Fd {
    const place = try a.tree.place(store.folder());
    sys.makeFolder(place.dir, place.name(), 0o755) catch |err| if (err != error.Exists) return err;
    return sys.openFolder(place.dir, place.name());
}
