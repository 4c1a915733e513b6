extension Thesaurus {
  /// Words of this field in English and Spanish, written for grant seekers of any kind, not for one list of questions.
  ///
  /// `=` opens a group of words that mean nearly the same; `word > words` says what a word takes in, one way only.
  /// A line that begins with a space goes on with the one before.
  static let text = """
    = homeless, homelessness, unhoused, houseless, unsheltered, living on the street, living on the streets, street
      outreach, sleeping outside, rough sleepers, encampment, sin hogar, sin techo, sin vivienda, desamparados
    = housing, affordable housing, apartment, supportive housing, rental, rent, tenant, vivienda, alquiler, renta
    eviction > tenant, rent, legal aid, housing stability
    renter > tenant, rent, rental, eviction
    = homebuyer, home buyer, first time home buyer, first time homebuyer, down payment, downpayment, mortgage assistance, homeownership,
      homeowner
    shelter > emergency shelter, transitional housing, interim housing, safe house, refugio, albergue
    rent > rental assistance, tenant, eviction, housing
    house > housing, home, homeowner
    homeowner > home repair, mortgage, homebuyer, homeownership, weatherization
    poor > low income, poverty, disadvantaged, underserved, small community, severely disadvantaged
    = low income, poverty, poor, pobre, disadvantaged, underserved, low resource, needy, bajos ingresos, pobreza
    = youth, young people, teenager, teen, adolescent, juvenile, young adult, joven, jovenes, juventud, adolescente
    = child, children, kid, minor, nino, nina, ninos, ninez, infancia
    kid > youth, student, child
    toddler > early childhood, infant, child
    baby > infant, newborn, maternal, perinatal, early childhood
    = infant, baby, newborn, bebe, toddler, perinatal
    mom > mother, maternal, infant, perinatal, home visiting, parent, birth
    mother > maternal, infant, perinatal, parent, birth
    father > parent, fatherhood, family
    dad > parent, fatherhood, father, family
    student > pupil, school, scholarship, youth, estudiante
    = school, campus, k 12, classroom, escuela, escolar
    = after school, afterschool, out of school, extended day, expanded learning, summer program, summer learning,
      despues de la escuela, extracurricular
    = child care, childcare, day care, daycare, preschool, prekindergarten, early learning, early education, early
      care, early childhood, head start, nursery, guarderia, preescolar, cuidado infantil
    = school meal, school lunch, cafeteria, school food, school nutrition, school breakfast, comedor escolar
    = family, parent, parenting, caregiver, familia, padres
    = foster care, foster youth, foster kid, foster child, foster parent, foster family, foster home, child welfare, kinship, kinship care, out of home placement, dependency, cuidado de
      crianza, hogar de crianza
    adoption > foster care, child welfare, kinship
    grandparent > kinship, caregiver, relative, older adult
    = older adult, senior, elderly, elder, aging, aged, seniors, old people, retiree, adultos mayores, ancianos,
      tercera edad, personas mayores
    = home care, in home, home and community based, homemaker, caregiver, long term care, cuidado en el hogar
    = disability, disabled, disabilities, special needs, handicapped, accessible, accessibility, independent living,
      discapacidad, discapacitados
    wheelchair > disability, accessibility, accessible
    blind > disability, visual impairment, vision
    deaf > disability, hearing, sign language
    autism > developmental disability, disability
    = veteran, military, service member, armed forces, veterano, veteranos
    soldier > veteran, military
    = immigrant, immigration, migrant, refugee, asylum, undocumented, newcomer, noncitizen, naturalization,
      citizenship, asylum seeker, inmigrante, migrante, refugiado
    farmworker > agricultural worker, migrant, farm labor
    = lawyer, attorney, legal services, legal aid, legal assistance, legal representation, legal, counsel, abogado,
      servicios legales, asistencia legal
    court > justice, legal, judicial, diversion
    = reentry, formerly incarcerated, returning citizen, coming home, returning home, second chance, justice involved, ex offender, parolee, probation, parole,
      post release, leaving jail, leaving prison, released, reincorporacion, reinsercion, encarcelado
    = jail, prison, incarcerated, incarceration, inmate, correctional, detention, detained, carcel, prision
    = crime, criminal, justice, offense, offender, delincuencia
    police > law enforcement, public safety, officer, policia
    = violence prevention, gun violence, gang, community violence, violence intervention, violence interruption,
      prevencion de violencia
    gang > violence prevention, youth
    gun > firearm, violence
    = domestic violence, intimate partner violence, family violence, battered, dating violence, abuse survivor,
      domestic abuse, abused woman, violencia domestica, violencia familiar, abuso
    = sexual assault, rape, sexual violence, sexual abuse, violencia sexual
    = victim, survivor, crime victim, victima, sobreviviente
    = child abuse, child neglect, child maltreatment, child advocacy, abused child, abuso infantil, maltrato infantil
    abuse > domestic violence, sexual assault, victim, survivor, child abuse
    = human trafficking, sex trafficking, labor trafficking, exploitation, trata de personas
    = substance use, substance abuse, addiction, drug treatment, alcohol, opioid, overdose, recovery, sobriety,
      detox, rehab, drug abuse, adicciones, drogas, sobredosis, abuso de sustancias
    drug > substance use, opioid, overdose, treatment
    alcohol > liquor, substance use, drinking
    = mental health, behavioral health, psychiatric, counseling, therapy, suicide prevention, depression, trauma,
      wellness, salud mental, terapia, consejeria
    suicide > mental health, crisis
    stress > mental health, trauma, wellness
    = smoking, tobacco, cigarette, nicotine, vaping, vape, smoke free, tabaco, fumar
    = health, healthcare, medical, clinic, hospital, patient, care, salud, clinica
    doctor > physician, medical, health workforce, clinic
    = nurse, nursing, registered nurse, health workforce, enfermera, enfermeria
    dental > oral health, dentist
    dentist > dental, oral health
    teeth > dental, oral health
    vaccine > immunization, vaccination, vacuna
    covid > coronavirus, pandemic, covid 19
    disease > infection, hiv, prevention, epidemic, public health
    aids > hiv, sexually transmitted
    hiv > aids, sexually transmitted
    pregnant > maternal, perinatal, prenatal, birth, pregnancy
    = pregnancy, maternal, prenatal, perinatal, birth, doula, midwife, embarazo, materna
    women > woman, maternal, girl, gender, mujer, mujeres
    lgbt > lgbtq, transgender, gay, gender
    feed > food, meal, hunger, food bank, nutrition
    = food, meal, nutrition, hunger, feed people, feed families, food bank, food pantry, food security, groceries, pantry, alimentos, comida,
      hambre, nutricion
    hungry > hunger, food, food bank, meal, nutrition
    = fruit and vegetables, fruit, vegetable, produce, fresh food, specialty crop, healthy food, frutas, verduras
    grow > farm, garden, agriculture, plant
    = farm, farmer, agriculture, agricultural, ranch, rancher, crop, farming, growing, agricultor, agricultura,
      granja
    cafeteria > school meal, school food, farm to school, school lunch, nutrition
    garden > urban agriculture, community garden, urban greening, farm to school
    lunch > meal, school meal, nutrition, food
    pest > pesticide, insect, invasive species, integrated pest management
    bug > pest, insect
    = job, employment, work, career, jobs, hiring, labor, empleo, trabajo, carrera
    = job training, workforce, workforce development, job skills, vocational, apprenticeship, career training,
      training, job placement, work experience, career technical education, upskilling, capacitacion, capacitacion
      laboral, formacion, aprendizaje
    = youth employment, summer job, summer work, youth job, youth workforce, youth jobs, empleo juvenil
    unemployed > employment, job seeker, workforce, dislocated worker
    worker > workforce, labor, employee, trabajador
    wage > income, worker, labor
    = apprenticeship, apprentice, aprendiz, pre apprenticeship
    = small business, entrepreneur, entrepreneurship, microenterprise, business owner, startup, start up,
      storefront, minority owned, pequeno negocio, pequenas empresas, negocio, emprendedor
    shop > small business, retail, storefront
    = loan, financing, lending, credit, prestamo
    = debt, loan repayment, loan forgiveness, student loan, student debt, deuda
    debt > loan repayment, scholarship, financial
    tuition > scholarship, financial aid, college, loan repayment
    = scholarship, fellowship, stipend, financial aid, beca, becas
    college > university, higher education, community college, campus, student, universidad
    = education, teach, teacher, teaching, learning, literacy, instruction, educacion, ensenanza, maestro
    read > literacy, reading, library, book
    reading > literacy, library, book
    book > library, literacy, reading
    = library, librarian, biblioteca
    teacher > educator, classroom, teaching, credential, education
    science > stem, research, technology
    math > stem, education, science
    = internet, broadband, digital, online, wifi, connectivity, high speed internet, digital divide, digital equity,
      digital inclusion, internet de alta velocidad, banda ancha
    computer > digital, technology, device, broadband
    phone > telephone, telecommunications, device, broadband
    technology > digital, computer, innovation, stem
    = art, arts, artist, artistic, mural, creative, culture, cultural, visual art, performing art, arte, artista,
      cultura
    music > musician, art, performing art, concert, orchestra
    theater > theatre, performing art, art, drama
    dance > performing art, art
    museum > cultural, exhibit, history, art
    film > media, video, documentary, art
    history > historic, preservation, heritage, museum
    = park, recreation, playground, open space, trail, sports field, outdoor, parque, recreacion, espacios abiertos
    sport > recreation, athletic, physical activity, playground
    trail > path, recreation, hiking, bicycle, pedestrian
    hike > trail, recreation, outdoor
    camp > camping, outdoor, recreation, summer
    beach > coastal, coast, ocean, shore
    = sea level rise, sea level, coastal resilience, shoreline, coastal flooding
    = coast, coastal, ocean, marine, beach, sea, costa, oceano
    = tree, forest, urban forestry, urban forest, urban greening, canopy, forestry, woodland, reforestation, arbol,
      arboles, bosque
    plant > planting, tree, vegetation, greening, habitat, native plant
    green > greening, environmental, sustainable, clean
    = wildfire, forest fire, fire prevention, fire, firefighting, firefighter, fuel reduction, fire safe, fire
      protection, prescribed fire, defensible space, incendio, incendios
    burn > fire, prescribed fire
    flood > stormwater, levee, floodplain, flooding, flood protection
    drought > water conservation, water supply, water shortage, sequia
    = disaster, emergency, emergency preparedness, resilience, hazard mitigation, catastrophe, earthquake, desastre,
      emergencia
    prepare > preparedness, readiness, emergency preparedness
    earthquake > seismic, disaster, retrofit, hazard mitigation
    = climate, climate change, greenhouse gas, carbon, emissions, warming, adaptation, clima, cambio climatico
    pollution > contamination, air quality, emissions, cleanup, toxic, contaminacion
    smog > air quality, emissions, air pollution
    air > air quality, air pollution, emissions
    = contamination, cleanup, brownfield, toxic, hazardous, remediation, contaminated, limpieza
    = drinking water, safe drinking water, water system, potable water, clean water, tap water, water supply,
      wastewater, agua potable
    water > drinking water, water system, water quality, watershed, water supply
    well > drinking water, groundwater, water system
    river > watershed, stream, creek, riparian, water
    creek > stream, watershed, river, riparian
    sewer > wastewater, sewage, sanitation, septic, water system
    sewage > wastewater, sewer, sanitation
    pipe > water system, sewer, wastewater, infrastructure
    leak > water loss, water system, wastewater
    = groundwater, aquifer, subsurface water
    irrigation > water efficiency, agriculture, water conservation
    = trash, garbage, litter, recycling, waste, recycle, landfill, compost, solid waste, reuse, illegal dumping,
      basura, reciclaje
    tire > waste tire, recycling
    bottle > beverage container, recycling
    oil > used oil, petroleum, spill
    = electric vehicle, zero emission, zero emission vehicle, electric car, electric bus, clean vehicle, charging,
      clean transportation, hydrogen, vehiculo electrico
    electric > zero emission, electric vehicle, charging, electricity
    truck > vehicle, zero emission, diesel, heavy duty, freight
    car > vehicle, electric vehicle, automobile, clean vehicle
    charger > charging, electric vehicle, infrastructure
    vehicle > zero emission, car, truck, fleet
    = bus, transit, public transportation, public transit, rail, train, shuttle, commute, autobus, transporte
      publico, transporte
    ride > transit, transportation, mobility
    van > vehicle, transportation, transit, shuttle, mobility, paratransit
    drive > transportation, transit, vehicle, mobility
    freeway > highway, traffic, transportation, freight
    transportation > transit, mobility, vehicle, active transportation
    = bicycle, bike, cycling, active transportation, bikeway, bicicleta
    walk > pedestrian, active transportation, sidewalk, safe routes, trail
    sidewalk > pedestrian, active transportation, street
    street > road, pedestrian, traffic, complete streets
    road > street, highway, traffic, transportation
    traffic > road safety, transportation, highway, dui
    drunk > impaired driving, dui, alcohol
    = energy, energy efficiency, electricity, power, utility bill, energia
    = solar, solar panel, renewable energy, clean energy, photovoltaic, wind energy, battery storage, energia solar, energia
      renovable
    = hvac, heating, heat pump, air conditioning, cooling
    class > course, training, education, instruction, curriculum
    heat > cooling, weatherization, extreme heat, energy efficiency
    insulation > weatherization, energy efficiency, retrofit
    bill > utility, energy, assistance
    gas > natural gas, fuel, energy
    fuel > biofuel, fuels, energy, hydrogen
    animal > wildlife, species, pet, livestock, veterinary, habitat
    = pet, dog, cat, spay, neuter, veterinary, animal shelter, mascota
    animales > animal, wildlife, species, pet
    bee > pollinator, habitat
    = wildlife, habitat, species, endangered species, fish, conservation, biodiversity, fauna
    fish > fishery, fisheries, salmon, habitat, aquatic
    fishing > fishery, boating, angler
    bird > wildlife, habitat, waterfowl
    boat > boating, vessel, waterway, harbor, marina
    hunting > wildlife, hunter, game
    land > acquisition, conservation, easement, open space, land use
    = tribe, tribal, native american, indigenous, american indian, tribu, indigena
    = rural, small town, frontier, town, rural community, pueblo, zona rural
    town > rural, community, municipality, city
    village > rural, community, small community
    city > urban, municipal, municipality, ciudad
    neighborhood > community, local, resident, place based, barrio, vecindario
    = community, resident, neighborhood, grassroots, community based, comunidad
    = nonprofit, non profit, community based organization, charity, 501 c 3, sin fines de lucro, organizacion sin
      fines de lucro
    = capacity building, organizational development, technical assistance, nonprofit capacity, general operating,
      operating support, core support, unrestricted, fortalecimiento, desarrollo organizacional
    = volunteer, service corps, americorps, community service, voluntario
    = civic engagement, voter, voting, census, advocacy, organizing, community organizing, public participation,
      participacion civica, voto
    vote > voter, election, civic engagement
    = equity, racial equity, racial justice, diversity, inclusion, social justice, equidad
    black > african american, equity, people of color
    latino > hispanic, latina, latinx, chicano
    asian > aapi, pacific islander
    = church, faith based, congregation, religious, iglesia, comunidad de fe
    = discrimination, civil rights, hate crime, fair housing, discriminacion
    = money, fund, funding, grant, financial, fondos, dinero, subvencion, financiamiento
    = planning, plan, plans, planificacion
    building > construction, facility, capital, renovation, infrastructure
    repair > rehabilitation, renovation, maintenance, retrofit
    build > construction, development, facility, infrastructure
    construction > infrastructure, facility, capital, renovation
    = researcher, research, study, scientist, investigacion
    inventor > innovation, research, technology, startup
    testing > screening, laboratory, diagnostic
    = nurse workforce, health workforce, health professions, residency, clinician
    = home visiting, home visit, visita domiciliaria
    = safety, seguro, safe, security, seguridad
    = teen pregnancy, teen parent, adolescent pregnancy, sexual health
    = cannabis, marijuana, hemp
    = census, data collection, survey
    = la county, los angeles county, county of los angeles
    = la city, los angeles city, city of los angeles, city of la
    = south la, south los angeles, south central, spa 6
    = dcfs, department of children and family services
    = dmh, department of mental health
    = dph, department of public health
    = dpss, department of public social services
    = lahsa, los angeles homeless services authority
    = jcod, justice care and opportunities department
    = bscc, board of state and community corrections
    = hcd, department of housing and community development
    = cdph, california department of public health
    = dhcs, department of health care services
    = samhsa, substance abuse and mental health services administration
    = hrsa, health resources and services administration
    = acf, administration for children and families
    = ojjdp, office of juvenile justice and delinquency prevention
    = hud, housing and urban development
    = nea, national endowment for the arts
    = epa, environmental protection agency
    = prop 47, proposition 47
    = fiscal sponsor, fiscal sponsorship, fiscal agent, patrocinador fiscal
    = liquor store, alcohol outlet, liquor license, off sale alcohol, licoreria
    """
}
