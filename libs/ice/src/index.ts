// Laid out; filled by its first user.
