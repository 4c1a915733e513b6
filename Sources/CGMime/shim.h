#pragma once
#include <gmime/gmime.h>

/* The type checks are cast macros, which Swift does not import. */
static inline gboolean cgmime_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }
static inline gboolean cgmime_is_message_part(GMimeObject *object) { return GMIME_IS_MESSAGE_PART(object); }
static inline gboolean cgmime_is_leaf(GMimeObject *object) { return GMIME_IS_PART(object); }
static inline int cgmime_multipart_count(GMimeObject *object) { return g_mime_multipart_get_count(GMIME_MULTIPART(object)); }
static inline GMimeObject *cgmime_multipart_part(GMimeObject *object, int index) {
  return g_mime_multipart_get_part(GMIME_MULTIPART(object), index);
}
static inline const char *cgmime_prologue(GMimeObject *object) {
  return g_mime_multipart_get_prologue(GMIME_MULTIPART(object));
}
static inline GMimeMessage *cgmime_inner_message(GMimeObject *object) {
  return g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
}
static inline GMimeDataWrapper *cgmime_content(GMimeObject *object) { return g_mime_part_get_content(GMIME_PART(object)); }
static inline const char *cgmime_filename(GMimeObject *object) { return g_mime_part_get_filename(GMIME_PART(object)); }
static inline GMimeObject *cgmime_message_object(GMimeMessage *message) { return GMIME_OBJECT(message); }
static inline GMimeStream *cgmime_memory_stream(const char *bytes, size_t count) {
  return g_mime_stream_mem_new_with_buffer(bytes, count);
}
/* Decodes into a new memory stream; the caller unrefs it. */
static inline GMimeStream *cgmime_decoded(GMimeDataWrapper *content) {
  GMimeStream *stream = g_mime_stream_mem_new();
  g_mime_data_wrapper_write_to_stream(content, stream);
  return stream;
}
static inline const unsigned char *cgmime_stream_bytes(GMimeStream *stream, size_t *count) {
  GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  *count = array ? array->len : 0;
  return array ? array->data : NULL;
}
