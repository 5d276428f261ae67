//! obli-sign: signs by the three schemes, and derives their public keys, from seeds that come in on standard input.
//!
//! For whoever makes packages (`lago sign`); it is part of no image. Each request is a Head, the seed, for a signature the public key, then
//! context and message; the answer, on standard output, is the public key or the signature, in the scheme's sizes. As many requests
//! as there are; anything that is none ends it with a status of 2 and a line on standard error, and so does a
//! public key that is not the seed's. Integers are little-endian. `obli-sign --json version` says what it was built from.
//!
//! A secret is never an argument or a variable of the environment. Nobody else's process may read this one's memory, no core is
//! dumped, nothing is swapped out if the limits allow it, and after each answer what was a secret or came of one is
//! overwritten (memory.zig). Not here: Argon2id and the sealed file (libs/sign), which schemes are needed.

const std = @import("std");
const options = @import("options");
const memory = @import("memory.zig");
const schemes = @import("schemes.zig");
const linux = std.os.linux;

pub const panic = std.debug.FullPanic(stop);
pub const std_options: std.Options = .{ .enable_segfault_handler = false, .signal_stack_size = null, .allow_stack_tracing = false };
pub const std_options_debug_threaded_io: ?*std.Io.Threaded = null;
pub const std_options_debug_io: std.Io = std.Io.failing;

const Task = enum(u8) { public_key = 0, sign = 1, _ };

/// Whether a signature has randomness in it (hedged, as the standards advise) or is the same each time.
const Randomness = enum(u8) { none = 0, drawn = 1, _ };

const Head = extern struct {
    scheme: u8,
    task: Task,
    randomness: Randomness,
    context_size: u8,
    message_size: u32,
};

const longest_message = 64 << 10;

/// The answer, which is public. It is given when secrets are gone.
var reply: [schemes.slh_dsa_sha2_256s.signature_size]u8 = undefined;

/// What a request may have after its head, at most.
var buffer: [4 << 10 | longest_message]u8 = undefined;

pub fn main(init: std.process.Init.Minimal) u8 {
    const arguments = init.args.vector;
    if (arguments.len == 3 and given(arguments[1], "--json") and given(arguments[2], "version")) {
        write(1, "{\"source\":\"" ++ options.source ++ "\"}\n");
        return 0;
    }
    if (arguments.len != 1) return wrong("takes no arguments but `--json version`: requests come on standard input");
    memory.keepPrivate();
    while (true) {
        var head: Head = undefined;
        const got = read(std.mem.asBytes(&head));
        if (got == 0) return 0;
        if (got != @sizeOf(Head)) return wrong("a request that ends in its head");
        const outcome = memory.callApart(answer, head);
        std.crypto.secureZero(u8, &buffer);
        memory.wipeStack();
        switch (outcome) {
            .problem => |what| return wrong(what),
            .size => |size| write(1, reply[0..size]),
        }
    }
}

fn given(argument: [*:0]const u8, expected: []const u8) bool {
    return std.mem.eql(u8, std.mem.span(argument), expected);
}

/// How long the answer is, or what is wrong with the request.
const Outcome = union(enum) { size: usize, problem: []const u8 };

fn answer(head: Head) Outcome {
    return switch (head.scheme) {
        1 => answerBy(schemes.ml_dsa_87, head),
        2 => answerBy(schemes.ed448, head),
        3 => answerBy(schemes.slh_dsa_sha2_256s, head),
        else => .{ .problem = "a request for a scheme that there is not" },
    };
}

fn answerBy(comptime Scheme: type, head: Head) Outcome {
    if (head.message_size > longest_message) return .{ .problem = "a request to sign a message that is too long" };
    const key_size: usize = if (head.task == .sign) Scheme.key_size else 0;
    const size = Scheme.seed_size + key_size + head.context_size + head.message_size;
    const request = buffer[0..size];
    if (read(request) != size) return .{ .problem = "a request that ends before it is whole" };
    const seed = request[0..Scheme.seed_size];
    switch (head.task) {
        .public_key => {
            if (head.context_size != 0 or head.message_size != 0) return .{ .problem = "a message where a public key is to be derived" };
            Scheme.publicKey(seed, reply[0..Scheme.key_size]);
            return .{ .size = Scheme.key_size };
        },
        .sign => {
            const key = request[Scheme.seed_size..][0..Scheme.key_size];
            const rest = request[Scheme.seed_size + Scheme.key_size ..];
            const about: schemes.About = .{ .context = rest[0..head.context_size], .message = rest[head.context_size..] };
            var noise: [32]u8 = undefined;
            const randomness: ?*const [32]u8 = switch (head.randomness) {
                .none => null,
                .drawn => if (draw(&noise)) &noise else return .{ .problem = "the kernel gives no randomness" },
                _ => return .{ .problem = "a request for a kind of randomness that there is not" },
            };
            const signature = reply[0..Scheme.signature_size];
            Scheme.sign(seed, key, about, randomness, signature) catch return .{ .problem = "a public key that is not the seed's" };
            // A fault on the way can betray the seed.
            if (!Scheme.verify(about, key, signature)) return .{ .problem = "a signature that does not verify, which is not given away; is the public key the seed's?" };
            return .{ .size = Scheme.signature_size };
        },
        _ => return .{ .problem = "a request for something that there is not" },
    }
}

fn draw(into: []u8) bool {
    var done: usize = 0;
    while (done < into.len) {
        const count = linux.getrandom(into.ptr + done, into.len - done, 0);
        switch (linux.errno(count)) {
            .SUCCESS => done += count,
            .INTR => {},
            else => return false,
        }
    }
    return true;
}

fn read(into: []u8) usize {
    var done: usize = 0;
    while (done < into.len) {
        const count = linux.read(0, into.ptr + done, into.len - done);
        switch (linux.errno(count)) {
            .SUCCESS => if (count == 0) break else {
                done += count;
            },
            .INTR => {},
            else => break,
        }
    }
    return done;
}

/// Whoever asked is gone if it fails: there is nobody to tell.
fn write(to: linux.fd_t, bytes: []const u8) void {
    var done: usize = 0;
    while (done < bytes.len) {
        const count = linux.write(to, bytes.ptr + done, bytes.len - done);
        switch (linux.errno(count)) {
            .SUCCESS => done += count,
            .INTR => {},
            else => end(3),
        }
    }
}

fn wrong(what: []const u8) u8 {
    write(2, "obli-sign: ");
    write(2, what);
    write(2, "\n");
    return 2;
}

fn end(status: u8) noreturn {
    std.crypto.secureZero(u8, &buffer);
    linux.exit_group(status);
}

fn stop(message: []const u8, _: ?usize) noreturn {
    _ = wrong(message);
    end(3);
}

test {
    _ = schemes;
    _ = memory;
}
