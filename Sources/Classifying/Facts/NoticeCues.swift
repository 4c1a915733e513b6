/// Phrases of notices, hearings and jobs, English and Spanish.
let noticeCues: [(Cues, [String])] = []
