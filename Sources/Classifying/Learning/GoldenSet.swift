import Model

/// A notice whose judgement is beyond doubt; learning that gets it wrong is not accepted.
struct GoldenNotice: Sendable {
  var title: String
  var summary: String
  var agency = ""
  var eligibility: [String] = []
  /// Nil for what must never be shown.
  var section: Section?
  var tag: String?

  var entry: Entry {
    var entry = Entry(source: "golden", id: title, title: title, summary: summary)
    if !agency.isEmpty { entry.fields[EntryField.agency] = [agency] }
    if !eligibility.isEmpty { entry.fields[EntryField.eligibility] = eligibility }
    return entry
  }
}

/// Invented notices of every section, in both languages, with the words that mislead.
let goldenSet: [GoldenNotice] = [
  GoldenNotice(
    title: "Reentry Services Grant Program",
    summary: "Request for proposals. Community-based organizations serve formerly incarcerated people in California.",
    agency: "California Board of Reentry", eligibility: ["Nonprofit"], section: .funding, tag: "reentry_justice"),
  GoldenNotice(
    title: "Youth Violence Prevention Fund, Los Angeles County",
    summary: "Nonprofit organizations may apply for grants for violence prevention with young people.",
    agency: "Los Angeles County", section: .funding, tag: "violence_prevention"),
  GoldenNotice(
    title: "Kinship Family Support: Request for Applications",
    summary: "Grants for community-based organizations in Los Angeles County that help kin caregivers.",
    section: .funding, tag: "child_welfare_kinship"),
  GoldenNotice(
    title: "Food pantry mini-grants in South Los Angeles",
    summary: "Nonprofits and churches in South Los Angeles may apply for small grants to run a food pantry.",
    section: .funding, tag: "food"),
  GoldenNotice(
    title: "Convocatoria: salud mental para jóvenes",
    summary:
      "El Condado de Los Ángeles invita a organizaciones sin fines de lucro a presentar propuestas de salud mental.",
    agency: "Condado de Los Ángeles", section: .funding, tag: "mental_health"),
  GoldenNotice(
    title: "Subvenciones para organizaciones que atienden a personas sin hogar",
    summary: "Las organizaciones comunitarias de Los Ángeles pueden solicitar fondos para albergues.",
    section: .funding, tag: "homelessness"),
  GoldenNotice(
    title: "Take action: tell the Board of Supervisors to fund care first",
    summary:
      "Call on the Los Angeles County supervisors to pay for alternatives to incarceration. Comment in writing by May 1.",
    section: .advocacy, tag: "reentry_justice"),
  GoldenNotice(
    title: "City Council passes motion on tenant protections",
    summary: "The Los Angeles City Council voted for a motion that limits evictions of renters.", section: .advocacy,
    tag: "housing"),
  GoldenNotice(
    title: "Oppose SB 100: involuntary mental health treatment",
    summary:
      "California advocates oppose a bill before the Legislature that would widen involuntary mental health holds.",
    section: .advocacy, tag: "mental_health"),
  GoldenNotice(
    title: "Actúe: pida a la Junta de Supervisores más fondos para parientes cuidadores",
    summary: "Mande su comentario por escrito a la Junta de Supervisores del Condado de Los Ángeles.",
    section: .advocacy,
    tag: "child_welfare_kinship"),
  GoldenNotice(
    title: "Case Manager, housing services",
    summary: "A homeless services provider in Los Angeles County is hiring a case manager. Full time; send a resume.",
    section: .employment, tag: "homelessness"),
  GoldenNotice(
    title: "Youth Organizer (South Los Angeles)",
    summary:
      "A youth justice group in South Los Angeles seeks a part-time organizer. Send a resume and a cover letter.",
    section: .employment, tag: "youth"),
  GoldenNotice(
    title: "Se busca promotora de salud mental",
    summary: "Clínica en Watts busca promotora. Tiempo completo, sueldo por hora. Mande su currículum.",
    section: .employment,
    tag: "mental_health"),
  GoldenNotice(
    title: "South LA Resource Fair",
    summary: "Join us on Saturday from 10 a.m. to 2 p.m. in Watts for food, housing and health resources.",
    section: .events),
  GoldenNotice(
    title: "Listening session on the county budget",
    summary: "Residents of Los Angeles County are invited to a listening session on care first spending.",
    section: .events,
    tag: "civic_policy"),
  GoldenNotice(
    title: "Taller gratuito para grupos comunitarios: cómo pedir una subvención",
    summary: "Sábado 3 de octubre en el sur de Los Ángeles. Inscríbase.", section: .events, tag: "capacity_building"),
  GoldenNotice(
    title: "Guía: patrocinador fiscal para grupos comunitarios",
    summary: "Guía gratuita para organizaciones de California.", section: .resources, tag: "capacity_building"),
  GoldenNotice(
    title: "Black Hills forest fuel reduction grants",
    summary: "Grants for fuel reduction in the Black Hills of South Dakota."),
  GoldenNotice(
    title: "Ending animal homelessness", summary: "Spay and neuter grants for animal control agencies.",
    eligibility: ["Public Agency"]),
  GoldenNotice(
    title: "Exploratory mental health research (R21 Clinical Trial Optional)",
    summary: "Research project grants for investigators.", agency: "National Institutes of Health"),
  GoldenNotice(
    title: "Rural health network grants", summary: "Notice of funding for rural health networks in rural areas."),
  GoldenNotice(
    title: "Curling Instructor", summary: "Curling Instructor — Southern California Curling Center — Los Angeles"),
  GoldenNotice(
    title: "Kinship navigator grants", summary: "Request for applications.",
    agency: "Pennsylvania Department of Human Services", eligibility: ["Nonprofit"]),
  GoldenNotice(
    title: "Exempt preparations under the Controlled Substances Act",
    summary: "The applications listed below were approved."),
  GoldenNotice(
    title: "Guía del oso negro", summary: "Manual para visitantes del bosque en Big Bear, condado de San Bernardino."),
]

/// How many of the golden notices are judged as they must be.
package struct GoldenFigures: Hashable, Sendable, CustomStringConvertible {
  /// Shown or not shown, as it must be.
  package var shown = 0
  package var sections = 0
  package var tags = 0
  package var total = 0

  package var description: String { "shown \(shown) of \(total), section \(sections), tags \(tags)" }

  /// Whether any figure is below that of another.
  package func isBelow(_ other: GoldenFigures) -> Bool {
    shown < other.shown || sections < other.sections || tags < other.tags
  }

  /// Judges the golden set with a classifier.
  init(_ classifier: Classifier) {
    for notice in goldenSet {
      let judgement = classifier.judge(notice.entry, from: nil)
      total += 1
      if (judgement.relevance >= 2) == (notice.section != nil) { shown += 1 }
      if notice.section == nil ? judgement.relevance < 2 : judgement.section == notice.section { sections += 1 }
      if notice.tag.map(judgement.tags.contains) ?? true { tags += 1 }
    }
  }
}
