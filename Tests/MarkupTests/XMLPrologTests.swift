import Testing

@testable import Markup

@Suite("what stands before the root")
struct XMLPrologTests {
  @Test(
    "finds where the root begins, and whether something was wrong before it",
    arguments: [
      ("<r/>", 0, false), ("<?xml version='1.0'?><r/>", 21, false), ("\u{FEFF}<r/>", 3, false), (" \n<r/>", 2, true),
      ("PHP Notice: x\n<r/>", 14, true), ("<!-- <r> --><r/>", 12, false), ("<!DOCTYPE r><r/>", 12, false),
      ("<!DOCTYPE r [<!ENTITY a \">\"><!-- ]> -->]><r/>", 41, false), ("<!DOCTYPE r SYSTEM 'a>b'><r/>", 25, false),
      ("<!DOCTYPE r [", 13, true), ("", 0, false), ("no markup at all", 16, true), ("<?xml", 0, false),
    ])
  func finds(text: String, start: Int, isBroken: Bool) {
    let prolog = Array(text.utf8).withUnsafeBufferPointer { XMLProlog($0) }
    #expect(prolog.start == start)
    #expect(prolog.isBroken == isBroken)
  }
}
