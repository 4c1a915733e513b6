import Model

/// Names of months, weekdays and zones, and the words that may stand between the parts of a date.
enum DateWords {
  /// The month a word names, by its full name, or by three letters or more of it.
  static func month(_ word: String) -> Int? { months[word] }

  /// By language: English, Spanish, French, German, Portuguese, Italian, Dutch, Hungarian, Greek, Polish.
  private static let months: [String: Int] = {
    let lists = [
      "january february march april may june july august september october november december",
      "jan feb mar apr may jun jul aug sep oct nov dec",
      "- febr mrz - - jne jly - sept - - -",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "ene - - abr - - - ago set - - dic",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "janv févr - avr - - juil aout - - - déc",
      "januar februar märz - - juni juli - - oktober - dezember",
      "jänner - mär - - - - - - okt - dez",
      "janeiro fevereiro março - maio junho julho - setembro outubro novembro dezembro",
      "- fev - - mai - - - - out - -",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "gen - - - mag giu lug - - ott - -",
      "januari februari maart - mei - - augustus - - - -",
      "- fév mrt - - - - - - - - -",
      "január február március április május június július augusztus szeptember október november december",
      "január februári márcus április máujus június július augusztus szeptember október november december",
      "ιαν φεβ μάρ απρ μάι ιούν ιούλ αύγ σεπ οκτ νοέ δεκ",
      "- φεβρ μαρ - μαϊ ιουν ιουλ αυγ σεπτ - νοε -",
      "- - μάώ άπρ μαι ιον ιολ - - - νον -",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
      "septiembre - - - - - - - setiembre - - -",
    ]
    var months: [String: Int] = [:]
    for list in lists {
      for (index, word) in list.split(separator: " ").enumerated() where word != "-" && months[String(word)] == nil {
        months[String(word)] = index + 1
      }
    }
    months["septiembre"] = 9
    return months
  }()

  /// Weekdays, and the small words of several languages; none says anything about the date.
  static let silent: Set<String> = Set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun \
    lunes martes mar miércoles miercoles jueves viernes sábado sabado domingo lun mié mie jue vie sáb sab dom \
    lundi mardi mercredi jeudi vendredi samedi dimanche mer jeu ven sam dim \
    montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so \
    segunda terça quarta quinta sexta feira seg ter qua qui sex \
    lunedì martedì mercoledì giovedì venerdì gio maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo \
    hétfő kedd szerda csütörtök péntek szombat vasárnap δευ τρι τετ τρίτ πεμ πέμ παρ σαβ σάβ κυρ \
    lu ju vi st nd rd th er ème º ª at on the of de del el a las la le du à à-las um uhr kl dne o'clock t 년 월 일
    """.split(separator: " ").map(String.init))

  /// Seconds east of UTC; nil for a word that is no zone.
  static func offset(_ word: String) -> Int? { offsets[word].map { Int($0 * 3600) } }

  private static let offsets: [String: Double] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "zulu": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "nst": -3.5,
    "ndt": -2.5, "cet": 1, "cest": 2, "met": 1, "mest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "bst": 1,
    "west": 1, "msk": 3, "ist": 5.5, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "acst": 9.5, "acdt": 10.5, "awst": 8,
    "nzst": 12, "nzdt": 13, "sgt": 8, "hkt": 8, "brt": -3, "art": -3, "sast": 2, "at": -4,
  ]

  /// Zones that North Americans write without saying whether daylight saving holds.
  static func zone(_ word: String) -> Zone? {
    switch word {
    case "pt", "pacific": Zone.named("America/Los_Angeles")
    case "mt", "mountain": Zone.named("America/Denver")
    case "ct", "central": Zone.named("America/Chicago")
    case "et", "eastern": Zone.named("America/New_York")
    default: nil
    }
  }
}
