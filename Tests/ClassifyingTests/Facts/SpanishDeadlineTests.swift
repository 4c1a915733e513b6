import Testing

@Suite("Shapes of Spanish deadlines")
struct SpanishDeadlineTests {
  @Test(
    "reads Spanish notices, and takes no other date for a deadline",
    arguments: [
      ("La fecha límite para presentar solicitudes es el 9 de marzo de 2026.", ["2026-03-09"]),
      ("Las solicitudes se recibirán hasta el 9 de marzo de 2026 a las 5:00 p.m.", ["2026-03-09"]),
      ("Presente su propuesta antes del 9 de marzo de 2026.", ["2026-03-09"]),
      ("El plazo para enviar propuestas vence el 9 de marzo de 2026.", ["2026-03-09"]),
      ("El plazo se extendió hasta el 23 de marzo de 2026.", ["2026-03-23"]),
      ("La convocatoria cierra el lunes 9 de marzo a las 17:00 horas.", ["2026-03-09"]),
      ("Convocatoria abierta del 2 de febrero al 9 de marzo de 2026.", ["2026-03-09"]),
      ("Tiene hasta el 9 de marzo para solicitar la ayuda.", ["2026-03-09"]),
      ("Envíe sus comentarios por escrito a más tardar el 9 de marzo de 2026.", ["2026-03-09"]),
      ("Se aceptarán comentarios del público hasta las 5 p.m. del 9 de marzo de 2026.", ["2026-03-09"]),
      (
        "Las cartas de intención deben entregarse el 20 de febrero de 2026 y las propuestas completas el 9 de marzo de 2026.",
        ["2026-03-09", "letter 2026-02-20"]
      ),
      ("La audiencia pública será el 10 de marzo de 2026 a las 9:30 a.m.", []),
      ("Los fondos deben gastarse antes del 30 de junio de 2027.", []),
      ("El informe final se entrega el 30 de julio de 2027.", []),
      ("El proyecto termina el 30 de junio de 2027.", []),
      ("Los resultados se publicarán el 15 de mayo de 2026.", []),
      ("Habrá una sesión informativa el 18 de febrero de 2026. Solicite antes del 9 de marzo de 2026.", ["2026-03-09"]),
      ("Último día para aplicar: 9 de marzo de 2026", ["2026-03-09"]),
      ("Solicitudes: hasta el 9 de marzo", ["2026-03-09"]),
      ("Envíe su currículum antes del 9 de marzo de 2026.", ["2026-03-09"]),
      (
        "Las organizaciones interesadas deberán entregar su expediente a más tardar el día 9 de marzo de 2026, a las 15:00 h.",
        ["2026-03-09"]
      ),
      ("La fecha límite original del 2 de marzo se pospuso al 9 de marzo de 2026.", ["2026-03-09"]),
      ("No se aceptarán solicitudes después del 9 de marzo de 2026.", ["2026-03-09"]),
      ("Las propuestas se reciben del 2 de febrero al 9 de marzo de 2026.", ["2026-03-09"]),
      ("Nomine a una líder comunitaria antes del 9 de marzo.", ["2026-03-09"]),
    ])
  func spanish(text: String, expected: [String]) { #expect(bound(text) == expected) }
}
