//! Which packages are brought in for the names that somebody gives: from what `update` verified, the newest that fits.
//!
//! There is no search here either (relation.zig): what somebody names is brought in, and for a need that nothing meets then the one
//! package of the repositories that can, if it is one. Where several could, whoever asks has to choose. What is installed is
//! not upgraded on the way. Repositories are asked in the order of their names; the first that has the name answers.

const std = @import("std");
const options = @import("options");
const abi = @import("abi");
const app = @import("../app.zig");
const confine = @import("../confine.zig");
const database = @import("../database.zig");
const input = @import("../input.zig");
const lib = @import("../lib.zig");
const offering = @import("offer.zig");
const relation = @import("../relation.zig");
const store = @import("store.zig");
const sys = @import("../sys.zig");
const State = @import("../state.zig").State;
const Trusted = @import("update.zig").Trusted;
const App = app.App;
const Error = app.Error;
const Offer = offering.Offer;
const Package = lib.package.Package;

/// All repositories of this root, with what is kept of each, for a command that only looks.
pub fn kept(a: *App) Error![]Trusted {
    var stores = try store.Stores.open(a) orelse return &.{};
    return load(a, &stores, true);
}

/// All repositories of this root, with what is trusted of each.
fn load(a: *App, from: *store.Stores, offline: bool) Error![]Trusted {
    const stores = try from.list(a);
    const out = try a.gpa.alloc(Trusted, stores.len);
    for (stores, out) |one, *trusted| {
        trusted.* = try .load(a, one);
        trusted.offline = offline;
    }
    return out;
}

pub const Choice = struct {
    a: *App,
    operation: abi.Operation,
    repositories: []Trusted,
    installed: []const Package,
    /// What is chosen, and what each would be once it is here.
    offers: std.ArrayList(Offer) = .empty,
    /// Packages of files that were named as well.
    files: []const input.Input,

    /// A name, or NAME=VERSION.
    fn name(self: *Choice, argument: []const u8) Error!void {
        const a = self.a;
        const equals = std.mem.indexOfScalar(u8, argument, '=');
        const wanted = argument[0 .. equals orelse argument.len];
        const version: ?[]const u8 = if (equals) |at| argument[at + 1 ..] else null;
        for (self.offers.items) |*offer| if (std.mem.eql(u8, offer.name(), wanted)) return a.refuse(error.AlreadyInstalled, &.{ wanted, " is asked for twice" });
        const before = database.find(self.installed, wanted);
        if (self.operation == .install) {
            if (before) |index| return a.refuse(error.AlreadyInstalled, &.{ wanted, " ", self.installed[index].version(), " is installed; `upgrade` brings a newer version" });
        } else if (before == null) return a.refuse(error.NotFound, &.{ wanted, " is not installed; install it" });
        const filter: offering.Filter = if (version) |exact| .{ .version = exact } else .any;
        for (self.repositories) |*trusted| if (try offering.newest(trusted, wanted, filter)) |offer| return self.offers.append(a.gpa, offer);
        return a.refuse(error.NotOffered, &.{ argument, if (self.repositories.len == 0) ": there is no repository; `obli-pkg repo add` adds one" else "" });
    }

    /// Every installed package of which there is a newer version.
    fn newer(self: *Choice) Error!void {
        for (self.installed) |package| {
            const filter: offering.Filter = .{ .newer_than = package.version() };
            for (self.repositories) |*trusted| {
                if (try offering.answering(trusted, package.name()) == null) continue;
                if (try offering.newest(trusted, package.name(), filter)) |offer| try self.offers.append(self.a.gpa, offer);
                break;
            }
        }
    }

    /// The packages that would be installed.
    fn outcome(self: *Choice) Error![]const Package {
        var out: std.ArrayList(Package) = .empty;
        for (self.files) |*file| try out.append(self.a.gpa, file.package);
        for (self.offers.items) |*offer| try out.append(self.a.gpa, try offer.package());
        const coming = out.items.len;
        for (self.installed) |package| {
            if (database.find(out.items[0..coming], package.name()) == null) try out.append(self.a.gpa, package);
        }
        return out.items;
    }

    /// Adds what is needed and can only be one package, until nothing is missing or nothing helps.
    fn complete(self: *Choice) Error!void {
        const asked = self.offers.items.len;
        var set = try self.outcome();
        again: while (true) {
            for (try relation.problems(self.a, set)) |*problem| {
                if (self.operation != .install or problem.relation.kind != .depends) continue;
                const offer = try self.only(problem, set) orelse continue;
                try self.offers.append(self.a.gpa, offer);
                set = try self.outcome();
                continue :again;
            }
            break;
        }
        try relation.check(self.a, self.operation, set);
        for (self.offers.items[asked..]) |*offer| {
            try self.a.added.append(self.a.gpa, try std.mem.concat(self.a.gpa, u8, &.{ offer.name(), " ", offer.version() }));
        }
    }

    /// The one package that meets a need, and is not there in another version.
    fn only(self: *Choice, problem: *const relation.Problem, set: []const Package) Error!?Offer {
        const filter: offering.Filter = .{ .meeting = problem };
        const needed = problem.package.relationTexts(problem.relation)[0];
        var found: ?Offer = try self.meeting(needed, filter, set);
        for (self.repositories) |*trusted| {
            const targets = trusted.targets orelse continue;
            for (targets.packages, 0..) |*record, index| {
                if (record.relation_count == 0) continue;
                const offer: Offer = .{ .from = trusted, .targets = targets, .index = index };
                if (found) |other| if (std.mem.eql(u8, other.name(), offer.name())) continue;
                if (!try filter.fits(offer)) continue;
                // The name may be somebody else's to answer for.
                const answer = try self.meeting(offer.name(), filter, set) orelse continue;
                if (found != null) return null;
                found = answer;
            }
        }
        return found;
    }

    fn meeting(self: *Choice, wanted: []const u8, filter: offering.Filter, set: []const Package) Error!?Offer {
        if (database.find(set, wanted) != null) return null;
        for (self.repositories) |*trusted| {
            if (try offering.answering(trusted, wanted) == null) continue;
            return offering.newest(trusted, wanted, filter);
        }
        return null;
    }
};

/// Package files for an operation: those that are named, and those that repositories have, which are fetched.
pub fn obtain(a: *App, arguments: []const [:0]const u8, operation: abi.Operation, files: []const input.Input) Error![]input.Input {
    if (!options.signatures) return a.refuse(error.NotOffered, &.{"this obli-pkg was built without signatures and knows no repositories"});
    try a.openRoot();
    var stores = try store.Stores.openToChange(a) orelse
        return a.refuse(error.NotOffered, &.{if (arguments.len > 0) arguments[0] else "no repository was ever added; `obli-pkg repo add` adds one"});
    a.fetched = stores;
    try confine.toFolder(a.tree.root, .connects);
    var choice: Choice = .{ .a = a, .operation = operation, .repositories = try load(a, &stores, false), .installed = try installedNow(a), .files = files };
    for (choice.repositories) |*trusted| try trusted.requireCurrent();
    var named = false;
    for (arguments) |argument| if (!input.isFile(argument)) {
        named = true;
        try choice.name(argument);
    };
    if (!named and operation == .upgrade) try choice.newer();
    try choice.complete();
    const out = try a.gpa.alloc(input.Input, choice.offers.items.len);
    if (out.len == 0) return out;
    const dir = try stores.openDownloads();
    defer sys.close(dir);
    for (choice.offers.items, out) |*offer, *one| one.* = try fetch(a, dir, offer);
    return out;
}

/// The lock is let go of again: the operation takes it for itself.
fn installedNow(a: *App) Error![]const Package {
    var state = try State.openToRead(a) orelse return &.{};
    defer state.close();
    defer a.tree.forget();
    return database.load(a, &state);
}

fn fetch(a: *App, dir: sys.Fd, offer: *const Offer) Error!input.Input {
    const record = offer.record();
    const digest = record.digest;
    const hex = std.fmt.bytesToHex(digest[0..32], .lower);
    const file = try a.zero(&.{&hex});
    const path = try std.mem.concat(a.gpa, u8, &.{ "packages/", file, ".zpkg" });
    const fd = try offer.from.fetcher.download(dir, file, path, record.size, &digest);
    const title = try std.mem.concat(a.gpa, u8, &.{ offer.name(), " ", offer.version(), " of ", offer.from.store.name });
    const out: input.Input = try .openFd(a, fd, title);
    if (!same(try offer.package(), out.package)) return a.refuse(error.Mismatched, &.{ title, ": the package is not what the repository says of it" });
    return out;
}

/// Whether a package is what its record says.
fn same(said: Package, found: Package) bool {
    if (!std.mem.eql(u8, said.name(), found.name()) or !std.mem.eql(u8, said.version(), found.version())) return false;
    if (said.header.privileges != found.header.privileges or said.header.unpacked_size != found.header.unpacked_size) return false;
    if (said.relations.len != found.relations.len) return false;
    for (said.relations, found.relations) |*one, *other| {
        if (one.kind != other.kind or one.lower != other.lower or one.upper != other.upper) return false;
        for (said.relationTexts(one), found.relationTexts(other)) |text, there| if (!std.mem.eql(u8, text, there)) return false;
    }
    return true;
}
