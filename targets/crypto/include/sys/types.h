/* What the sources need of <sys/types.h>. */
#include <stddef.h>
