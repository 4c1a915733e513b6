/// Names of months, days of the week and zones in English and Spanish, with the short forms that stand in notices.
enum Calendar {
  static let months: [Word: Int] = numbered([
    ["january", "jan", "enero", "ene"], ["february", "feb", "febrero"], ["march", "mar", "marzo"],
    ["april", "apr", "abril", "abr"], ["may", "mayo"], ["june", "jun", "junio"], ["july", "jul", "julio"],
    ["august", "aug", "agosto", "ago"], ["september", "sept", "sep", "septiembre", "setiembre"],
    ["october", "oct", "octubre"], ["november", "nov", "noviembre"], ["december", "dec", "diciembre", "dic"],
  ])

  /// 1 is Sunday, as the table counts; see `weekday(_:)`.
  static let weekdays: [Word: Int] = numbered([
    ["sunday", "sun", "domingo"], ["monday", "mon", "lunes"], ["tuesday", "tues", "tue", "martes"],
    ["wednesday", "weds", "wed", "miercoles"], ["thursday", "thurs", "thur", "thu", "jueves"],
    ["friday", "fri", "viernes"], ["saturday", "sat", "sabado"],
  ])

  /// What is shown for a zone as written.
  static let zones: [Word: String] = [
    "pt": "PT", "pst": "PST", "pdt": "PDT", "et": "ET", "est": "EST", "edt": "EDT", "ct": "CT", "cst": "CST",
    "cdt": "CDT", "mt": "MT", "mst": "MST", "mdt": "MDT", "akt": "AKT", "hst": "HST", "chst": "ChST", "utc": "UTC",
    "gmt": "GMT", "pacific": "PT", "eastern": "ET", "central": "CT", "mountain": "MT", "pacifico": "PT",
  ].reduce(into: [:]) { $0[Word($1.key)] = $1.value }

  /// Words that are a month only with a capital: "may apply", "march", "set", "ago".
  static let needCapital = Set(["may", "march", "mar", "ago", "dec", "jan"].map(Word.init))

  /// Each name with the place of its row, counted from 1.
  private static func numbered(_ names: [[String]]) -> [Word: Int] {
    names.enumerated().reduce(into: [:]) { table, month in
      for name in month.element { table[Word(name)] = month.offset + 1 }
    }
  }
}

/// Small words that several scanners look for.
enum Small {
  static let of = Word("of"), de = Word("de"), del = Word("del"), at = Word("at"), on = Word("on"), by = Word("by")
  static let to = Word("to"), through = Word("through"), thru = Word("thru"), until = Word("until"), and = Word("and")
  static let a = Word("a"), al = Word("al"), hasta = Word("hasta"), y = Word("y"), or = Word("or"), o = Word("o")
  static let las = Word("las"), la = Word("la"), el = Word("el"), the = Word("the"), m = Word("m"), p = Word("p")
  static let noon = Word("noon"), midnight = Word("midnight"), mediodia = Word("mediodia")
  static let medianoche = Word("medianoche"), am = Word("am"), pm = Word("pm"), horas = Word("horas"), hrs = Word("hrs")
  static let tarde = Word("tarde"), manana = Word("manana"), noche = Word("noche"), time = Word("time")
  static let standard = Word("standard"), daylight = Word("daylight"), hora = Word("hora"), h = Word("h")
  static let ordinals = Set(["st", "nd", "rd", "th", "ro", "o"].map(Word.init))
  static let mid = Word("mid"), late = Word("late"), early = Word("early"), between = Word("between")
  static let before = Word("before"), each = Word("each"), year = Word("year"), from = Word("from"),
    desde = Word("desde")
}
