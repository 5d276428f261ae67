//! Taking back a transaction that was interrupted or failed.
//!
//! A journal that is there belongs to a transaction that did not commit: it is taken back, the result made durable, and then
//! the journal removed. Until that last step everything can be done again. Theorem: Install.Atomic.recoveryIdempotent.
//! The theorem begins at what is on the disk. A process that was killed leaves the kernel with calls that are not there yet, so
//! recovery begins with a sync.

const lib = @import("lib.zig");
const sys = @import("sys.zig");
const app = @import("app.zig");
const input = @import("input.zig");
const progress = @import("progress.zig");
const tree = @import("tree.zig");
const Motion = @import("motion.zig").Motion;
const state = @import("state.zig");
const App = app.App;
const Error = app.Error;

/// Takes back what is in the journal; gives the number of that transaction, or null where there was none.
pub fn recover(a: *App, from: *state.State) Error!?u64 {
    const bytes = input.readFile(a, from.dir, "journal") catch |err| switch (err) {
        error.Absent => return null,
        else => return err,
    };
    const journal = lib.journal.decode(bytes) catch {
        return a.refuse(error.Io, &.{ state.folder, "/journal is damaged; nothing was changed. Bring it back from a backup, or see README.md" });
    };
    const undo: tree.Place = .slot(from.undo, journal.header.transaction);
    // It may be gone already.
    sys.makeFolder(undo.dir, undo.name(), 0o700) catch |err| switch (err) {
        error.Exists => {},
        else => return err,
    };
    try sys.syncFilesystem(from.dir);
    var motion: Motion = try .init(a, from, journal);
    a.tree.forget();
    try motion.takeBack();
    progress.disk();
    try sys.syncFilesystem(from.dir);
    // Only now: a disk that has the removal and not the moves before it would have lost what lay there.
    sys.removeFolder(undo.dir, undo.name()) catch |err| switch (err) {
        error.NotEmpty, error.Exists => {},
        else => return err,
    };
    try sys.unlink(from.dir, "journal");
    try sys.sync(from.dir, state.folder);
    try from.sweep(a);
    return journal.header.transaction;
}
