/// Phrases that say what a sum of money is, English and Spanish.
let moneyCues: [(Cues, [String])] = [
  (
    .award,
    [
      "award|awards", "grant|grants", "grant award|awards",
      "award|grant|funding|request|loan amount|amounts|size|sizes|range|ranges|limit|limits|request|requests",
      "grants range|ranging", "awards range|ranging",
      "mini grant|grants", "minigrant|minigrants", "individual grant|grants|award|awards", "request|requests",
      "stipend|stipends", "scholarship|scholarships", "fellowship|fellowships", "loan|loans", "tax credit|credits",
      "rebate|rebates", "subaward|subawards",
      "voucher|vouchers", "funding request|requests", "budgets ranging", "projects with budgets",
      "planning grant|grants", "implementation grant|grants",
      "budget request|requests", "prize|prizes", "application request", "project budget|budgets", "subgrant|subgrants",
      "contract amount", "loan enrollment amount",
      "subvencion|subvenciones", "minisubvencion|minisubvenciones", "beca|becas", "apoyo|apoyos", "contrato|contratos",
      "prestamo|prestamos", "monto|montos", "premio|premios", "microsubvencion|microsubvenciones", "entrega",
      "otorga|otorgan|otorgara|otorgaran", "cantidad|cantidades", "ayuda|ayudas",
      "donativo|donativos", "estipendio|estipendios", "cada contrato|subvencion|beca|apoyo",
    ]
  ),
  (
    [.award, .ceiling],
    [
      "maximum grant|award|loan|funding|request|individual amount|award|request|size|grant|amounts|awards|_",
      "maximum amount payable", "maximum amount per", "maximum loan enrollment amount",
      "maximum application|project request|award|grant", "maximum grant award amount|size|_",
      "maximum individual grant|award", "maximum total award", "maximum award amount", "maximum application request",
      "monto maximo", "apoyo maximo", "subvencion maxima", "maximum allowable grant|award",
    ]
  ),
  (
    [.award, .floor],
    [
      "minimum grant|award|loan|funding|request|individual amount|award|request|size|grant|amounts|awards|_",
      "minimum amount per", "minimum application|project request|award|grant", "minimum grant award amount|size|_",
      "request no less than", "monto minimo", "subvencion minima", "minimum allowable grant|award", "award floor",
      "prestamo minimo", "apoyo minimo",
    ]
  ),
  (
    [.award, .ceiling],
    [
      "award|awarding up to", "maximum amount of grant|loan monies|funds|funding|money",
      "no award|grant|request|loan|single|applicant|organization|project will|may|shall|can exceed|receive|request",
      "no single|individual award|grant|request will|may|shall|can exceed",
      "no award|grant exceeds|larger|greater than",
      "whichever is less|lower|smaller",
      "ninguna|ningun subvencion|apoyo|contrato|beca|solicitud|donativo excedera|superara", "prestamo maximo",
      "award ceiling", "grant ceiling", "awarded more than", "awarded no more than",
      "grant|award|request|funding limit|cap|maximum", "maximum allowable amount", "maximum request|requests",
      "proposals|projects|applications|requests of up to",
    ]
  ),
  (
    .neutral,
    [
      "grant program|programs|funding|funds|agreement|agreements|application|applications|proposal|proposals|solicitation|recipient|recipients|project|projects|writing|guidelines|term|period|administration|opportunity|opportunities",
      "loan program", "scholarship program", "grants program", "award period|date", "grant subaward",
      "maximum of two|three|four|five|one|ten", "average grant|project|award term|period|duration|length",
      "low cost", "financial assistance award", "programa de subvenciones",
    ]
  ),
  (
    .givenOut,
    [
      "will be awarded", "will be distributed", "will be available", "will be allocated", "will be given out",
      "expected to be given out", "to be awarded|distributed|given|allocated", "is expected to be given out",
      "is|are distributed among|across", "distributed among|across", "to be divided|split|shared",
      "will be divided|split|shared",
      "will be granted", "se repartiran|distribuiran|otorgaran|entregaran", "to be given out",
      "in grants will be awarded",
    ]
  ),
  (
    .recipient,
    [
      "may|can|could|might request|receive|apply|seek|be", "may|can apply for", "may|can be awarded",
      "eligible to receive|apply|request", "eligible to apply for", "eligible for", "will|would receive", "receive",
      "receives", "allowed to request", "request", "requesting", "apply for", "able to receive|request|apply",
      "can receive", "qualify for", "awarded to each", "reimburse", "reimbursed", "will fund up to",
      "recipient may receive", "applicants may request|receive", "limited to", "compete for",
      "awarded up to", "provides funding up to", "provide funding up to", "apply for up to",
      "funding up to",
      "pueden|puede pedir|solicitar|recibir|obtener", "podran|podra pedir|solicitar|recibir|obtener",
      "recibira|recibiran|recibe|reciben", "solicitar", "pedir",
    ]
  ),
  (
    .ceiling,
    [
      "up to", "up to a maximum of", "maximum", "maximum of", "a maximum of", "not exceed|exceeding", "not to exceed",
      "no more than", "not more than", "more than", "cap of",
      "capped at", "as much as", "limit of", "limited to",
      "max", "a max of", "ceiling", "ceiling of", "cannot exceed", "may not exceed", "shall not exceed",
      "will not exceed", "not be more|greater than", "or less", "as high as", "maximum amount",
      "at most", "no greater than", "less than", "hasta", "maximo|maxima|maximos", "un maximo de",
      "no exceder|exceda|excedera|excederan|exceden", "excedera|excederan", "no mas de", "no mayor|mayores a|de",
      "tope", "tope de",
      "limite de", "limite", "hasta un maximo de", "como maximo", "no supera|superara|supere",
    ]
  ),
  (
    .floor,
    [
      "minimum", "minimum of", "a minimum of", "at least", "no less than", "not less than", "starting at", "floor of",
      "or more", "min", "or above", "greater than", "floor", "minimo|minima|minimos", "al menos", "por lo menos",
      "un minimo de", "no menos de", "desde", "como minimo", "o mas",
    ]
  ),
  (
    .perAward,
    [
      "per project|projects", "per award|awards", "per applicant|applicants", "per grantee|grantees", "per grant",
      "per organization|organizations", "per recipient", "per application", "per school|schools", "per site",
      "per county", "per entity", "per applicant|organization|agency per year", "to individual agencies", "per agency",
      "per airport",
      "per student", "per proposal",
      "for any|each project", "each", "for each", "to each", "individual", "apiece",
      "per household|family|business|farm|unit", "any specific proposal", "per provider",
      "any one|single project|applicant|grantee", "per region", "to each region", "per tract",
      "per person|participant|fellow|artist|individual", "per company", "each of",
      "each grantee|award|recipient|grant|region|organization|applicant|project",
      "por proyecto|organizacion|solicitante|beneficiario|institucion|entidad|persona|contrato|hogar|negocio|familia|estudiante|escuela",
      "cada una|uno|contrato|subvencion|organizacion|beca|proyecto|jurisdiccion|beneficiario|apoyo|entidad", "cada",
      "a cada",
    ]
  ),
  (
    .pool,
    [
      "legislature|county|city|state|board|council has provided|approved|allocated", "funds|funding of", "provided",
      "maximum|total|_ funding available in this round|cycle",
      "total|totals", "totaling|totalling", "a total of", "in total", "available", "is|are|currently|made available",
      "availability", "appropriated", "appropriation|appropriations", "appropriates", "allocated",
      "allocation|allocations", "allocates|allocating|allocate", "in funding", "in grant|grants funding|funds",
      "in grants", "total funding", "total program funding",
      "total available", "total program funding", "total amount available", "total funds available",
      "available funding", "funding available", "funds available",
      "anticipates awarding|that", "distribute|distributes|distributed|distributing", "set aside",
      "dedicated", "has dedicated", "budget act", "one time funding", "over|more than the",
      "invested|invest|investment", "program funding", "estimated total", "award|awarding up to", "in all",
      "issue up to", "in the form of grants", "worth",
      "remain|remains", "to spend", "on offer", "each year to", "each year for",
      "estimated total program funding",
      "funded at", "financial assistance award", "in state funding|funds", "in federal funding|funds", "designated",
      "approved", "pool", "made up to", "offering", "will be available", "to support", "to fund",
      "to administer", "competitive funding", "funding pool", "fund of", "package", "budgeted", "earmarked",
      "in competitive grants|grant", "for competitive grants", "purpose of this solicitation is to provide",
      "expects to award", "intends to award", "combined", "aggregate",
      "disponible|disponibles", "total de", "en total", "distribuira|distribuiran|distribuye",
      "asigno|asigna|asignara|asignados|asignado", "fondo de", "presupuesto de", "fondos totales",
      "repartira|repartiran|reparte", "destina|destino|destinara", "bolsa", "invertira|invertiran", "por un total de",
      "suma total", "convocatoria por", "monto total", "partida", "fondos por", "se dispone de", "cuenta con",
      "reparto",
    ]
  ),
  (
    .perYear,
    [
      "per year", "annually", "each year", "per fiscal year", "a year", "per calendar year", "annual", "yearly",
      "per annum", "every year", "per taxable year", "each fiscal year", "in annual", "por ano", "al ano",
      "anual|anuales", "anualmente", "cada ano", "por ano fiscal",
    ]
  ),
  (
    .notAward,
    [
      "costing more|over|at", "projects costing", "earning", "earning less|more than", "incomes of|under|below",
      "fee|fees", "per unit", "unit cost", "acquisition cost", "equipment is defined", "cost|costs of more than",
      "project costs|cost", "total project cost|costs", "income|incomes", "household income", "assets", "sales",
      "purchase price", "fine|fines", "penalty|penalties", "insurance", "contribution of", "contributions",
      "deductible", "average grant|award|loan amount|size|_", "average", "an average",
      "an average grant|award|loan amount|size|_", "and an|the average grant|award|loan amount|size|_", "loss|losses",
      "damages",
      "per hour|apprentice|day|mile|acre|square|gallon|ton|bed|pound",
      "set aside", "of which", "reserved", "is reserved", "per apprentice", "retention", "for those under", "audit",
      "property tax", "payroll", "capital|private|new investment|investments",
      "registration|admission|tickets|entry costs|cost|is|fee",
      "local contribution|contributions", "contribution|contributions toward", "wages",
      "salary|salaries", "premium", "qualified microbusinesses", "cost", "valued at",
      "economic impact", "less than median", "federal poverty", "operating costs", "administrative",
      "to administer the", "indirect", "for costs to", "micro grants", "microgrants", "monthly increments",
      "increments", "subawards of", "regrants", "re grants",
      "cuota", "costo|costos", "multa|multas", "tarifa", "inscripcion cuesta", "promedio",
      "en promedio", "valor",
    ]
  ),
  (
    .past,
    [
      "to date", "previously", "last year", "in past", "past awards", "was|were fully funded", "was|were funded",
      "fully funded at", "prior awards", "have ranged", "went to",
      "came to", "has provided|awarded more", "were distributed|awarded",
      "awarded about|approximately|over|nearly|more",
      "has awarded", "have awarded",
      "was awarded", "were awarded", "previous years", "have been awarded", "has been awarded",
      "received approximately", "have increased", "was appropriated in", "in prior years", "prior year",
      "last round", "previous round", "has invested", "has funded", "has distributed",
      "has provided over|more|nearly|about|grants", "provided more|over than|_", "were approved on|in",
      "have provided over|more|nearly|about|grants", "el ano pasado",
      "anteriormente", "ronda anterior", "se otorgaron", "entrego",
    ]
  ),
  (
    .budget,
    [
      "annual budget|budgets", "operating budget|budgets", "annual operating budget|budgets",
      "organizational budget|budgets", "organization budget|budgets", "gross revenue|revenues",
      "annual revenue|revenues", "yearly gross revenue", "annual gross revenue|revenues|receipts",
      "gross annual revenue|revenues|receipts", "budget size", "budgets of", "budgets under|over|below",
      "budget under|over|below", "annual average arts revenue", "yearly revenue", "operating revenue|revenues",
      "total revenue|revenues", "gross receipts", "revenue of",
      "average arts revenue", "revenues", "revenue", "annual organizational budget|budgets",
      "organizations with budgets|budget", "total annual budget",
      "presupuesto anual|operativo", "presupuesto|presupuestos anual|anuales", "ingresos anuales",
      "presupuesto operativo anual", "ingresos brutos", "presupuestos de",
      "presupuesto menor|mayor", "ingresos brutos anuales", "presupuesto de operacion",
    ]
  ),
  (
    [.budget, .ceiling], ["presupuesto anual maximo", "presupuesto maximo", "maximum annual budget", "maximum budget"]
  ),
  ([.budget, .floor], ["presupuesto anual minimo", "presupuesto minimo", "minimum annual budget", "minimum budget"]),
  (
    .pay,
    [
      "salary", "salary range", "pay range", "compensation", "pay", "hourly", "hourly rate", "per hour", "an hour",
      "starting salary", "full time", "part time", "annual salary", "wage", "pay rate", "rate of pay", "hour|hr",
      "biweekly", "bi weekly",
      "salario", "sueldo", "pago", "por hora", "la hora", "quincenal|quincenales", "compensacion", "salario anual",
      "remuneracion",
    ]
  ),
  (
    .awards,
    [
      "award|awards", "grant|grants", "grantee|grantees", "project|projects", "contract|contracts", "applicants",
      "organizations", "cooperative agreement|agreements", "proposals", "recipients", "awardees", "subawards",
      "grants to", "scholarships", "fellows", "contratos", "subvenciones", "proyectos", "becas", "organizaciones",
      "beneficiarios",
    ]
  ),
]
