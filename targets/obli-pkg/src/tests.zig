//! All unit tests.

test {
    _ = @import("lib.zig");
}
