/* What the sources need of <string.h>; the compiler brings the functions. */
#ifndef LAGO_STRING_H
#define LAGO_STRING_H
#include <stddef.h>
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int value, size_t size);
int memcmp(const void *left, const void *right, size_t size);
#endif
