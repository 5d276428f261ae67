//! All unit tests.

test {
    _ = @import("lib.zig");
    _ = @import("package_test.zig");
}
