#pragma once
#include <stddef.h>

/* What libxml2 itself can do: the limits that reading and cleaning are measured against. */

/* A bare SAX pass that only counts items and entries. */
int limit_sax(const char *bytes, size_t count);

/* A bare parse of a fragment of HTML to a tree, which is freed. */
void limit_html(const char *bytes, size_t count);
