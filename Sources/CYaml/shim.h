#ifndef CHANCERY_CYAML_SHIM_H
#define CHANCERY_CYAML_SHIM_H

#include <yaml.h>

#endif
