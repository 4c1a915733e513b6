/// Phrases about who may apply, English and Spanish.
let applicantCues: [(Cues, [String])] = []
