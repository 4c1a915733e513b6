/// Phrases of hearings, deciding bodies, stipends and pass-through, English and Spanish.
let noticeCues: [(Cues, [String])] = [
  (
    .passThrough,
    [
      "pass through", "subgrant|subgrants to community", "regrant|regrants|regranting", "re grant|grants|granting",
      "subawards to community", "pass through funding|to community", "awarded to community partners",
      "going to community based organizations", "to one or more community partners", "award dollars going to",
      "subcontract with community based", "pasar a organizaciones comunitarias",
      "subcontratar a organizaciones comunitarias",
    ]
  ),
  (
    .stipend,
    [
      "stipend is|are|will", "stipends are|will|for participants|members|residents", "participants receive a stipend",
      "receive a stipend", "paid for their time", "compensated for their time", "gift card|cards", "stipend of",
      "se ofrece estipendio", "habra estipendio", "recibiran un estipendio", "con estipendio",
    ]
  ),
  (
    .body,
    [
      "board of supervisors", "city council", "county council", "planning commission", "city planning commission",
      "state assembly", "state senate", "board of state and community corrections",
      "advisory committee|council|board|commission", "health commission", "school board", "board of education",
      "neighborhood council", "civilian oversight commission", "probation oversight commission",
      "commission on civil rights", "committee on human services", "public safety committee", "budget committee",
      "board of commissioners", "zoning administrator", "alcoholic beverage control",
      "junta de supervisores", "concejo municipal", "concejo vecinal", "comision de planificacion", "junta escolar",
      "asamblea estatal", "comite de servicios humanos", "comision asesora", "consejo municipal",
    ]
  ),
  (
    .hearing,
    [
      "public hearing|hearings", "hearing", "public meeting", "audiencia publica", "audiencia",
      "listening session|sessions", "town hall",
    ]
  ),
]
