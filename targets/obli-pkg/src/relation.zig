//! Whether packages may be installed together: what each depends on is there, and what it excludes is not.
//!
//! There is no search: the packages after an operation are those that were asked for and those that stay (Package.Resolve.after).
//! Ranges and names: Package.Relation. The order of versions: version.zig.

const std = @import("std");
const abi = @import("abi");
const lib = @import("lib.zig");
const app = @import("app.zig");
const database = @import("database.zig");
const input = @import("input.zig");
const state = @import("state.zig");
const tree = @import("tree.zig");
const sys = @import("sys.zig");
const State = state.State;
const App = app.App;
const Error = app.Error;
const Package = lib.package.Package;
const Relation = *align(1) const abi.Relation;

pub const Problem = struct {
    package: Package,
    relation: Relation,
    /// Of a need: a package of that name in a version that does not do. Of a conflict: the package that is in the way.
    other: ?Package,
};

/// Refuses an operation after which needs would not be met, or packages be in conflict.
/// Theorems: Package.Resolve.allowedIsConsistent, neverRefusedWrongly.
pub fn check(a: *App, operation: abi.Operation, set: []const Package) Error!void {
    a.problems = try problems(a, set);
    if (a.problems.len == 0) return;
    var unmet = false;
    for (a.problems) |problem| unmet = unmet or problem.relation.kind == .depends;
    const help = switch (operation) {
        .remove => "remove as well what needs it, or keep it",
        .rollback => "take back as well what came later (--chain)",
        else => if (unmet) "name in the same command what is missing, or install or upgrade it first" else "remove what is in the way first",
    };
    const what = if (unmet) "something that is needed would not be there; " else "packages exclude each other; ";
    return a.refuse(if (unmet) error.Unmet else error.Conflicting, &.{ what, help });
}

/// Everything that is wrong with a set. Theorems: Package.Resolve.honest, tellsAll, sound, complete.
pub fn problems(a: *App, set: []const Package) Error![]const Problem {
    var out: std.ArrayList(Problem) = .empty;
    for (set) |package| for (package.relations) |*relation| {
        var named: ?Package = null;
        const met = for (set) |other| {
            const same = std.mem.eql(u8, other.name(), package.name());
            if (meets(package, relation, other)) {
                if (relation.kind == .depends) break true;
                if (relation.kind == .conflicts and !same) try out.append(a.gpa, .{ .package = package, .relation = relation, .other = other });
            } else if (std.mem.eql(u8, other.name(), package.relationTexts(relation)[0])) named = other;
        } else false;
        if (relation.kind == .depends and !met) try out.append(a.gpa, .{ .package = package, .relation = relation, .other = named });
    };
    return out.items;
}

/// Package.Relation.meets: by its name and version, or by something that it provides.
pub fn meets(package: Package, relation: Relation, other: Package) bool {
    const texts = package.relationTexts(relation);
    if (std.mem.eql(u8, other.name(), texts[0]) and within(relation, texts, other.version())) return true;
    for (other.relations) |*offer| {
        if (offer.kind != .provides) continue;
        const offered = other.relationTexts(offer);
        if (!std.mem.eql(u8, offered[0], texts[0])) continue;
        // Without a version nothing is promised but the name: Package.Relation.noVersionNoPromise.
        const open = relation.lower == .none and relation.upper == .none;
        if (if (offer.lower == .none) open else within(relation, texts, offered[1])) return true;
    }
    return false;
}

/// Package.Relation.isWithin.
fn within(relation: Relation, texts: [3][]const u8, version: []const u8) bool {
    return onSide(relation.lower, version, texts[1], .lt) and onSide(relation.upper, version, texts[2], .gt);
}

/// Package.Relation.isAbove and isBelow: not beyond the end, and not on it if it is excluded.
fn onSide(bound: abi.Bound, version: []const u8, end: []const u8, beyond: std.math.Order) bool {
    if (bound == .none) return true;
    const found = lib.version.order(version, end);
    return found != beyond and (found != .eq or bound == .including);
}

/// What is installed once a transaction has been taken back.
pub fn afterRollback(a: *App, from: *State, transaction: u64, installed: []const Package) Error![]const Package {
    const journal = try from.readJournal(a, transaction);
    const undo = try from.openUndo(transaction);
    defer sys.close(undo);
    var out: std.ArrayList(Package) = .empty;
    for (installed) |package| {
        if (journal.find(try database.entryPath(a, package.name())) == null) try out.append(a.gpa, package);
    }
    for (journal.records, 0..) |*record, index| {
        const path = journal.path(index);
        if (record.before_kind != .file or !lib.path.within(path, state.database_folder)) continue;
        const slot: tree.Place = .slot(undo, index);
        var where: u32 = undefined;
        const package = lib.package.parse(try input.readFile(a, slot.dir, slot.name()), &where) catch
            return a.refuse(error.Io, &.{ path, " as it was before is damaged" });
        try out.append(a.gpa, package);
    }
    return out.items;
}

/// As in Debian's control files.
pub fn text(out: *lib.Text, package: Package, relation: Relation) Error!void {
    const texts = package.relationTexts(relation);
    try out.str(texts[0]);
    if (relation.kind == .provides) {
        if (relation.lower != .none) try out.strs(&.{ " (= ", texts[1], ")" });
        return;
    }
    const lower: []const u8 = switch (relation.lower) {
        .including => " (>= ",
        .excluding => " (>> ",
        else => "",
    };
    const upper: []const u8 = switch (relation.upper) {
        .including => "<= ",
        .excluding => "<< ",
        else => "",
    };
    const between: []const u8 = if (upper.len == 0) "" else if (lower.len == 0) " (" else ", ";
    try out.strs(&.{ lower, texts[1], between, upper, texts[2], if (lower.len + upper.len == 0) "" else ")" });
}

pub fn kindName(kind: abi.RelationKind) []const u8 {
    return switch (kind) {
        .depends => "depends",
        .conflicts => "conflicts",
        else => "provides",
    };
}

fn verb(kind: abi.RelationKind) []const u8 {
    return if (kind == .depends) "depends on" else "conflicts with";
}

/// For people: who needs or excludes what, and what there is.
pub fn line(out: *lib.Text, problem: Problem) Error!void {
    try out.strs(&.{ problem.package.name(), " ", problem.package.version(), " ", verb(problem.relation.kind), " " });
    try text(out, problem.package, problem.relation);
    if (problem.other) |other| try out.strs(&.{ ", and there is ", other.name(), " ", other.version() });
}
