import Glibc
import SQLite

Heap.shareOne()
exit(await run(Array(CommandLine.arguments.dropFirst())))
