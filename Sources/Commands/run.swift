/// Runs one command line and gives its exit status.
package func run(_ arguments: [String]) async -> Int32 { 0 }
