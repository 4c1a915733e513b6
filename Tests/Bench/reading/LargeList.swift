import Foundation
import Model
import Reading

/// Reads 306 MB of generated XML that is never held whole, and prints items, seconds and peak memory.
func streamLargeList() {
  var source = Source(
    id: "large", name: "large", format: .xml, request: Source.Request(url: "https://e.org/extract.xml"),
    location: Location(file: "bench", line: 1, column: 1))
  source.items = "OpportunitySynopsisDetail_1_0"
  source.fields = [
    "id": "OpportunityID", "title": "OpportunityTitle", "number": "OpportunityNumber", "agency": "AgencyName",
    "deadline": "CloseDate", "summary": "Description",
  ].mapValues { FieldRule(paths: [$0]) }
  let total = 306_000_000
  var sent = 0
  var number = 0
  var entries = 0
  let start = ContinuousClock.now
  do {
    try forEachEntry(
      in: {
        guard sent < total else { return nil }
        var piece =
          number == 0 ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Grants xmlns=\"http://e.org/grants\">" : ""
        while piece.utf8.count < 256 * 1024 {
          number += 1
          piece += item(number)
        }
        sent += piece.utf8.count
        if sent >= total { piece += "</Grants>" }
        return Array(piece.utf8)
      }, of: source.request.url, as: source
    ) { _ in entries += 1 }
  } catch {
    print("\(error)")
  }
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
  print("\(entries) entries of \(number) items in \(sent) bytes, \(ContinuousClock.now - start); \(peak)")
}

/// One item in the shape of the extract.
private func item(_ number: Int) -> String {
  let text = String(repeating: "Funds community projects that strengthen families &amp; neighborhoods. ", count: 45)
  return """
    <OpportunitySynopsisDetail_1_0><OpportunityID>\(number)</OpportunityID><OpportunityTitle>Program \(number)</OpportunityTitle>
    <OpportunityNumber>N-\(number)</OpportunityNumber><AgencyName>Agency</AgencyName><PostDate>11012026</PostDate>
    <CloseDate>12312026</CloseDate><EligibleApplicants>12</EligibleApplicants><Description>\(text)</Description>
    </OpportunitySynopsisDetail_1_0>
    """
}
