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

/// A check that the compiler made failed. Which one it was the place says, in a build with symbols (-Dsymbols=true); a sentence for
/// each kind would be a hundredth of the program.
noinline fn fault() noreturn {
    @branchHint(.cold);
    const digits = "0123456789abcdef";
    var place = @returnAddress();
    var text = "a check of its own failed at 0000000000000000".*;
    var at = text.len;
    while (place != 0) : (place >>= 4) {
        at -= 1;
        text[at] = digits[place & 15];
    }
    call(&text, null);
}

pub fn sentinelMismatch(_: anytype, _: anytype) noreturn {
    fault();
}
pub fn unwrapError(_: anyerror) noreturn {
    fault();
}
pub fn outOfBounds(_: usize, _: usize) noreturn {
    fault();
}
pub fn startGreaterThanEnd(_: usize, _: usize) noreturn {
    fault();
}
pub fn inactiveUnionField(_: anytype, _: anytype) noreturn {
    fault();
}
pub fn sliceCastLenRemainder(_: usize) noreturn {
    fault();
}
pub fn reachedUnreachable() noreturn {
    fault();
}
pub fn unwrapNull() noreturn {
    fault();
}
pub fn castToNull() noreturn {
    fault();
}
pub fn incorrectAlignment() noreturn {
    fault();
}
pub fn invalidErrorCode() noreturn {
    fault();
}
pub fn unexpectedErrorCode(_: anyerror) noreturn {
    fault();
}
pub fn integerOutOfBounds() noreturn {
    fault();
}
pub fn integerOverflow() noreturn {
    fault();
}
pub fn shlOverflow() noreturn {
    fault();
}
pub fn shrOverflow() noreturn {
    fault();
}
pub fn divideByZero() noreturn {
    fault();
}
pub fn exactDivisionRemainder() noreturn {
    fault();
}
pub fn integerPartOutOfBounds() noreturn {
    fault();
}
pub fn corruptSwitch() noreturn {
    fault();
}
pub fn shiftRhsTooBig() noreturn {
    fault();
}
pub fn invalidEnumValue() noreturn {
    fault();
}
pub fn forLenMismatch() noreturn {
    fault();
}
pub fn copyLenMismatch() noreturn {
    fault();
}
pub fn memcpyAlias() noreturn {
    fault();
}
pub fn noreturnReturned() noreturn {
    fault();
}
pub fn loadUninstantiableType() noreturn {
    fault();
}
