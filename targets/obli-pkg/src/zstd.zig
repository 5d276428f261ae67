//! Zstandard frames (RFC 8878), decoded in bounded memory from untrusted input.
//!
//! Frames as `lago pack` writes them: size announced, no dictionary, no checksum of their own (the manifest has a SHA-512 of
//! the content), a window of at most 8 MiB. The history lies in one buffer that the caller gives; every length is checked
//! before a byte is written, and a frame that unpacks to more than announced stops there. Written for hostile input: no
//! assertion is reachable from the input's bytes.

const std = @import("std");

pub const Error = error{BadContent};

pub const max_window = 8 << 20;
pub const block_max = 128 << 10;
/// More than a window and a block, so that history is moved once in many blocks.
pub const buffer_size = max_window + (4 << 20);

const frame_magic = 0xFD2FB528;

/// Decodes one frame of exactly `size` bytes. `input.take(n)` borrows the next n bytes, at most `block_max`;
/// `output.write(bytes)` gets the content in order.
pub fn decode(state: *State, buffer: []u8, size: u64, input: anytype, output: anytype) !void {
    const window = try frameHeader(size, input);
    const block_limit = @min(block_max, window);
    state.begin();
    var end: usize = 0;
    var written: u64 = 0;
    while (true) {
        const head = std.mem.readInt(u24, (try input.take(3))[0..3], .little);
        const length: usize = head >> 3;
        if (length > block_max) return error.BadContent;
        if (buffer.len - end < block_max) {
            const keep: usize = @intCast(@min(window, end));
            @memmove(buffer[0..keep], buffer[end - keep .. end]);
            end = keep;
        }
        const room: usize = @intCast(@min(block_limit, size - written));
        const start = end;
        switch (@as(u2, @truncate(head >> 1))) {
            0 => {
                if (length > room) return error.BadContent;
                @memcpy(buffer[end..][0..length], try input.take(length));
                end += length;
            },
            1 => {
                if (length > room) return error.BadContent;
                @memset(buffer[end..][0..length], (try input.take(1))[0]);
                end += length;
            },
            2 => {
                if (length == 0) return error.BadContent;
                const oldest = end - @as(usize, @intCast(@min(window, @min(end, written))));
                end = try state.block(try input.take(length), buffer[oldest .. end + room], end - oldest) + oldest;
            },
            3 => return error.BadContent,
        }
        written += end - start;
        try output.write(buffer[start..end]);
        if (head & 1 != 0) break;
    }
    if (written != size) return error.BadContent;
}

/// The size of the window, once the header has been seen to announce `size`.
fn frameHeader(size: u64, input: anytype) !u64 {
    if (std.mem.readInt(u32, (try input.take(4))[0..4], .little) != frame_magic) return error.BadContent;
    const descriptor = (try input.take(1))[0];
    const single = descriptor & 0x20 != 0;
    if (descriptor & 0x1f != 0) return error.BadContent;
    var window: u64 = 0;
    if (!single) {
        const byte = (try input.take(1))[0];
        const base = @as(u64, 1) << @intCast(10 + (byte >> 3));
        window = base + base / 8 * (byte & 7);
    }
    const announced: u64 = switch (descriptor >> 6) {
        0 => if (single) (try input.take(1))[0] else return error.BadContent,
        1 => @as(u64, std.mem.readInt(u16, (try input.take(2))[0..2], .little)) + 256,
        2 => std.mem.readInt(u32, (try input.take(4))[0..4], .little),
        else => std.mem.readInt(u64, (try input.take(8))[0..8], .little),
    };
    if (announced != size) return error.BadContent;
    if (single) window = size;
    if (window > max_window) return error.BadContent;
    return window;
}

/// What a frame's blocks hand on to one another.
pub const State = struct {
    huffman: Huffman,
    has_huffman: bool,
    literal_lengths: Fse(9),
    offsets: Fse(8),
    match_lengths: Fse(9),
    has_tables: bool,
    repeats: [3]u32,
    literals: [block_max]u8,

    fn begin(self: *State) void {
        self.has_huffman = false;
        self.has_tables = false;
        self.repeats = .{ 1, 4, 8 };
    }

    /// Decodes a compressed block behind what `out[0..start]` already holds; gives the new end.
    fn block(self: *State, bytes: []const u8, out: []u8, start: usize) Error!usize {
        var input: Forward = .{ .bytes = bytes };
        const literals = try self.literalsSection(&input);
        return self.sequencesSection(&input, literals, out, start);
    }

    fn literalsSection(self: *State, input: *Forward) Error![]const u8 {
        const first = try input.byte();
        const format: u2 = @truncate(first >> 2);
        const kind: u2 = @truncate(first);
        if (kind < 2) {
            const size: usize = switch (format) {
                0, 2 => first >> 3,
                1 => (first >> 4) | @as(usize, try input.byte()) << 4,
                3 => blk: {
                    const low: usize = (first >> 4) | @as(usize, try input.byte()) << 4;
                    break :blk low | @as(usize, try input.byte()) << 12;
                },
            };
            if (size > block_max) return error.BadContent;
            if (kind == 0) return input.take(size);
            @memset(self.literals[0..size], try input.byte());
            return self.literals[0..size];
        }
        const width: u6 = switch (format) {
            0, 1 => 10,
            2 => 14,
            3 => 18,
        };
        var head: u64 = first;
        for (1..(4 + 2 * @as(usize, width) + 7) / 8) |at| head |= @as(u64, try input.byte()) << @intCast(8 * at);
        const mask = (@as(u64, 1) << width) - 1;
        const size: usize = @intCast((head >> 4) & mask);
        const packed_size: usize = @intCast((head >> (4 + width)) & mask);
        if (size > block_max) return error.BadContent;
        var streams: Forward = .{ .bytes = try input.take(packed_size) };
        if (kind == 2) {
            self.has_huffman = false;
            try self.huffman.read(&streams);
            self.has_huffman = true;
        } else if (!self.has_huffman) return error.BadContent;
        const out = self.literals[0..size];
        if (format == 0) {
            try self.huffman.decodeStream(streams.bytes, out);
        } else {
            if (streams.bytes.len < 6) return error.BadContent;
            const part = (size + 3) / 4;
            if (part * 3 > size) return error.BadContent;
            var lengths: [3]usize = undefined;
            for (&lengths) |*length| length.* = try input16(&streams);
            for (lengths, 0..) |length, index| try self.huffman.decodeStream(try streams.take(length), out[index * part ..][0..part]);
            try self.huffman.decodeStream(streams.bytes, out[3 * part ..]);
        }
        return out;
    }

    fn sequencesSection(self: *State, input: *Forward, literals: []const u8, out: []u8, start: usize) Error!usize {
        var end = start;
        var left = literals;
        const first = try input.byte();
        const count: usize = if (first < 128)
            first
        else if (first < 255)
            (@as(usize, first - 128) << 8) + try input.byte()
        else
            try input16(input) + 0x7F00;
        if (count > 0) {
            const modes = try input.byte();
            if (modes & 3 != 0) return error.BadContent;
            try self.literal_lengths.choose(@truncate(modes >> 6), input, self.has_tables, 35, &default_literal_lengths, 6);
            try self.offsets.choose(@truncate(modes >> 4), input, self.has_tables, 31, &default_offsets, 5);
            try self.match_lengths.choose(@truncate(modes >> 2), input, self.has_tables, 52, &default_match_lengths, 6);
            self.has_tables = true;
            var bits = try Backward.init(input.bytes);
            var ll = try self.literal_lengths.start(&bits);
            var of = try self.offsets.start(&bits);
            var ml = try self.match_lengths.start(&bits);
            for (0..count) |index| {
                const offset_code = self.offsets.cells[of].symbol;
                const match_code = self.match_lengths.cells[ml].symbol;
                const literal_code = self.literal_lengths.cells[ll].symbol;
                if (offset_code > 31 or match_code > 52 or literal_code > 35) return error.BadContent;
                const offset_value = (@as(u64, 1) << @as(u6, @intCast(offset_code))) + try bits.read(@intCast(offset_code));
                const match = match_base[match_code];
                const match_length: usize = match[0] + @as(usize, @intCast(try bits.read(match[1])));
                const literal = literal_base[literal_code];
                const literal_length: usize = literal[0] + @as(usize, @intCast(try bits.read(literal[1])));
                const distance = try self.matchDistance(offset_value, literal_length == 0);
                if (literal_length > left.len or literal_length > out.len - end) return error.BadContent;
                @memcpy(out[end..][0..literal_length], left[0..literal_length]);
                left = left[literal_length..];
                end += literal_length;
                if (distance > end or match_length > out.len - end) return error.BadContent;
                copyMatch(out, end, distance, match_length);
                end += match_length;
                if (index + 1 < count) {
                    ll = try self.literal_lengths.next(ll, &bits);
                    ml = try self.match_lengths.next(ml, &bits);
                    of = try self.offsets.next(of, &bits);
                }
            }
            if (bits.left != 0) return error.BadContent;
        } else if (input.bytes.len != 0) return error.BadContent;
        if (left.len > out.len - end) return error.BadContent;
        @memcpy(out[end..][0..left.len], left);
        return end + left.len;
    }

    /// RFC 8878, 3.1.1.5: values 1 to 3 name one of the last offsets.
    fn matchDistance(self: *State, value: u64, no_literals: bool) Error!usize {
        const first, const second, const third = self.repeats;
        if (value > 3) {
            if (value - 3 > max_window) return error.BadContent;
            self.repeats = .{ @intCast(value - 3), first, second };
        } else switch (value + @intFromBool(no_literals)) {
            1 => {},
            2 => self.repeats = .{ second, first, third },
            3 => self.repeats = .{ third, first, second },
            else => self.repeats = .{ first - 1, first, second },
        }
        return if (self.repeats[0] == 0) error.BadContent else self.repeats[0];
    }
};

/// A match may overlap what it writes: it then repeats itself.
fn copyMatch(out: []u8, end: usize, distance: usize, length: usize) void {
    if (distance >= length) {
        @memcpy(out[end..][0..length], out[end - distance ..][0..length]);
    } else for (out[end..][0..length], out[end - distance ..][0..length]) |*to, from| {
        to.* = from;
    }
}

const Forward = struct {
    bytes: []const u8,

    fn byte(self: *Forward) Error!u8 {
        return (try self.take(1))[0];
    }

    fn take(self: *Forward, count: usize) Error![]const u8 {
        if (count > self.bytes.len) return error.BadContent;
        defer self.bytes = self.bytes[count..];
        return self.bytes[0..count];
    }
};

fn input16(input: *Forward) Error!usize {
    return std.mem.readInt(u16, (try input.take(2))[0..2], .little);
}

/// Bits from the end of the bytes to their beginning; the last byte's highest set bit only marks where they start.
const Backward = struct {
    bytes: []const u8,
    left: usize,

    fn init(bytes: []const u8) Error!Backward {
        if (bytes.len == 0 or bytes[bytes.len - 1] == 0) return error.BadContent;
        const marker: usize = 1 + @as(usize, @clz(bytes[bytes.len - 1]));
        return .{ .bytes = bytes, .left = bytes.len * 8 - marker };
    }

    /// The next bits; those before the beginning read as zero.
    fn peek(self: *const Backward, count: u6) u64 {
        if (count == 0) return 0;
        if (self.left >= count) return self.at(self.left - count, count);
        const have: u6 = @intCast(self.left);
        return if (have == 0) 0 else self.at(0, have) << (count - have);
    }

    fn at(self: *const Backward, position: usize, count: u6) u64 {
        const from = position / 8;
        const shift: u6 = @intCast(position % 8);
        const mask = (@as(u64, 1) << count) - 1;
        if (self.bytes.len - from >= 8) return (std.mem.readInt(u64, self.bytes[from..][0..8], .little) >> shift) & mask;
        var word: u64 = 0;
        for (self.bytes[from..], 0..) |value, index| word |= @as(u64, value) << @intCast(8 * index);
        return (word >> shift) & mask;
    }

    fn read(self: *Backward, count: u6) Error!u64 {
        if (count > self.left) return error.BadContent;
        const value = self.peek(count);
        self.left -= count;
        return value;
    }
};

/// A finite state entropy table (RFC 8878, 4.1) of up to 2^log states.
fn Fse(comptime max_log: u4) type {
    return struct {
        const Self = @This();
        const Cell = struct { base: u16, symbol: u8, bits: u8 };

        cells: [1 << max_log]Cell,
        log: u4,

        fn choose(self: *Self, mode: u2, input: *Forward, repeatable: bool, max_symbol: u8, default: []const i16, default_log: u4) Error!void {
            switch (mode) {
                0 => try self.build(default, default_log),
                1 => {
                    const symbol = try input.byte();
                    if (symbol > max_symbol) return error.BadContent;
                    self.cells[0] = .{ .base = 0, .symbol = symbol, .bits = 0 };
                    self.log = 0;
                },
                2 => try self.read(input, max_symbol),
                3 => if (!repeatable) return error.BadContent,
            }
        }

        /// Reads the distribution that the table is made from.
        fn read(self: *Self, input: *Forward, max_symbol: u8) Error!void {
            var bits: BitsForward = .{ .bytes = input.bytes };
            const log = try bits.read(4) + 5;
            if (log > max_log) return error.BadContent;
            var counts: [256]i16 = undefined;
            var symbols: usize = 0;
            var remaining: i32 = @as(i32, 1) << @intCast(log);
            while (remaining > 0) {
                if (symbols > max_symbol) return error.BadContent;
                const width: u4 = @intCast(32 - @clz(@as(u32, @intCast(remaining + 1))));
                const lower: u32 = (@as(u32, 1) << (width - 1)) - 1;
                const threshold: u32 = (@as(u32, 1) << width) - 1 - @as(u32, @intCast(remaining + 1));
                var value = try bits.read(width);
                if (value & lower < threshold) {
                    bits.position -= 1;
                    value &= lower;
                } else if (value > lower) value -= threshold;
                const count = @as(i32, @intCast(value)) - 1;
                remaining -= @as(i32, @intCast(@abs(count)));
                if (remaining < 0) return error.BadContent;
                counts[symbols] = @intCast(count);
                symbols += 1;
                if (count == 0) while (true) {
                    const zeros = try bits.read(2);
                    if (symbols + zeros > @as(usize, max_symbol) + 1) return error.BadContent;
                    @memset(counts[symbols..][0..zeros], 0);
                    symbols += zeros;
                    if (zeros < 3) break;
                };
            }
            _ = try input.take((bits.position + 7) / 8);
            try self.build(counts[0..symbols], @intCast(log));
        }

        fn build(self: *Self, counts: []const i16, log: u4) Error!void {
            const size = @as(usize, 1) << log;
            var states: [256]u16 = undefined;
            var high = size;
            for (counts, 0..) |count, symbol| if (count == -1) {
                if (high == 0) return error.BadContent;
                high -= 1;
                self.cells[high].symbol = @intCast(symbol);
                states[symbol] = 1;
            };
            const step = (size >> 1) + (size >> 3) + 3;
            var position: usize = 0;
            for (counts, 0..) |count, symbol| if (count > 0) {
                states[symbol] = @intCast(count);
                for (0..@intCast(count)) |_| {
                    self.cells[position].symbol = @intCast(symbol);
                    while (true) {
                        position = (position + step) & (size - 1);
                        if (position < high or high == 0) break;
                    }
                }
            };
            if (position != 0) return error.BadContent;
            for (self.cells[0..size]) |*cell| {
                const state = states[cell.symbol];
                states[cell.symbol] = state + 1;
                cell.bits = log - (15 - @as(u4, @intCast(@clz(state))));
                cell.base = @intCast((@as(usize, state) << @as(u4, @intCast(cell.bits))) - size);
            }
            self.log = log;
        }

        fn start(self: *const Self, bits: *Backward) Error!usize {
            return @intCast(try bits.read(self.log));
        }

        fn next(self: *const Self, state: usize, bits: *Backward) Error!usize {
            const cell = self.cells[state];
            return cell.base + @as(usize, @intCast(try bits.read(@intCast(cell.bits))));
        }
    };
}

const BitsForward = struct {
    bytes: []const u8,
    position: usize = 0,

    fn read(self: *BitsForward, count: u5) Error!u32 {
        if (self.position + count > self.bytes.len * 8) {
            // The last value of a distribution may be read with a bit that is given back.
            if (self.position + count > self.bytes.len * 8 + 1) return error.BadContent;
        }
        var value: u32 = 0;
        for (0..count) |index| {
            const at = self.position + index;
            if (at / 8 >= self.bytes.len) break;
            value |= @as(u32, (self.bytes[at / 8] >> @intCast(at % 8)) & 1) << @intCast(index);
        }
        self.position += count;
        return value;
    }
};

/// A Huffman code of literals (RFC 8878, 4.2), as a table over the next `bits` bits.
const Huffman = struct {
    const Cell = struct { symbol: u8, bits: u8 };

    cells: [1 << 11]Cell,
    bits: u4,

    fn read(self: *Huffman, input: *Forward) Error!void {
        var weights: [256]u8 = undefined;
        const head = try input.byte();
        const count: usize = if (head >= 128) blk: {
            const count: usize = head - 127;
            const bytes = try input.take((count + 1) / 2);
            for (0..count) |index| weights[index] = if (index % 2 == 0) bytes[index / 2] >> 4 else bytes[index / 2] & 15;
            break :blk count;
        } else try packedWeights(try input.take(head), &weights);
        try self.build(&weights, count);
    }

    /// Weights as two interleaved states of one FSE table; the end is where the bits run out.
    fn packedWeights(bytes: []const u8, weights: *[256]u8) Error!usize {
        var input: Forward = .{ .bytes = bytes };
        var table: Fse(6) = undefined;
        try table.read(&input, 12);
        var bits = try Backward.init(input.bytes);
        var states: [2]usize = .{ try table.start(&bits), try table.start(&bits) };
        var count: usize = 0;
        while (true) : (count += 1) {
            if (count + 2 > 255) return error.BadContent;
            const state = &states[count % 2];
            const cell = table.cells[state.*];
            weights[count] = cell.symbol;
            if (cell.bits > bits.left) {
                weights[count + 1] = table.cells[states[(count + 1) % 2]].symbol;
                return count + 2;
            }
            state.* = cell.base + @as(usize, @intCast(bits.read(@intCast(cell.bits)) catch unreachable));
        }
    }

    fn build(self: *Huffman, weights: *[256]u8, count: usize) Error!void {
        var sum: u32 = 0;
        for (weights[0..count]) |weight| {
            if (weight > 11) return error.BadContent;
            if (weight > 0) sum += @as(u32, 1) << @intCast(weight - 1);
        }
        if (sum == 0) return error.BadContent;
        const bits = 32 - @clz(sum);
        if (bits > 11) return error.BadContent;
        // The last symbol's weight is what is missing to a power of two.
        const missing = (@as(u32, 1) << @intCast(bits)) - sum;
        if (!std.math.isPowerOfTwo(missing)) return error.BadContent;
        weights[count] = @intCast(@ctz(missing) + 1);
        self.bits = @intCast(bits);
        var position: usize = 0;
        for (1..bits + 1) |weight| for (weights[0 .. count + 1], 0..) |found, symbol| if (found == weight) {
            const cells = @as(usize, 1) << @intCast(weight - 1);
            @memset(self.cells[position..][0..cells], .{ .symbol = @intCast(symbol), .bits = @intCast(bits + 1 - weight) });
            position += cells;
        };
    }

    fn decodeStream(self: *const Huffman, bytes: []const u8, out: []u8) Error!void {
        var bits = try Backward.init(bytes);
        for (out) |*literal| {
            const cell = self.cells[@intCast(bits.peek(self.bits))];
            if (cell.bits > bits.left) return error.BadContent;
            bits.left -= cell.bits;
            literal.* = cell.symbol;
        }
        if (bits.left != 0) return error.BadContent;
    }
};

const Base = struct { u32, u6 };

/// RFC 8878, table 15: literal length codes.
const literal_base: [36]Base = bases(&.{ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 }, 16, &.{ 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });

/// RFC 8878, table 16: match length codes.
const match_base: [53]Base = bases(&.{
    3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18,
    19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34,
}, 35, &.{ 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });

/// Codes that stand for themselves, then codes with extra bits, each beginning where the one before ends.
fn bases(comptime plain: []const u32, comptime from: u32, comptime extra: []const u6) [plain.len + extra.len]Base {
    comptime {
        var table: [plain.len + extra.len]Base = undefined;
        for (plain, 0..) |value, index| table[index] = .{ value, 0 };
        var base = from;
        for (extra, plain.len..) |bits, index| {
            table[index] = .{ base, bits };
            base += @as(u32, 1) << bits;
        }
        return table;
    }
}

const default_literal_lengths = [36]i16{ 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1 };

const default_match_lengths = [53]i16{
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,  1,  1,  1,  1,  1,  1,  1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
};

const default_offsets = [29]i16{ 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1 };
