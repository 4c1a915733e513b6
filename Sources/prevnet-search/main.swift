import Glibc

// One thread works at a time: a heap for each would only be grown page by page.
_ = mallopt(M_ARENA_MAX, 1)
_ = mallopt(M_TOP_PAD, 1 << 20)

exit(await run(Array(CommandLine.arguments.dropFirst())))
