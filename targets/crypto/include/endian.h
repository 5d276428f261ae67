/* Every machine that is built for is little-endian. */
#ifndef LAGO_ENDIAN_H
#define LAGO_ENDIAN_H
#define htole64(value) (value)
#define le64toh(value) (value)
#endif
