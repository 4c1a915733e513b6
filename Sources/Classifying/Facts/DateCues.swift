/// Phrases that say what a date is for and how it binds, English and Spanish.
let dateCues: [(Cues, [String])] = [
  (
    .application,
    [
      "solicitation|submission|submittal|filing|nomination|proposal period|window",
      "application submission|submittal period|window", "nomination application period", "competition|competitions",
      "call for proposals|applications|projects",
      "complete the|an|your|this|our online|attached|_ application|form", "complete and submit|return",
      "online form|application", "reapply", "re apply", "nominate", "request for proposals|applications",
      "grant request|requests", "funding request|requests", "final filing", "mini grant application|applications",
      "paquete de solicitud", "nomine", "nomina",
      "application|applications",
      "application|applications form|forms|packet|packets|package|packages|material|materials|period|window|deadline|deadlines|phase",
      "proposal|proposals", "full application|applications|proposal|proposals", "nomination|nominations",
      "entry|entries",
      "apply", "applying", "grant application|applications", "rfp response|responses", "bid|bids",
      "statement|statements of qualifications",
      "scholarship application|applications",
      "transmittal of applications", "abstract|abstracts", "resume|resumes", "cover letter", "candidates", "step 2",
      "step 2 proposal|proposals", "phase 2|ii application|applications|proposal|proposals",
      "self nominations", "letters of nomination",
      "solicitud|solicitudes", "propuesta|propuestas", "postulacion|postulaciones", "expediente|expedientes",
      "presentar", "postular",
      "presente la solicitud", "aplicacion|aplicaciones", "aplicar", "inscripcion|inscripciones de proyectos",
      "candidatura|candidaturas", "nominaciones",
      "proyectos", "curriculum", "convocatoria", "registro de propuestas", "oferta|ofertas", "solicitar", "solicite",
      "aplique", "postule", "concursar",
    ]
  ),
  (
    .letter,
    [
      "letter|letters of intent|interest|inquiry", "loi|lois", "notice|notices of intent",
      "statement|statements of intent|interest", "intent to apply|submit|bid|propose|respond",
      "intention to apply|submit", "concept proposal|proposals|paper|papers|note|notes|application|applications",
      "concept proposal submittal",
      "pre proposal|proposals|application|applications", "preproposal|preproposals|preapplication|preapplications",
      "preliminary proposal|proposals|application|applications",
      "step 1", "step 1 proposal|proposals|application|_", "interest survey", "intent to apply form",
      "letter|letters of intent to apply|submit",
      "white paper|papers", "expression|expressions of interest",
      "phase 1|i application|proposal|applications|proposals", "notice of intent to apply|submit",
      "intent to submit an application|proposal", "initial proposal|proposals|application|applications",
      "mandatory notice", "intent form",
      "carta|cartas de intencion|interes|presentacion", "nota conceptual",
      "precandidatura|presolicitud|preaplicacion|preinscripcion", "pre solicitud|propuesta|aplicacion",
      "aviso de intencion", "manifestacion|expresion de interes", "documento de concepto", "formulario de interes",
      "intencion de presentar|solicitar|participar|aplicar", "encuesta de interes",
    ]
  ),
  (
    .comment,
    [
      "public comment period|periods", "written public comments", "comment period|window",
      "public review period|periods", "review and comment period", "public review", "opinion publica",
      "periodo de comentarios",
      "comment|comments", "public comment|comments", "comment period|periods",
      "written comment|comments|statement|statements|testimony|submissions", "comments period",
      "data and views", "reply comments|comment", "feedback", "input on", "public input",
      "testimony", "letters of support for the bill",
      "comentario|comentarios", "comentar", "observaciones", "opiniones", "cartas de apoyo", "carta de apoyo",
      "testimonio|testimonios", "comente", "comenten",
    ]
  ),
  (
    .question,
    [
      "question|questions", "to contact", "inquiry|inquiries", "intergovernmental review", "q a",
      "clarification|clarifications",
      "technical questions", "interpretation", "accommodation|accommodations", "translation",
      "pre application consultation|meeting", "requests for accommodation|accommodations",
      "reasonable accommodation|accommodations", "special accommodations", "pregunta|preguntas", "consulta|consultas",
      "dudas", "acomodaciones", "adaptaciones", "interpretacion",
      "request an interpreter", "sign language", "technical assistance request|requests",
    ]
  ),
  (
    .session,
    [
      "webinar|webinars",
      "information|informational|info session|sessions|meeting|meetings|webinar|webinars|call|calls",
      "grant information session", "bidders conference|conferences",
      "bidder s|_ conference|conferences",
      "applicant webinar|workshop|conference|conferences|webinars|workshops|orientation|briefing",
      "proposers conference|conferences", "proposer conference",
      "pre application webinar|webinars|workshop|workshops|conference|call|meeting",
      "pre proposal conference|webinar|meeting|workshop", "bidders conference call",
      "technical assistance webinar|webinars|workshop|workshops|session|sessions|call|calls",
      "orientation session|sessions|webinar", "walk through of the application process|_",
      "application workshop|workshops|webinar", "q a webinar|session|sessions|call",
      "question and answer session|sessions|webinar", "office hours", "grant writing workshop|workshops",
      "pre bid conference|meeting",
      "sesion|sesiones informativa|informativas", "sesion|sesiones de informacion|orientacion",
      "reunion|reuniones informativa|informativas", "platica|platicas informativa|informativas", "seminario web",
      "charla|charlas informativa|informativas",
      "taller|talleres informativo|informativos", "taller|talleres para solicitantes",
      "conferencia de licitantes|proponentes|postores", "junta informativa", "webinario|webinarios", "sesion virtual",
      "sesion de preguntas", "taller de solicitud",
    ]
  ),
  (
    .gathering,
    [
      "will meet", "meets", "will convene", "open|closed|virtual|public session|sessions", "will hear",
      "come to the|our", "se reunira|reuniran", "lo esperamos",
      "meeting|meetings", "hearing|hearings", "public hearing|hearings", "public meeting|meetings",
      "workshop|workshops", "conference|conferences", "summit", "forum", "town hall", "listening session|sessions",
      "event", "trade mission|missions", "ceremony", "fair", "festival", "convening", "symposium", "training|trainings",
      "teleconference",
      "reunion|reuniones", "junta", "audiencia|audiencias", "audiencia publica", "taller|talleres", "evento|eventos",
      "feria", "foro", "asamblea", "cumbre", "capacitacion|capacitaciones", "votacion", "sesion|sesiones", "curso",
      "clase|clases", "jornada|jornadas", "caminata|caminatas", "conferencia|conferencias", "seminario|seminarios",
      "charla|charlas", "vigilia", "marcha", "mesa redonda",
    ]
  ),
  (
    .registration,
    [
      "register", "registered", "registration|registrations", "preregistration", "pre registration", "preregistration",
      "pre register", "preregister",
      "rsvp", "register online", "registering", "notify the contact person", "request to speak", "requests to speak",
      "sign up", "requests to make oral", "wishing to speak|attend|present|make", "tickets",
      "wish to speak|attend|present", "requests to attend", "request to attend",
      "oral comment|comments|presentation|presentations|statement|statements", "to make an oral",
      "interested in making",
      "inscribirse", "inscribase", "inscripcion|inscripciones", "registrarse", "registro", "registrese",
      "confirmar asistencia", "confirme su asistencia", "apuntarse", "apuntese", "inscribete",
    ]
  ),
  (
    .performance,
    [
      "report|reports", "progress report|reports", "final report|reports", "invoice|invoices", "expended", "expend",
      "spent", "spend", "expenditure|expenditures", "encumbered", "liquidated", "grant year|years", "program year",
      "projects will|must close|end|conclude|be", "grant period", "project period",
      "performance period", "period of performance", "grant term", "project term", "funding period", "grant duration",
      "contract term|period", "budget period", "award period", "be completed", "completion", "complete", "completed",
      "begin|begins|beginning|began", "commence|commences|commencing", "start|starts|started|starting",
      "end|ends|ending|ended", "expire|expires|expired|expiring|expiration", "charter", "repeal", "sunset|sunsets",
      "effective", "in effect",
      "statute|statutes", "act", "in existence", "as of", "good standing", "incurred", "operational",
      "implement|implementation", "implemented", "service obligation", "for the month of", "graduate", "graduated",
      "term",
      "extend the project period", "term of",
      "grantee|grantees", "grant recipient|recipients", "awardee|awardees", "subaward|subawards", "fiscal year",
      "fiscal years", "cohort designation period", "grant activities", "reimbursement requests", "audit|audits",
      "licensed", "certificate",
      "reinsurance", "reinsurance year", "project|projects implementation",
      "agreement|agreements", "contract|contracts", "filed", "work plan", "planted", "installed", "constructed",
      "operate", "funds must be", "funds shall be", "must be used by",
      "through fully functional", "services for the period", "sales closing", "tax", "taxes", "school year",
      "academic year", "data collection", "study", "born", "established", "enrolled", "enroll", "enrollment",
      "placed in service",
      "informe|informes", "gastarse", "gastar", "gastado|gastados", "ejecutarse", "periodo|periodos", "vigencia",
      "comienza|comienzan|comenzo|comenzara|comenzaran", "empieza|empiezan|empezara|empezaran",
      "inicia|inician|iniciara|iniciaran", "inicio", "termina|terminan|terminara|terminaran", "terminar",
      "concluye|concluyen|concluira", "finaliza|finalizan|finalizara", "subvencionado|subvencionados",
      "beneficiario|beneficiarios", "contrato|contratos", "completarse", "proyecto debe", "duracion", "entrar en vigor",
      "vence el contrato", "ley", "usarse", "debera usarse",
    ]
  ),
  (
    .announcement,
    [
      "announced", "announce", "announces", "announcement|announcements", "notified", "notification|notifications",
      "notify applicants", "award|awards will be", "awardees will be", "awarded", "selected", "published",
      "publication",
      "federal register", "signed", "approved", "adopted", "passed", "issued", "dated", "released", "release", "launch",
      "launched", "launches", "posted", "received the", "made available", "prior notice", "previously published",
      "decision|decisions", "winners", "interviews",
      "review committee",
      "site visit|visits", "recommendations", "notice was", "amended on", "voted", "vote", "enacted", "chaptered",
      "established by", "created by", "hired", "position will", "vacancies", "to be filled", "expected to",
      "comes out",
      "anuncia|anunciara|anunciaran|anunciaron", "publicara|publicada|publicado", "resultados",
      "seleccionados", "notificara|notificaran", "aprobo|aprobada|aprobado", "entrevistas", "firmo",
      "adjudicacion|adjudicaciones", "adjudicaran", "decision|decisiones", "se espera", "revisara",
      "promulgada", "octavillas",
    ]
  ),
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
      "at any time", "anytime", "any time during", "open until filled", "until filled", "first come first served|serve",
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
