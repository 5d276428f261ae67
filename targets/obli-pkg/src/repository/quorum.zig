//! Whether enough people have signed metadata: different ones, of those that the role names, by all three schemes each.
//!
//! Not here: which role it is, and whose word about people counts (update.zig).

const std = @import("std");
const app = @import("../app.zig");
const options = @import("options");
const lib = @import("../lib.zig");
const metadata = @import("metadata.zig");
const trust = @import("../trust.zig");
const fault = @import("../fault.zig");
const App = app.App;
const Error = app.Error;

/// Refuses metadata that fewer than the threshold have signed. With a time those count whose own time it is.
/// Blocks are of different key sets (metadata.zig), and key sets of different people, so that each counts once.
/// Theorem: Package.Freshness.enoughMeansPeople.
pub fn require(a: *App, about: metadata.Metadata, signers: metadata.Signers, time: ?i64) Error!void {
    const message = about.message();
    var good: u16 = 0;
    var out_of_time: u16 = 0;
    for (0..about.blockCount()) |index| {
        const block = try about.block(index);
        const set = find(signers, try lib.signed.signer(block)) orelse continue;
        if (try trust.isRevoked(a, &set.id)) continue;
        const in_time = if (time) |seconds| set.validAt(seconds) else true;
        if (options.fault and fault.paper) {
            if (!fault.isOnPaper(&message, block, &set.id)) continue;
        } else lib.signed.verify(.repository, &message, block, set) catch continue;
        if (in_time) good += 1 else out_of_time += 1;
        if (good == signers.threshold) return;
    }
    return if (good + out_of_time >= signers.threshold) error.ExpiredKey else error.ThresholdUnmet;
}

fn find(signers: metadata.Signers, id: *align(1) const lib.keyset.Id) ?*const lib.keyset.KeySet {
    for (signers.people.sets, 0..) |*set, index| {
        if (signers.names(index) and std.mem.eql(u8, &set.id, id)) return set;
    }
    return null;
}
