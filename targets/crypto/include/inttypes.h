/* What the sources need of <inttypes.h>. */
#include <stdint.h>
