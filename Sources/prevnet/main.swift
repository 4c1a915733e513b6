import Glibc
import SQLite

// A reader that goes away must not kill a writer between two halves of a transaction.
signal(SIGPIPE, SIG_IGN)
Heap.shareOne()
if let status = await answer(Array(CommandLine.arguments.dropFirst())) { exit(status) }
handOver()
