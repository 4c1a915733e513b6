import Glibc
import SQLite

Heap.shareOne()
exit(await run(programWords()))
