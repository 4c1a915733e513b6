import Commands
import Foundation

exit(await run(Array(CommandLine.arguments.dropFirst()), program: CommandLine.arguments.first ?? "prevnet"))
