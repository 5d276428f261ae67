//! What the kernel holds a process to from here on: Landlock (no file but beneath a folder, or none at all) and a list of the
//! only system calls that it may make (seccomp).
//!
//! Neither is what makes unpacking safe: paths are checked, resolved beneath the root, and memory accesses are checked. They
//! stand behind that, for the fault that nobody has found. So a kernel that has no such thing is told of (`status`), and work goes on;
//! one that has it and cannot do it now stops the run. Not here: who is confined when (operation.zig, unpacker.zig, repository/).

const builtin = @import("builtin");
const linux = @import("std").os.linux;
const sys = @import("sys.zig");

/// Rights of Landlock (linux/landlock.h), and the version that brought each of the later ones.
const right = struct {
    const execute = 1 << 0;
    const read_file = 1 << 2;
    const read_dir = 1 << 3;
    const make_char = 1 << 6;
    const make_sock = 1 << 9;
    const make_fifo = 1 << 10;
    const make_block = 1 << 11;
    /// All of version 1.
    const first = (1 << 13) - 1;
    /// To move and link from one folder to another: version 2.
    const refer = 1 << 13;
    const truncate = 1 << 14;
    const ioctl = 1 << 15;
};

/// Of the rights about TCP, the one to bind a socket.
const bind_only = 1;

/// What a ruleset is about; older kernels take it as long as what they do not know is zero.
pub const Ruleset = extern struct { files: u64, network: u64 = 0, scopes: u64 = 0 };

fn fileRights(version: usize) u64 {
    var out: u64 = right.first;
    if (version >= 2) out |= right.refer;
    if (version >= 3) out |= right.truncate;
    if (version >= 5) out |= right.ioctl;
    return out;
}

fn ruleset(version: usize, files: u64) Ruleset {
    return .{
        .files = files,
        // No TCP socket is bound or connected; no abstract socket and no signal beyond this process.
        .network = if (version >= 4) 3 else 0,
        .scopes = if (version >= 6) 3 else 0,
    };
}

pub const Network = enum { none, connects };

/// From here on nothing is written, made, moved or removed but beneath the folder, and nothing is executed. Reading
/// stays free: the packages that the user names lie anywhere.
pub fn toFolder(dir: sys.Fd, network: Network) sys.Error!void {
    const version = sys.landlockVersion();
    // The first version allows no move from one folder to another, which is what a transaction does.
    if (version < 2) return;
    const written = fileRights(version) & ~@as(u64, right.read_file | right.read_dir);
    // Nodes that obli-pkg never makes.
    const never = right.execute | right.make_char | right.make_block | right.make_sock | right.make_fifo | right.ioctl;
    var rules = ruleset(version, written);
    if (network == .connects) rules.network &= bind_only;
    const fd = try sys.makeRuleset(&rules);
    defer sys.close(fd);
    try sys.allowBeneath(fd, dir, written & ~@as(u64, never));
    try sys.dropPrivileges();
    try sys.restrictTo(fd);
}

/// What a process does that reads the bytes of strangers.
pub const Task = enum {
    /// Reads packages at places, and writes to a pipe.
    unpacking,
    /// Reads a connection that was made for it, and writes to a pipe.
    reading,
};

/// From here on no file is opened and nothing is done to one, and nothing is connected: what is open can be read and written,
/// and that is all.
pub fn toOpenFiles(task: Task) sys.Error!void {
    try sys.dropPrivileges();
    const version = sys.landlockVersion();
    if (version > 0) {
        const rules = ruleset(version, fileRights(version));
        const fd = try sys.makeRuleset(&rules);
        defer sys.close(fd);
        try sys.restrictTo(fd);
    }
    if (sys.hasSeccomp()) try sys.filterCalls(switch (task) {
        .unpacking => &Filter(.pread64).program,
        .reading => &Filter(.read).program,
    });
}

/// An instruction of the classic packet filter, and the few that are needed here.
pub const Instruction = extern struct { code: u16, then_skip: u8 = 0, else_skip: u8 = 0, value: u32 };

fn load(offset: u32) Instruction {
    return .{ .code = 0x20, .value = offset };
}
fn compare(value: u32, then_skip: u8, else_skip: u8) Instruction {
    return .{ .code = 0x15, .then_skip = then_skip, .else_skip = else_skip, .value = value };
}
fn answer(value: u32) Instruction {
    return .{ .code = 0x06, .value = value };
}

const kill_process = 0x8000_0000;
const allow = 0x7fff_0000;

/// struct seccomp_data: the number of the call, then the architecture that it was made for.
const number_offset = 0;
const architecture_offset = 4;
const architecture: u32 = switch (builtin.cpu.arch) {
    .x86_64 => 0xc000_003e,
    .aarch64 => 0xc000_00b7,
    else => @compileError("no number of this architecture for seccomp is known here"),
};

/// Reading in this one way, writing to the pipe, and the end. Anything else kills.
fn Filter(comptime read: linux.SYS) type {
    return struct {
        const allowed = [_]linux.SYS{ read, .write, .exit_group };
        const program = blk: {
            var out: [5 + 2 * allowed.len]Instruction = undefined;
            out[0] = load(architecture_offset);
            out[1] = compare(architecture, 1, 0);
            out[2] = answer(kill_process);
            out[3] = load(number_offset);
            for (allowed, 0..) |call, index| {
                out[4 + 2 * index] = compare(@backingInt(call), 0, 1);
                out[5 + 2 * index] = answer(allow);
            }
            out[out.len - 1] = answer(kill_process);
            break :blk out;
        };
    };
}
