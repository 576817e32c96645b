#ifndef CHANCERY_CZLIB_SHIM_H
#define CHANCERY_CZLIB_SHIM_H

#include <zlib.h>

#endif
