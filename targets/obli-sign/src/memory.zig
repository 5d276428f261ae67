//! Secrets in memory: for nobody else's eyes while they are needed, and overwritten when they are not.
//!
//! Signing leaves copies of seeds and of what comes of them on the stack, in functions of others that do not clear up. So all of the
//! stack that they can have reached is overwritten. Beyond this: registers, and what the kernel keeps of the pipe.

const std = @import("std");
const linux = std.os.linux;

/// More than twice of what any of the schemes uses (ML-DSA has matrices there).
const reached = 1 << 20;

/// Forbids dumps and other processes of this user to look; keeps memory from being swapped out as far as this process may.
pub fn keepPrivate() void {
    _ = linux.prctl(@intFromEnum(linux.PR.SET_DUMPABLE), 0, 0, 0, 0);
    const none: linux.rlimit = .{ .cur = 0, .max = 0 };
    _ = linux.setrlimit(.CORE, &none);
    // The stack has all that it will have by then, and need not grow beyond what may be kept.
    wipeStack();
    _ = linux.mlockall(.{ .CURRENT = true });
}

/// Calls with the stack of the callee so far below the caller's that `wipeStack` has all of it: its own frame begins with what it
/// needs itself, and overwrites that little not.
pub noinline fn callApart(callee: anytype, argument: anytype) @typeInfo(@TypeOf(callee)).@"fn".return_type.? {
    var gap: [1 << 10]u8 = undefined;
    std.mem.doNotOptimizeAway(&gap);
    defer std.mem.doNotOptimizeAway(&gap);
    return @call(.never_inline, callee, .{argument});
}

/// Overwrites the stack below the caller's frame.
pub noinline fn wipeStack() void {
    var below: [reached]u8 = undefined;
    std.crypto.secureZero(u8, &below);
}

test "a secret that a function leaves on the stack is gone" {
    const leave = struct {
        fn leave(_: void) usize {
            var secret: [64]u8 = @splat(0xa5);
            std.mem.doNotOptimizeAway(&secret);
            return @intFromPtr(&secret);
        }
    }.leave;
    const at: [*]const volatile u8 = @ptrFromInt(callApart(leave, {}));
    wipeStack();
    for (0..64) |index| try std.testing.expect(at[index] == 0);
}
