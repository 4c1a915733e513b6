/// Phrases that say how a date binds, English and Spanish.
///
/// Where one phrase both binds and names its subject ("application deadline") it stands here with both meanings: the
/// longest phrase hides the shorter ones within it.
let dateCues: [(Cues, [String])] = dateSubjectCues + dateBindingCues

private let dateBindingCues: [(Cues, [String])] = [
  (
    .due,
    [
      "due", "due date|dates", "deadline|deadlines", "deadline date|dates", "due on|by|at|no",
      "closing date|dates|time", "close date", "closes|close", "close on|at|by", "closing", "closes on|at", "cut off",
      "cutoff", "cut off date", "last day",
      "target date|dates", "last date",
      "no later than", "not later than", "on or before", "no later", "must be postmarked by", "postmarked by",
      "postmarked", "final day",
      "fecha limite", "fecha|fechas de cierre|entrega|vencimiento|recepcion|presentacion", "plazo", "plazos",
      "cierre|cierres", "cierra|cierran", "cerrara|cerraran", "vence|vencen|vencera|venceran", "a mas tardar",
      "ultimo dia", "vencimiento", "fecha limite de recepcion|entrega|solicitud",
      "limite", "no mas tarde del|de|que", "no despues del", "dia limite", "fecha tope", "fecha maxima", "matasellos",
    ]
  ),
  (
    [.due, .application],
    [
      "application|applications|proposal|proposals|nomination|nominations|submission|submissions|bid|bids|filing deadline|deadlines|due",
      "application|submission|solicitation|nomination|proposal period|window|cycle ends|ending|closes|closing|expires",
      "application|submission|solicitation|nomination|proposal period|window|cycle will end|close",
      "final filing date", "filing date", "application|submission|proposal due date|dates",
      "application|submission|proposal closing date|dates",
    ]
  ),
  (
    [.due, .comment],
    [
      "comment|comments due|deadline", "comment|comments due date",
      "comment|comments|review|_ comment|review period|window ends|ending|closes|closing|expires",
      "public review|comment period ends|ending|closes|closing|expires", "comment|review period will end|close",
    ]
  ),
  (
    [.due, .letter],
    [
      "loi|lois due|deadline", "letter|letters of intent|interest|inquiry due|deadline",
      "concept paper|papers due|deadline",
    ]
  ),
  (
    .by,
    [
      "by close of business", "close of business", "end of day|business", "end of the day", "in effect from",
      "up to and including", "antes del dia|cierre",
      "by", "before", "until", "till", "through", "thru", "prior to", "hasta", "antes de|del", "hasta el", "para el",
      "up until",
    ]
  ),
  (
    .submit,
    [
      "taking applications|proposals", "now accepting", "hand delivered", "solicita", "solicitan",
      "apply", "aplique", "postule", "solicite", "solicitar", "aplicar", "postular", "comente", "comentar", "mandar",
      "submission|submissions", "submittal|submittals", "submit", "submits", "submitted",
      "submitting", "received", "receive", "accepted", "accept", "accepting",
      "accepts", "send", "sent", "sending", "email", "emailed", "mail|mailed", "uploaded", "upload", "reach", "return",
      "returned", "filed electronically",
      "delivered", "deliver", "transmit", "transmitted", "turn in", "come in", "arrive", "arrives", "turned in",
      "enter", "provide comments", "file",
      "respond", "responses", "open", "available", "reciben", "recibe", "recibira|recibiran|recibimos", "recibirse",
      "recibidas|recibidos", "recibir",
      "enviar", "enviarse", "envie", "envien", "envia", "mande", "manden", "mandar", "presentarse", "presente",
      "presenten", "entregar", "entregarse", "entregue", "llegar", "lleguen", "aceptan", "aceptara|aceptaran|aceptamos",
      "acepta", "remitir", "remitirse",
      "someter", "sometan", "someterse", "subir", "subirse", "abierta|abierto|abiertas", "entrega", "recepcion",
      "participar", "firme", "firmen", "llegarnos",
    ]
  ),
  (
    .opens,
    [
      "opens|opened|opening", "open on", "opens on", "opening date", "open date", "will open", "begin accepting",
      "accepted beginning|starting", "available beginning|on|starting", "release date", "abre|abren|abrira|abriran",
      "apertura", "a partir del|de", "se abre",
    ]
  ),
  (
    .extended,
    [
      "extended", "extend", "extends", "extending", "extension", "extended to|until|through", "extended deadline",
      "is amended", "prorroga|prorrogo|prorrogado", "amplia|amplio|ampliado",
      "extendio|extendido|extiende", "se prorrogo", "aplazo", "aplazado", "pospuso", "cambio al|para", "se movio",
    ]
  ),
  (
    [.extended, .due],
    [
      "extended deadline", "deadline extended", "new deadline", "correct date|deadline", "correct deadline date",
      "correct due date",
      "correcting the date|deadline", "corrected deadline", "revised deadline", "nueva fecha", "nueva fecha limite",
    ]
  ),
  (
    .medium,
    [
      "application|submission|applications portal|system|website|page|process|template|link|guidelines|manager|instructions|manual"
    ]
  ),
  (
    .reopened,
    ["reopen|reopens|reopened|reopening", "re opens|opened|opening|open", "reabre|reabrio|reapertura"]
  ),
  (
    .cancelled,
    [
      "cancelled", "canceled", "cancellation", "postponed", "postponing", "postpone", "postponement", "rescheduled",
      "cancelada|cancelado|cancelacion", "pospuesta|pospuesto", "withdrawn", "withdrawal",
      "originally scheduled|stated|announced|published|due", "incorrectly", "incorrect date|deadline",
      "was scheduled",
    ]
  ),
  (
    .rolling,
    [
      "rolling basis", "rolling", "rolling deadline", "continuous basis", "continuously", "ongoing basis",
      "at any time", "anytime", "any time during", "open until filled", "until filled",
      "first come first served|serve|_", "first come",
      "until funds are|have|_ exhausted|depleted|expended|gone",
      "until all funds are|have|_ exhausted|depleted|expended|awarded|allocated|committed|spent",
      "until funding is|_ exhausted|depleted|expended",
      "until funds are fully|_ exhausted|expended|depleted|committed|reserved",
      "until all funding|funds is|are|has|have been exhausted|expended|awarded|allocated|committed|depleted",
      "until funds have been exhausted|depleted|expended|allocated|awarded", "open continuously", "no deadline",
      "does not have a deadline", "accepted year round", "year round", "while funds last|remain", "as long as funds",
      "until the funds are exhausted|depleted", "until funds run out", "until the money runs out", "over the counter",
      "no due date", "accepted throughout the year", "throughout the year", "as funding is available",
      "as funds are available", "until available funds|funding are|is exhausted", "on an open basis",
      "non competitive basis",
      "de forma|manera continua|permanente|abierta", "en cualquier momento", "hasta agotar fondos|recursos|los",
      "hasta agotarse", "hasta que se agoten|acaben|agote", "todo el ano", "durante todo el ano", "orden de llegada",
      "sin fecha limite", "sin fecha de cierre", "hasta cubrir la|el", "no hay fecha de cierre|limite",
      "ventanilla abierta", "permanentemente",
      "continuamente", "mientras haya fondos|credito|recursos", "base continua", "plazo abierto", "se reciben todo",
      "hasta llenar", "hasta ocupar",
    ]
  ),
  (
    .notRolling,
    [
      "not rolling", "not on a rolling", "not on a first come", "not first come", "not a first come",
      "no por orden de llegada",
    ]
  ),
  (
    .pastRound,
    [
      "round 1|one|i", "first round", "previous round", "prior round", "last round", "round", "rounds", "was the date",
      "now closed", "is closed", "are closed", "closed", "has closed", "has passed", "ronda anterior", "primera ronda",
      "ya cerro", "cerrada|cerrado", "ya cerraron",
    ]
  ),
]
