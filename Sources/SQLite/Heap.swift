import CSQLite

/// The memory of a process that does one thing and ends.
package enum Heap {
  /// One heap for all threads, grown a megabyte at a time; before the first thread begins.
  ///
  /// glibc gives every thread a heap of its own and grows it page by page: a search on a worker thread would ask the
  /// system more than a hundred times for memory (mallopt(3)).
  package static func shareOne() {
    _ = mallopt(M_ARENA_MAX, 1)
    _ = mallopt(M_TOP_PAD, 1 << 20)
  }
}
