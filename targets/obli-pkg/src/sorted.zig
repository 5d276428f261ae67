//! Looking something up in what is sorted, by bisection. std's takes slices; the tables in packages and journals are records
//! without alignment whose names lie elsewhere.

const std = @import("std");

/// The first of `count` places that does not come before `wanted`; `count` if all do.
pub fn lowerBound(
    count: usize,
    table: anytype,
    wanted: anytype,
    comptime before: fn (@TypeOf(table), usize, @TypeOf(wanted)) bool,
) usize {
    var low: usize = 0;
    var high: usize = count;
    while (low < high) {
        const middle = low + (high - low) / 2;
        if (before(table, middle, wanted)) low = middle + 1 else high = middle;
    }
    return low;
}

/// The place of this name among the first `count`, each of which has another.
pub fn find(count: usize, table: anytype, wanted: []const u8, comptime name: fn (@TypeOf(table), usize) []const u8) ?usize {
    const at = lowerBound(count, table, wanted, struct {
        fn before(of: @TypeOf(table), place: usize, what: []const u8) bool {
            return std.mem.order(u8, name(of, place), what) == .lt;
        }
    }.before);
    return if (at < count and std.mem.eql(u8, name(table, at), wanted)) at else null;
}

test "each name is found where it is, and no other" {
    const names = [_][]const u8{ "", "a", "a-b", "a/b", "b" };
    const at = struct {
        fn at(table: []const []const u8, place: usize) []const u8 {
            return table[place];
        }
    }.at;
    for (0..names.len + 1) |count| {
        const table: []const []const u8 = names[0..count];
        for (names, 0..) |name, place| {
            try std.testing.expectEqual(if (place < count) place else null, find(count, table, name, at));
        }
        for ([_][]const u8{ "0", "a.", "aa", "c" }) |name| try std.testing.expectEqual(null, find(count, table, name, at));
    }
}
