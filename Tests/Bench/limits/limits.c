#include "limits.h"
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

static void begin(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
  (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted, (void)values;
  if (!strcmp((const char *)name, "item") || !strcmp((const char *)name, "entry")) ++*(int *)context;
}

int limit_sax(const char *bytes, size_t count) {
  int items = 0;
  while (count && *bytes != '<') ++bytes, --count;
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(bytes, (int)count);
  if (!context) return 0;
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = begin;
  *context->sax = handler;
  xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
  context->userData = &items;
  xmlParseDocument(context);
  if (context->myDoc) xmlFreeDoc(context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt(context);
  return items;
}

void limit_html(const char *bytes, size_t count) {
  htmlDocPtr document = htmlReadMemory(bytes, (int)count, NULL, "UTF-8",
                                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (document) xmlFreeDoc(document);
}
