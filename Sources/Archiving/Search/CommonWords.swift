/// Words of questions that say little about what is looked for.
enum CommonWords {
  /// Never looked for when other words are there.
  static let silent = words(
    """
    a about all am an and any are as at be been but by can could do does for from had has have how i if in into is it its
    me my no not of off on or our out over please shall should so than that the their them then there these they this
    those to up us was we were what when where which who whom whose why will with would you your
    al con como cual de del donde e el ella ellos en es esta este la las le les lo los mi mis o para pero por que quien se
    ser si sin sobre son su sus un una unas unos y
    """)

  /// Looked for, but worth little beside a word that names a subject.
  static let weak = words(
    """
    able access across after again against agency agencies apply applicant application area areas around assistance
    available award before begin best better between big bring build building buy buying campaign cheap come coming create
    creating current day different during each effort efforts end ending every few fewer fight fighting find finding fix
    fixing free fund funded funding funds get getting give giving go going good grant grants great group groups hand help
    helping helps high hurt improve improving increase keep kind large last learn leave leaving less like little live
    living local look looking low made make making many may more most much near need needed needs new newer next off offer
    offered offering offers office old open opportunities opportunity organization organizations other own paid pay
    paying people person persons place places prevent preventing program programs project projects protect protecting
    provide provider providers providing public put reduce reducing resource resources rid run running same save saving
    seek seeking serve serving service services set show small someone something special start starting state stop
    stopping support supporting take taking team thing things through time today toward type under use using want way ways
    without work works working year years
    based become begins center centers class classes come coming drive driving drop dry easy else enough extra face faces
    facing feel first folks gone happen hire hires kinds led leak leaking lots made main mean meet old one ones owned part
    plus prepare prevention quick quit ready real reach reaching regular related safer simple someone stay stick strong
    stronger stuff sure teach teaching tell ton tons train try trying two visit wanting week went whole worse write
    ayuda apoyo ayudar ayudas buscar busco clase clases como comenzar comprar conseguir contra crear centro centros dinero fondo fondos necesito nueva nuevo nuevas nuevos obtener persona personas programa programas
    proyecto proyectos recurso recursos servicio servicios subvencion subvenciones trabajar
    """)

  /// Who it is for and where, which nearly all of this field say: worth less beside what it is.
  static let qualifying = words(
    """
    poor neighborhood neighborhoods neighbourhood community communities town towns family families resident residents
    adult adults disadvantaged underserved needy region regional county statewide
    pobre pobres comunidad comunidades barrio barrios familia familias vecindario pueblo
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
