/// Phrases about who may apply, English and Spanish.
let applicantCues: [(Cues, [String])] = [
  (
    .eligible,
    [
      "eligible applicant|applicants|entity|entities|recipients|grantees|participants|proposers|bidders|institutions",
      "eligible funding recipients", "applicants include|are", "applicant|applicants must be|include",
      "eligible applicants include|are|must",
      "is|are open to", "open to", "open only to", "only open to", "open solely|exclusively to",
      "minimum qualifications for proposers", "grant funds may be authorized for", "will grant funds to",
      "opportunity for local|public|nonprofit|community|eligible", "eligible organizations include|are",
      "applicants eligible", "lead applicants may|must include|be", "eligible lead applicants",
      "must be a|an|either", "applicants|applicant must be", "organizations|organization|agencies must be",
      "applicants limited to",
      "eligibility is limited|restricted to", "limited to the following", "restricted to", "prime applicant to be",
      "applications|proposals are|will be accepted from|by", "applications|proposals will be accepted from",
      "solicit applications|proposals from", "applications|proposals|nominations from", "eligible for funding include",
      "eligible to apply include|are", "organizations eligible to apply include",
      "organizations eligible for funding include|are",
      "eligible grantmaking entities defined as", "only eligible", "eligibility jurisdictions", "applicant types",
      "applicant type", "eligible entities include|are", "who may|can apply", "may be submitted by", "hereby invites",
      "fund one", "funding one", "be an eligible", "eligible borrowers", "applicants may be",
      "participation is limited to", "available only to", "entities eligible to apply include|are",
      "eligible agencies|organizations|jurisdictions|projects sponsors",
      "solicitantes elegibles", "entidades elegibles", "organizaciones elegibles", "solo concursan",
      "unicamente los|las", "abierta|abierto a|para", "dirigida|dirigido a", "se invita a", "convoca a",
      "pueden solicitar|participar|proponer|presentar|presentarse|aplicar|postular|postularse|pedir|concursar",
      "pueden pedir apoyo", "puede solicitar|participar|presentarse",
      "podran solicitar|participar|presentar|postular|aplicar", "entidades solicitantes", "las solicitantes deben",
      "se requiere estatus", "exclusivamente para|a", "busca organizaciones", "solo las|los", "solo", "solamente",
      "unicamente", "pueden recibir",
      "otorga apoyos", "elegibles son", "requires a single applicant that is", "must meet the definition of",
      "welcome from", "welcomes applications|proposals from", "the entity must", "lead applicant must be",
      "lead applicant for a collaborative must be",
    ]
  ),
  (
    .eligibleBefore,
    [
      "is|are eligible", "are eligible to apply", "is|are eligible to apply|receive|submit", "can|may apply",
      "may|can submit", "qualify", "are also eligible", "are invited|encouraged to apply", "eligible to apply|receive",
      "are able to apply", "may be eligible", "may qualify", "eligible for", "can compete", "may request",
      "son elegibles",
      "pueden solicitar|participar|proponer|presentar|presentarse|aplicar|postular|postularse|pedir|concursar",
      "pueden ser solicitantes", "pueden recibir", "puede solicitar", "solicitantes",
    ]
  ),
  (
    .grantsTo,
    [
      "grants to", "grants to eligible|qualified|support|local", "awards grants to",
      "provide|provides grants|funding|awards|assistance|funds to", "provides awards|loans|support|grants|funds to",
      "provides tax credits to", "eligible", "qualified", "qualifying", "supports", "support eligible", "awards to",
      "award grants to", "funding to", "for local|_ police|law|fire|public",
      "for local governments|agencies|nonprofits|organizations", "funding for local|nonprofit", "grants for",
      "grants are available to|for",
      "funding is available to|for", "available to", "offers grants to", "loans to", "awarded to", "awarded only to",
      "reimburse",
      "will support", "make awards to", "offered to", "financial assistance to", "designed for",
      "money goes straight to", "funds to", "provided to", "allocated to", "assistance to", "enables", "allows",
      "agreement|agreements with", "grant agreements|agreement with", "subvenciones para|a", "fondos para|a",
      "apoyos a|para", "apoya a", "distribuira", "a ciudades", "becas para",
      "gastos operativos generales de", "otorga",
    ]
  ),
  (
    .ineligible,
    [
      "may|can be partners|subcontractors|subgrantees", "as partners|subgrantees|subcontractors", "government code",
      "education code",
      "will not be accepted|considered|funded", "are not accepted|considered|funded", "not eligible", "ineligible",
      "are not eligible", "is not eligible", "may not apply", "cannot apply",
      "can not apply", "not open to", "excluding", "with the exception of", "except for", "except",
      "not eligible to apply", "do not qualify", "ineligible to", "not eligible for", "partner with",
      "in partnership with", "partnership with",
      "partnerships with", "in collaboration with", "collaborate with", "subcontract", "sub contractors",
      "on behalf of",
      "no son elegibles", "no pueden", "no podran", "excepto", "salvo", "en alianza con", "junto con", "subcontratar",
      "no es elegible", "no es para",
    ]
  ),
  (
    .nonprofit,
    [
      "nonprofit|nonprofits", "non profit|profits", "not for profit|profits",
      "nonprofit organization|organizations|agency|agencies|entity|entities|corporation|corporations",
      "community based organization|organizations", "cbo|cbos", "ngo|ngos",
      "nongovernmental|non governmental organization|organizations|entity|entities|agency|agencies|_",
      "faith based organization|organizations",
      "community organization|organizations", "tax exempt organization|organizations|corporation",
      "charitable organization|organizations", "private nonprofit|non",
      "public charity|charities", "land trust|trusts", "civic groups", "community and civic groups|organizations",
      "conservation organizations", "watershed conservation organizations",
      "grassroots organizations|groups", "philanthropic organizations",
      "volunteer organizations", "humane society|societies", "society|societies for the prevention",
      "private nonprofit|non profit corporation|corporations|organization|organizations|agency|agencies|entity|entities|_",
      "nonprofit|non profit limited liability company|companies|corporation|corporations",
      "not for profit corporation|corporations|limited liability company|companies",
      "civic organizations", "religious organizations", "congregations", "local nonprofits",
      "community groups", "sin fines de lucro", "sin fin de lucro", "organizaciones comunitarias",
      "organizacion|organizaciones sin fines de lucro", "no lucrativas|lucrativa", "grupos comunitarios|vecinales",
      "congregaciones", "organizaciones de base", "organizacion comunitaria", "organizaciones de base comunitaria",
      "asociaciones civiles", "iglesias",
    ]
  ),
  (
    .publicAgency,
    [
      "city|cities", "county|counties", "cities and counties", "municipality|municipalities",
      "local government|governments|agencies|agency", "local government agencies|entities|entity",
      "state agency|agencies", "public agency|agencies", "special district|districts", "government|governments",
      "governmental entities|entity|agencies", "government agency|agencies|entities|entity", "public entity|entities",
      "public body|bodies", "local jurisdiction|jurisdictions", "jurisdictions",
      "joint powers authority|authorities|agency|agencies",
      "jpa|jpas", "councils of government|governments", "law enforcement agency|agencies",
      "police department|departments", "sheriff|sheriffs s|_ department|departments|office|offices",
      "fire department|departments|district|districts", "public library|libraries", "library|libraries jurisdictions|_",
      "local health department|departments|jurisdictions", "health department|departments",
      "housing authority|authorities", "public housing agency|agencies|authorities", "transit agency|agencies",
      "air district|districts", "township|townships", "borough|boroughs", "authorities", "redevelopment authorities",
      "municipal authorities",
      "resource conservation district|districts", "water district|districts", "irrigation districts",
      "park district|districts", "public utility|utilities", "probation department|departments",
      "county department|departments", "state department|departments", "local public agency|agencies",
      "units of local government", "unit of local government", "public transit agencies", "local agencies|agency",
      "regional transportation planning agencies", "groundwater sustainability agencies", "public institutions",
      "public sector",
      "county government|governments", "city government|governments", "federal agency|agencies", "towns", "villages",
      "public safety agencies", "district attorney|attorneys offices|s", "courts",
      "local workforce development areas|boards", "law enforcement", "law enforcement organization|organizations",
      "public transit providers|operators", "transit operators", "local enforcement agency|agencies",
      "local governmental agency|agencies|entities|entity", "governmental organization|organizations", "governmental",
      "non entitlement jurisdictions", "federal state and|or local government|governments|agencies",
      "workforce development boards", "state and local governments",
      "state governments", "government organizations", "conservation districts", "community service districts",
      "public entities", "rcds", "recreation departments|department|districts", "local recreation departments",
      "regional park", "port authorities|authority", "ports", "airports|airport",
      "airport sponsor", "public health departments", "county sheriff s department",
      "ciudad|ciudades", "condado|condados", "municipio|municipios", "gobierno|gobiernos", "gobiernos locales",
      "agencias publicas", "agencia publica", "dependencias publicas|gubernamentales", "distritos especiales",
      "jurisdiccion|jurisdicciones", "entidades publicas", "bibliotecas publicas", "departamentos de policia",
      "organismos publicos", "publicas",
    ]
  ),
  (
    .school,
    [
      "school district|districts", "public school district|districts", "schools", "public schools", "charter schools",
      "local educational agency|agencies", "local education agency|agencies", "lea|leas",
      "county office|offices of education", "k 12", "k 12 schools", "elementary schools", "high schools",
      "high school|schools", "private schools", "education agencies", "head start programs|agencies",
      "child care providers", "public or private schools", "nonpublic schools",
      "escuelas", "escuela", "distritos escolares", "distrito escolar", "escuelas publicas", "escuelas charter",
      "oficina|oficinas de educacion del condado",
    ]
  ),
  (
    .higherEducation,
    [
      "university|universities", "college|colleges", "institutions of higher education|learning",
      "institution of higher education|learning", "community college|colleges", "higher education institutions",
      "academic institutions|institution", "higher education", "colleges and universities",
      "public university|universities", "institutes of higher learning|education", "university of california",
      "california state university", "postsecondary institutions|institution", "research institutions", "ihe|ihes",
      "hbcus", "minority serving institutions",
      "universidad|universidades", "colegios comunitarios", "instituciones de educacion superior", "educacion superior",
      "colegios universitarios", "instituciones academicas",
    ]
  ),
  (
    .business,
    [
      "business|businesses", "small business|businesses", "for profit|profits",
      "for profit entities|organizations|companies|businesses|entity|company", "private entity|entities",
      "private sector", "company|companies", "private corporations", "private companies|businesses|industry", "farmers",
      "growers", "ranchers", "farmers and ranchers", "producers", "developers", "employers",
      "private for profit", "commercial entities|entity|operations",
      "manufacturers", "private businesses", "farms|farm operations", "private developers",
      "for profit commercial entity",
      "agricultural operations", "commercial dairy", "mutual water company|companies", "privately owned",
      "private landowners", "limited liability companies", "sole proprietors",
      "empresa|empresas", "pequenas empresas", "negocio|negocios", "con fines de lucro", "pequenos negocios",
      "microempresas", "comercios", "agricultores",
    ]
  ),
  (
    [.business, .nonprofit],
    [
      "private transportation providers and nonprofits", "con y sin fines de lucro", "for profit and nonprofit|non",
      "nonprofit and for profit",
      "non profit and for profit", "con o sin fines de lucro",
    ]
  ),
  (
    [.publicAgency, .tribe],
    [
      "state local and|or tribal|indian government|governments|agencies",
      "local and|or tribal government|governments|agencies|entities",
      "local and|or indian tribal government|governments|agencies", "state and tribal government|governments|agencies",
      "tribal and local government|governments|agencies", "municipal county or tribal governments",
    ]
  ),
  (
    [.publicAgency, .nonprofit],
    [
      "nonprofit|non profit public or private organizations|agencies",
      "profit public or private organizations|agencies",
      "public or private nonprofit|non agency|agencies|organization|organizations|profit",
      "public or private non profit agency|organizations", "public or nonprofit agencies|organizations|entities",
      "public and nonprofit agencies|organizations|entities", "publicas o privadas sin fines de lucro",
    ]
  ),
  (
    .tribe,
    [
      "tribe|tribes", "tribal",
      "tribal government|governments|entities|entity|organizations|organization|communities|nations",
      "native american tribe|tribes", "indian tribe|tribes", "california native american tribe|tribes",
      "federally recognized indian|native|tribe|tribes", "federally recognized indian|native tribe|tribes|american",
      "native american organizations", "alaska native", "tribus", "tribu", "tribales", "gobiernos tribales",
    ]
  ),
  (
    .individual,
    [
      "individual|individuals", "individual applicants|applications|applicant|application", "students", "artists",
      "individual artists", "residents", "homeowners", "homeowner",
      "landowners", "landowner", "graduate students", "applicants must be enrolled", "persons", "any individual",
      "students enrolled", "fellows", "health professionals", "scholars", "private citizens",
      "nurses", "teachers",

      "personas", "individuos", "estudiantes", "artistas", "residentes", "artistas individuales", "propietarios",
      "jovenes", "inquilinos",
    ]
  ),
  (
    .anyEntity,
    [
      "public and private entities", "all public and private entities", "public or private entities", "any entity",
      "all entities", "public or private entity",
    ],
  ),
]
