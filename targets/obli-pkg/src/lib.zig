//! libobli: the part of obli-pkg that only looks at bytes. No system call, no allocation but where one is handed in.
//!
//! Also built for wasm32 (wasm.zig), so that packages are checked elsewhere by the code that ships.

pub const account = @import("account.zig");
pub const attribute = @import("attribute.zig");
pub const Bounded = @import("bounded.zig").Bounded;
pub const content = @import("content.zig");
pub const keyset = @import("keyset.zig");
pub const journal = @import("journal.zig");
pub const package = @import("package.zig");
pub const path = @import("path.zig");
pub const scheme = @import("scheme");
pub const signed = @import("signed.zig");
pub const statement = @import("statement.zig");
pub const status = @import("status.zig");
pub const Text = @import("text.zig").Text;
pub const trace = @import("trace.zig");
pub const version = @import("version.zig");
pub const zstd = @import("zstd.zig");

test {
    _ = @import("bounded.zig");
    _ = @import("text.zig");
    _ = account;
    _ = attribute;
    _ = content;
    _ = journal;
    _ = keyset;
    _ = package;
    _ = path;
    _ = @import("sha512.zig");
    _ = @import("sorted.zig");
    _ = status;
    _ = trace;
    _ = @import("repository/http.zig");
    _ = @import("repository/metadata.zig");
    _ = @import("repository/url.zig");
    _ = version;
    _ = zstd;
}
