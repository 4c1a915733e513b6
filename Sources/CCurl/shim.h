#pragma once
#include <curl/curl.h>
#include <malloc.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <zlib.h>

/* Swift cannot call variadic functions: one wrapper for each kind of value. */
static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}
typedef size_t (*ccurl_bytes)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode ccurl_set_bytes(CURL *handle, CURLoption option, ccurl_bytes callback) {
  return curl_easy_setopt(handle, option, callback);
}
typedef curl_socket_t (*ccurl_socket)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode ccurl_set_socket(CURL *handle, ccurl_socket callback) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}
static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO what, long *value) {
  return curl_easy_getinfo(handle, what, value);
}
static inline CURLcode ccurl_get_offset(CURL *handle, CURLINFO what, curl_off_t *value) {
  return curl_easy_getinfo(handle, what, value);
}
static inline CURLcode ccurl_get_string(CURL *handle, CURLINFO what, const char **value) {
  return curl_easy_getinfo(handle, what, (char **)value);
}
static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
static inline CURLMcode ccurl_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
  return curl_multi_setopt(multi, option, value);
}
typedef int (*ccurl_watch)(CURL *handle, curl_socket_t socket, int what, void *context, void *own);
static inline CURLMcode ccurl_multi_set_watch(CURLM *multi, ccurl_watch callback) {
  return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}
typedef int (*ccurl_timer)(CURLM *multi, long milliseconds, void *context);
static inline CURLMcode ccurl_multi_set_timer(CURLM *multi, ccurl_timer callback) {
  return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}
static inline CURLcode ccurl_get_pointer(CURL *handle, CURLINFO what, void **value) {
  return curl_easy_getinfo(handle, what, value);
}
typedef int (*ccurl_progress)(void *context, curl_off_t total, curl_off_t now, curl_off_t upTotal, curl_off_t upNow);
static inline CURLcode ccurl_set_progress(CURL *handle, ccurl_progress callback) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}
static inline CURLcode ccurl_message_result(const CURLMsg *message) { return message->data.result; }
static inline int ccurl_global_init(void) { return (int)curl_global_init(CURL_GLOBAL_ALL); }
static inline const struct sockaddr *ccurl_sockaddr(const struct curl_sockaddr *address) { return &address->addr; }
static const size_t ccurl_write_error = 0xFFFFFFFF; /* CURL_WRITEFUNC_ERROR came with 7.87 */
typedef int (*ccurl_debug)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
static inline CURLcode ccurl_set_debug(CURL *handle, ccurl_debug callback) {
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
}
static inline CURLcode ccurl_get_socket(CURL *handle, curl_socket_t *value) {
  return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, value);
}
/* Waits until a socket can be read (or also written): 1 when it can, 0 when the time is over, -1 when it cannot. */
static inline int ccurl_wait(curl_socket_t socket, int writes, int milliseconds) {
  struct pollfd poll_on = {.fd = socket, .events = (short)(POLLIN | (writes ? POLLOUT : 0))};
  return poll(&poll_on, 1, milliseconds);
}

/* A macro of zlib that Swift does not see; bits as inflateInit2 takes them. */
static inline int ccurl_inflate_init(z_stream *stream, int bits) { return inflateInit2(stream, bits); }

/* Keeps so much freed memory: a message of 60 KB is otherwise given back and asked for again, page by page. */
static inline void ccurl_keep_memory(int bytes) { mallopt(M_TRIM_THRESHOLD, bytes); }
