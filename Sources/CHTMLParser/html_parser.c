#include "html_parser.h"

#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

// Declared here and not by the library's headers, so that a machine needs them neither to build nor to run. What stands
// here is the library's binary interface, the same since 2.6 (libxml/parser.h, libxml/HTMLparser.h).

/// `xmlSAXHandler`: what is called as a page is read. Calls that are left out are not made.
typedef struct {
    void *declarations[14];
    void (*startElement)(void *context, const unsigned char *name, const unsigned char **attributes);
    void (*endElement)(void *context, const unsigned char *name);
    void *reference;
    void (*characters)(void *context, const unsigned char *bytes, int count);
    void (*ignorableWhitespace)(void *context, const unsigned char *bytes, int count);
    void *reports[6];
    void (*cdataBlock)(void *context, const unsigned char *bytes, int count);
    void *externalSubset;
    /// Its magic number would say that the members after it are in use.
    unsigned int initialized;
    void *version2[4];
} handler_calls;

enum { ENCODING_UTF8 = 1 };
enum {
    OPTION_RECOVER = 1 << 0,
    OPTION_NO_ERROR = 1 << 5,
    OPTION_NO_WARNING = 1 << 6,
    OPTION_NO_NETWORK = 1 << 11,
    OPTION_IGNORE_ENCODING = 1 << 21
};

typedef struct parser parser;

static struct {
    parser *(*create)(handler_calls *, void *context, const char *, int, const char *name, int encoding);
    int (*options)(parser *, int);
    int (*chunk)(parser *, const char *, int, int is_last);
    void (*release)(parser *);
} library;

static int is_open;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_library(void) {
    // The number changed with 2.14.
    static const char *const names[] = {"libxml2.so.2", "libxml2.so.16", "libxml2.2.dylib"};
    void *handle = NULL;
    for (size_t index = 0; handle == NULL && index < sizeof names / sizeof *names; index++) {
        handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (handle == NULL) return;
    // POSIX has dlsym's result converted through a pointer to it.
    *(void **)&library.create = dlsym(handle, "htmlCreatePushParserCtxt");
    *(void **)&library.options = dlsym(handle, "htmlCtxtUseOptions");
    *(void **)&library.chunk = dlsym(handle, "htmlParseChunk");
    *(void **)&library.release = dlsym(handle, "htmlFreeParserCtxt");
    void (*initialise)(void);
    *(void **)&initialise = dlsym(handle, "xmlInitParser");
    if (library.create && library.options && library.chunk && library.release && initialise) {
        initialise();
        is_open = 1;
    }
}

static void on_start(void *context, const unsigned char *name, const unsigned char **attributes) {
    const html_events *events = context;
    events->start(events->context, (const char *)name, (const char *const *)attributes);
}

static void on_end(void *context, const unsigned char *name) {
    const html_events *events = context;
    events->end(events->context, (const char *)name);
}

static void on_characters(void *context, const unsigned char *bytes, int count) {
    const html_events *events = context;
    events->characters(events->context, (const char *)bytes, (size_t)count);
}

int html_read(const char *bytes, size_t count, const html_events *events) {
    pthread_once(&once, open_library);
    if (!is_open) return HTML_NO_LIBRARY;
    if (count > INT_MAX) return HTML_REFUSED;

    handler_calls handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    // Scripts and styles: left to the reader of the events, which knows the element.
    handler.cdataBlock = on_characters;

    parser *reader = library.create(&handler, (void *)events, NULL, 0, NULL, ENCODING_UTF8);
    if (reader == NULL) return HTML_REFUSED;
    // The bytes are UTF-8 already: a charset that the page names must not have them decoded again.
    library.options(
        reader, OPTION_RECOVER | OPTION_NO_ERROR | OPTION_NO_WARNING | OPTION_NO_NETWORK | OPTION_IGNORE_ENCODING);
    // In pieces, since the parser looks ahead to the end of what it was given.
    const size_t piece = 1 << 16;
    for (size_t start = 0; start < count; start += piece) {
        size_t length = count - start < piece ? count - start : piece;
        library.chunk(reader, bytes + start, (int)length, 0);
    }
    library.chunk(reader, NULL, 0, 1);
    library.release(reader);
    return HTML_READ;
}
