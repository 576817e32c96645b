#ifndef BYTE_SCAN_H
#define BYTE_SCAN_H

// The one place where vector instructions are used: Swift has none that find a byte fast. Every function reads only
// the bytes between its two pointers, and gives the same answer on every machine.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/// The number of bytes before the first one of a value from `start` on, at most up to `end`.
static inline size_t byte_scan_run_before(uint8_t byte, const uint8_t *_Nonnull start, const uint8_t *_Nonnull end) {
    const uint8_t *found = memchr(start, byte, (size_t)(end - start));
    return (size_t)((found ? found : end) - start);
}

/// The number of bytes from `start` on, at most up to `end`, that are ASCII, no control characters but perhaps DEL, and
/// neither of two others.
static inline size_t byte_scan_ascii_run_before(
    uint8_t first_stop, uint8_t second_stop, const uint8_t *_Nonnull start, const uint8_t *_Nonnull end) {
    const uint8_t *next = start;
#if defined(__SSE2__)
    const __m128i first_stops = _mm_set1_epi8((char)first_stop);
    const __m128i second_stops = _mm_set1_epi8((char)second_stop);
    const __m128i space = _mm_set1_epi8(0x20);
// As signed numbers, control characters and bytes outside ASCII are both less than a space.
#define BYTE_SCAN_SPECIAL(place, bytes) \
    const __m128i bytes = _mm_loadu_si128((const __m128i *)(place)); \
    const uint64_t bytes##_mask = (uint32_t)_mm_movemask_epi8(_mm_or_si128( \
        _mm_or_si128(_mm_cmpeq_epi8(bytes, first_stops), _mm_cmpeq_epi8(bytes, second_stops)), \
        _mm_cmplt_epi8(bytes, space)))
    if (end - next >= 16) {
        BYTE_SCAN_SPECIAL(next, bytes);
        if (bytes_mask != 0) return (size_t)__builtin_ctzll(bytes_mask);
        next += 16;
    }
    // A run that is not over by now is often long: four steps at once.
    while (end - next >= 64) {
        BYTE_SCAN_SPECIAL(next, first);
        BYTE_SCAN_SPECIAL(next + 16, second);
        BYTE_SCAN_SPECIAL(next + 32, third);
        BYTE_SCAN_SPECIAL(next + 48, fourth);
        const uint64_t mask = first_mask | second_mask << 16 | third_mask << 32 | fourth_mask << 48;
        if (mask != 0) return (size_t)(next - start) + (size_t)__builtin_ctzll(mask);
        next += 64;
    }
    while (end - next >= 16) {
        BYTE_SCAN_SPECIAL(next, bytes);
        if (bytes_mask != 0) return (size_t)(next - start) + (size_t)__builtin_ctzll(bytes_mask);
        next += 16;
    }
#undef BYTE_SCAN_SPECIAL
#elif defined(__ARM_NEON)
    const uint8x16_t first_stops = vdupq_n_u8(first_stop);
    const uint8x16_t second_stops = vdupq_n_u8(second_stop);
    const int8x16_t space = vdupq_n_s8(0x20);
    while (end - next >= 16) {
        const uint8x16_t bytes = vld1q_u8(next);
        const uint8x16_t special = vorrq_u8(
            vorrq_u8(vceqq_u8(bytes, first_stops), vceqq_u8(bytes, second_stops)),
            vcltq_s8(vreinterpretq_s8_u8(bytes), space));
        // Four bits for each byte.
        const uint64_t mask =
            vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(special), 4)), 0);
        if (mask != 0) return (size_t)(next - start) + (size_t)(__builtin_ctzll(mask) >> 2);
        next += 16;
    }
#endif
    while (next < end && *next >= 0x20 && *next < 0x80 && *next != first_stop && *next != second_stop) next += 1;
    return (size_t)(next - start);
}

/// The number of plain characters of a JSON string from `start` on, at most up to `end`.
static inline size_t byte_scan_plain_run(const uint8_t *_Nonnull start, const uint8_t *_Nonnull end) {
    return byte_scan_ascii_run_before('"', '\\', start, end);
}

/// What 64 bytes are, one bit each, the first byte's bit the lowest.
typedef struct {
    /// Letters and digits of ASCII.
    uint64_t letters;
    /// Bytes outside ASCII.
    uint64_t beyond;
} byte_scan_classes;

/// Tells the letters and digits of 64 bytes, all of which must be there to be read.
static inline byte_scan_classes byte_scan_words(const uint8_t *_Nonnull start) {
    byte_scan_classes classes = {0, 0};
#if defined(__SSE2__)
    // As signed numbers, the letters and the digits are moved to the lower end, where one comparison finds them.
    for (int part = 0; part < 4; part++) {
        const __m128i bytes = _mm_loadu_si128((const __m128i *)(start + 16 * part));
        const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        const __m128i letters = _mm_cmplt_epi8(
            _mm_add_epi8(lower, _mm_set1_epi8((char)(0x80 - 'a'))), _mm_set1_epi8((char)(0x80 + 26)));
        const __m128i digits = _mm_cmplt_epi8(
            _mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 - '0'))), _mm_set1_epi8((char)(0x80 + 10)));
        classes.letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(letters, digits)) << (16 * part);
        classes.beyond |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << (16 * part);
    }
#else
    for (int index = 0; index < 64; index++) {
        const uint8_t byte = start[index];
        const int is_letter = (uint8_t)((byte | 0x20) - 'a') < 26 || (uint8_t)(byte - '0') < 10;
        classes.letters |= (uint64_t)is_letter << index;
        classes.beyond |= (uint64_t)(byte >> 7) << index;
    }
#endif
    return classes;
}

#endif
