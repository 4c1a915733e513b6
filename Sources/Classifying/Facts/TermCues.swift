/// Phrases about match, payment and length, English and Spanish.
let termCues: [(Cues, [String])] = [
  (
    .match,
    [
      "match", "matching", "matching funds", "match funding", "match funds", "matching contribution",
      "matching requirement", "match requirement", "cost share", "cost sharing", "cost match", "local share",
      "local match", "cash match", "matched", "dollar for dollar", "one to one match", "in kind match",
      "non federal share", "non federal match", "cost share requirement", "nonfederal share", "resource contribution",
      "non federal sources", "non federal contribution",
      "leveraged funds", "leverage match",
      "contrapartida", "fondos de contrapartida", "fondos de contraparte", "aportacion local", "contraparte", "aportar",
      "fondos propios", "fondos complementarios", "aportacion", "aportacion propia", "cofinanciamiento",
    ]
  ),
  (
    .noMatch,
    [
      "no match", "no matching", "no match|matching funds|requirement", "no match is required", "match is not required",
      "match not required", "matching funds are not required", "match funding is not required",
      "not require matching|match|a", "not require a match", "does not require matching|match|cost",
      "no cost share|sharing|match", "no local match", "no matching funds",
      "does not have a match|matching requirement|_", "no minimum match|matching", "non matching", "not have a match",
      "cost sharing is not required",
      "cost sharing or matching is not", "match waived", "not required to provide match|matching",
      "no se requiere|exige|pide contrapartida|aportacion|contraparte", "no requiere|exige contrapartida",
      "sin contrapartida", "no match required", "no funding match", "no hace falta contrapartida",
      "no es necesaria contrapartida|la", "contrapartida no es obligatoria",
    ]
  ),
  (
    .encouraged,
    [
      "encouraged", "strongly encouraged", "preferred", "considered", "voluntary", "extra credit", "additional points",
      "bonus points", "recommended", "most projects", "se recomienda", "se valora", "se anima", "optional", "opcional",
    ]
  ),
  (
    .reimbursement,
    [
      "reimbursement|reimbursements", "reimburse|reimburses", "reimbursed", "reimbursable", "in arrears",
      "reimbursement basis", "cost reimbursement", "reimbursing", "arrears", "reembolso|reembolsos",
      "reembolsa|reembolsan", "por reembolso", "reembolsable", "reembolsara|reembolsaran", "reembolsado|reembolsados",
      "pago vencido", "contra recibos", "contra facturas",
    ]
  ),
  (
    .advance,
    [
      "advance payment|payments", "advanced payment|payments", "advance funds|funding", "advances", "an advance",
      "single advance", "upfront payment|payments|funding", "up front payment|payments|funding",
      "advance pay", "upfront", "up front", "paid in advance",
      "initial advance", "initial payment", "quarterly in advance", "provided|paid|disbursed in advance",
      "payments in advance", "in advance upon",
      "paid upfront", "funds in advance", "partial advance",
      "anticipo|anticipos", "por adelantado", "pago adelantado|anticipado", "pagos adelantados|anticipados",
      "pago inicial", "un adelanto", "adelanto", "adelantos",
    ]
  ),
  (
    .noAdvance,
    [
      "advance funds will not", "advance payments will not", "no advance", "advances are not", "no advance payments",
      "advance payment is not", "advance payments are not", "not provide advance", "no advances", "no hay anticipos",
      "sin anticipos", "no se dan anticipos", "not be reimbursed", "reimbursed for travel",
    ]
  ),
  (
    .term,
    [
      "grant period|periods", "project period", "performance period", "period of performance", "grant term",
      "grant terms", "project term", "funding period", "grant duration", "project duration", "contract term",
      "contract period", "award period", "term of the grant", "term of the agreement|contract|award", "duration",
      "project length", "budget period", "grant cycle", "funding term", "funding cycle", "agreement term", "term",
      "subaward performance period", "period of|up", "implementation period", "project performance period",
      "period of", "for a period of", "over a period of", "grants are for", "funded for", "projects of up", "over a",
      "awarded for",
      "available for expenditure", "maximum project term", "maximum grant duration", "contract", "agreement",
      "program period", "award duration", "award term", "grants of", "operating period", "cooperative agreement period",
      "service period", "plazo de ejecucion", "duracion", "periodo del proyecto", "periodo de la subvencion",
      "vigencia", "durante", "proyectos de hasta", "proyecto de hasta", "por un periodo de", "contrato de",
    ]
  ),
  (
    .sponsor,
    [
      "fiscal sponsor|sponsors", "fiscally sponsored", "fiscal sponsorship", "fiscal sponsored",
      "sponsorship of a fiscal agent", "fiscal sponsors", "model a fiscally sponsored",
      "fiscal sponsoring", "patrocinador fiscal", "patrocinio fiscal", "patrocinadores fiscales", "agente fiscal",
      "patrocinadora fiscal",
    ]
  ),
  (
    .noSponsor,
    [
      "fiscal sponsors are not", "fiscal sponsorship is not", "not accept fiscal sponsors|sponsorship",
      "fiscally sponsored organizations|projects|groups are not", "no fiscal sponsors", "no se acepta patrocinio",
      "no se aceptan patrocinadores", "sin patrocinador fiscal",
    ]
  ),
  (
    .operating,
    [
      "general operating support|grant|grants|funds|funding|expenses|costs|purposes", "operating support",
      "general operations", "unrestricted grants|funding|funds|support|grant", "core operating", "core support",
      "general operating", "general support grants", "operational support", "gastos operativos generales",
      "gastos generales de operacion", "gastos de operacion", "apoyo operativo general", "operacion general",
      "fondos sin restricciones", "gastos generales", "apoyo general", "gastos operativos", "apoyo operativo",
    ]
  ),
  (
    .notOperating,
    [
      "not for general operating", "not fund general operating", "not used for general operating",
      "not support general operating", "excluding general operating", "no general operating",
      "no son apoyo para gastos generales", "no cubre gastos generales|operativos", "no se puede usar para gastos",
    ]
  ),
]
