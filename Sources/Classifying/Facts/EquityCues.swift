/// Phrases about groups and about priority for them, English and Spanish.
let equityCues: [(Cues, [String])] = [
  (
    .group,
    [
      "communities|people|populations|youth|women|families|persons of color", "bipoc", "black and brown", "black led",
      "black and latino|latinx|latina|indigenous", "african american|americans", "african american black",
      "black communities|community|residents|families|youth|people|population|women|men|owned", "brown communities|led",
      "latino|latinx|latina|hispanic communities|community|residents|families|led|youth|serving",
      "indigenous communities|peoples|led", "native american communities", "tribal communities",
      "communities impacted|affected|harmed by", "disinvested communities",
      "underserved communities|populations|residents|groups|areas|community|population",
      "marginalized communities|populations|groups",
      "historically underserved|marginalized|excluded|disadvantaged|underrepresented|underfunded|redlined|under",
      "disproportionately impacted|affected|harmed|burdened",
      "communities disproportionately|most impacted|affected|harmed",
      "socially disadvantaged farmers|groups|individuals|communities|businesses",
      "economically disadvantaged communities|_", "severely disadvantaged communities",
      "disadvantaged communities|community", "priority populations", "racial equity", "racial and ethnic", "racially",
      "environmental justice areas|communities",
      "underrepresented audiences|groups|communities|populations|organizations", "communities facing inequities",
      "war on drugs", "cannabis prohibition", "minority owned|serving|led", "immigrant led|communities",
      "directly impacted", "underresourced communities", "under resourced communities", "under served|represented",
      "bias motivation", "communities that have historically",
      "marginalized underserved populations", "low income communities of color", "most impacted communities",
      "equity priority communities", "frontline communities",
      "comunidades de color",
      "comunidades negras|latinas|afroamericanas|indigenas|desatendidas|marginadas|desfavorecidas",
      "negras y latinas|latinos|morenas", "personas negras|afroamericanas", "personas de color",
      "lideres afroamericanos|negros|latinos|indigenas", "zonas desatendidas", "poblaciones desatendidas|marginadas",
      "organizaciones afroamericanas", "afroamericanas|afroamericanos", "mas afectadas|afectados|perjudicadas",
      "historicamente excluidas|marginadas|desatendidas", "personas negras latinas",
    ]
  ),
  (
    .priority,
    [
      "priority", "priorities", "prioritize|prioritizes|prioritized|prioritizing", "preference", "preferences",
      "set aside", "reserved for", "targeted", "led by", "led by and serving", "at least half", "goes to", "focus on",
      "dedicated to", "intended for", "designed to benefit", "encouraged to apply", "weighted", "extra points",
      "additional points", "bonus points", "benefit", "will be a priority", "favorable consideration",
      "must serve|benefit", "serving", "serve", "owned by", "no match", "to ensure that", "additional assistance",
      "awards grants to", "support",
      "prioridad", "prioriza|priorizara|priorizaran", "preferencia", "dirigidas por", "dirigida a", "reparar",
      "reservado|reservados", "se dirige a", "se invierta", "fundadas y dirigidas", "prioritaria|prioritarias",
      "para organizaciones",
    ]
  ),
]
