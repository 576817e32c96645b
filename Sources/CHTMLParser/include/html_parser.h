#ifndef CHANCERY_HTML_PARSER_H
#define CHANCERY_HTML_PARSER_H

#include <stddef.h>

/// What a page consists of, as it is read. Strings are UTF-8, and live for the call only.
typedef struct {
    /// Handed to every call.
    void *context;
    /// An element begins. `attributes` is name, value, name, value …, ended by NULL, or NULL; a value may be NULL.
    void (*start)(void *context, const char *name, const char *const *attributes);
    /// An element ends; those that the page left open end, too.
    void (*end)(void *context, const char *name);
    /// Characters, entities resolved; a run may come in several calls.
    void (*characters)(void *context, const char *bytes, size_t count);
} html_events;

/// How reading ended.
enum html_outcome {
    /// The page was read, whatever was wrong with it.
    HTML_READ = 0,
    /// libxml2 is not on this machine.
    HTML_NO_LIBRARY = 1,
    /// Memory ran out, or the page is larger than the library reads.
    HTML_REFUSED = 2
};

/// Reads an HTML page of UTF-8 bytes as libxml2's parser for HTML from the real world does. Nothing is fetched.
///
/// The library is opened when the first page is read: it brings ICU with it, and a program that reads no page starts
/// without waiting for that. Safe to call from any thread.
int html_read(const char *bytes, size_t count, const html_events *events);

#endif
