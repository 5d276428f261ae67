//! What happens at a fault of the program itself: one line, and an exit that is no other. Nothing is undone here; the
//! next command takes back what was under way. Without std's stack traces, which would be most of the program.

const std = @import("std");
const linux = std.os.linux;

pub fn call(message: []const u8, _: ?usize) noreturn {
    @branchHint(.cold);
    @import("progress.zig").clear();
    const start = "obli-pkg: internal error: ";
    _ = linux.write(2, start.ptr, start.len);
    _ = linux.write(2, message.ptr, message.len);
    _ = linux.write(2, "\n", 1);
    linux.exit_group(10 + 25);
}

fn stop(comptime message: []const u8) noreturn {
    @branchHint(.cold);
    call(message, null);
}

pub fn sentinelMismatch(_: anytype, _: anytype) noreturn {
    stop("sentinel mismatch");
}
pub fn unwrapError(_: anyerror) noreturn {
    stop("unexpected error");
}
pub fn outOfBounds(_: usize, _: usize) noreturn {
    stop("index out of bounds");
}
pub fn startGreaterThanEnd(_: usize, _: usize) noreturn {
    stop("slice that ends before it starts");
}
pub fn inactiveUnionField(_: anytype, _: anytype) noreturn {
    stop("inactive union field");
}
pub fn sliceCastLenRemainder(_: usize) noreturn {
    stop("slice cast with a remainder");
}
pub fn reachedUnreachable() noreturn {
    stop("unreachable reached");
}
pub fn unwrapNull() noreturn {
    stop("null unwrapped");
}
pub fn castToNull() noreturn {
    stop("cast to null");
}
pub fn incorrectAlignment() noreturn {
    stop("incorrect alignment");
}
pub fn invalidErrorCode() noreturn {
    stop("invalid error code");
}
pub fn unexpectedErrorCode(_: anyerror) noreturn {
    stop("unexpected error code");
}
pub fn integerOutOfBounds() noreturn {
    stop("integer out of bounds");
}
pub fn integerOverflow() noreturn {
    stop("integer overflow");
}
pub fn shlOverflow() noreturn {
    stop("left shift overflow");
}
pub fn shrOverflow() noreturn {
    stop("right shift overflow");
}
pub fn divideByZero() noreturn {
    stop("division by zero");
}
pub fn exactDivisionRemainder() noreturn {
    stop("exact division with a remainder");
}
pub fn integerPartOutOfBounds() noreturn {
    stop("integer part out of bounds");
}
pub fn corruptSwitch() noreturn {
    stop("corrupt switch");
}
pub fn shiftRhsTooBig() noreturn {
    stop("shift too far");
}
pub fn invalidEnumValue() noreturn {
    stop("invalid enum value");
}
pub fn forLenMismatch() noreturn {
    stop("for over different lengths");
}
pub fn copyLenMismatch() noreturn {
    stop("copy of different lengths");
}
pub fn memcpyAlias() noreturn {
    stop("copy onto itself");
}
pub fn noreturnReturned() noreturn {
    stop("noreturn returned");
}
pub fn loadUninstantiableType() noreturn {
    stop("load of an impossible type");
}
