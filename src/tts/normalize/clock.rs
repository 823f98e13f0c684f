//! Times of day, and the days of dates, in languages other than English.

use super::{
    numbers,
    scan::{At, Said, digits},
};

/// Hours and minutes as they are written: 12:30, 9h30, 9 h 30, 12.30 Uhr.
struct Written {
    hour: u128,
    minute: Option<u128>,
    end: usize,
}

fn written(at: &At<'_>, letters: &[&str]) -> Option<Written> {
    let rest = at.rest();
    let count = digits(rest);
    let hour: u128 = rest[..count].parse().ok().filter(|hour| count < 3 && *hour < 25)?;
    let behind = &rest[count..];
    let minutes = |text: &str| {
        let two = text.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()))?;
        let minute: u128 = two.parse().ok().filter(|minute| *minute < 60)?;
        (!text[2..].starts_with(|c: char| c.is_ascii_digit())).then_some(minute)
    };
    let place = |text: &str| at.text.len() - text.len();
    if let Some(after) = behind.strip_prefix(':') {
        let minute = minutes(after)?;
        let end = place(after) + 2;
        // Seconds, or a ratio: left to the engine.
        let more = at.from(end).strip_prefix([':', '.']);
        return more.is_none_or(|more| !more.starts_with(|c: char| c.is_ascii_digit())).then_some(Written {
            hour,
            minute: Some(minute),
            end,
        });
    }
    let spaced = behind.trim_start_matches(' ');
    let after = letters.iter().find_map(|letter| spaced.strip_prefix(letter))?;
    let inner = after.trim_start_matches(' ');
    if let Some(minute) = minutes(inner) {
        return Some(Written { hour, minute: Some(minute), end: place(inner) + 2 });
    }
    let joined = spaced.len() == behind.len();
    (joined && !after.starts_with(char::is_alphanumeric)).then_some(Written {
        hour,
        minute: None,
        end: place(after),
    })
}

/// "zwölf Uhr dreißig".
pub(super) fn german(at: &At<'_>) -> Option<Said> {
    let time = written(at, &[]).or_else(|| dotted(at))?;
    let hour = if time.hour == 1 { "ein".to_owned() } else { numbers::german::cardinal(time.hour) };
    let mut words = format!("{hour} Uhr");
    if let Some(minute) = time.minute.filter(|minute| *minute > 0) {
        words = format!("{words} {}", numbers::german::cardinal(minute));
    }
    let end = at.from(time.end).strip_prefix(" Uhr").map_or(time.end, |rest| at.text.len() - rest.len());
    Some(Said { end, words })
}

/// 12.30 Uhr: with a full stop only where "Uhr" follows.
fn dotted(at: &At<'_>) -> Option<Written> {
    let rest = at.rest();
    let count = digits(rest);
    let hour: u128 = rest[..count].parse().ok().filter(|hour| count < 3 && *hour < 25)?;
    let behind = rest[count..].strip_prefix('.')?;
    let minute: u128 = behind.get(..2)?.parse().ok().filter(|minute| *minute < 60)?;
    behind[2..].starts_with(" Uhr").then_some(Written {
        hour,
        minute: Some(minute),
        end: at.start + count + 3,
    })
}

/// "dix heures trente".
pub(super) fn french(at: &At<'_>) -> Option<Said> {
    let time = written(at, &["h"])?;
    let hour = numbers::french::count(time.hour, "heure");
    let name = if time.hour < 2 { "heure" } else { "heures" };
    let minute = time.minute.filter(|minute| *minute > 0);
    let minute = minute.map(|minute| format!(" {}", numbers::french::cardinal(minute))).unwrap_or_default();
    Some(Said { end: time.end, words: format!("{hour} {name}{minute}") })
}

/// "diez y treinta".
pub(super) fn spanish(at: &At<'_>) -> Option<Said> {
    let time = written(at, &["h"])?;
    let hour = numbers::spanish::count(time.hour, "hora");
    Some(Said { end: time.end, words: joined(&hour, "y", time.minute, numbers::spanish::cardinal) })
}

/// "dieci e trenta".
pub(super) fn italian(at: &At<'_>) -> Option<Said> {
    let time = written(at, &[])?;
    let hour = numbers::italian::count(time.hour, "ora");
    Some(Said { end: time.end, words: joined(&hour, "e", time.minute, numbers::italian::cardinal) })
}

/// "nove e trinta". Where plain numbers are left to the engine, so is "9h30".
pub(super) fn portuguese(at: &At<'_>) -> Option<Said> {
    let time = written(at, if at.keeps_plain { &[] } else { &["h"] })?;
    let hour = numbers::portuguese::count(time.hour, "hora");
    Some(Said { end: time.end, words: joined(&hour, "e", time.minute, numbers::portuguese::cardinal) })
}

fn joined(hour: &str, and: &str, minute: Option<u128>, say: fn(u128) -> String) -> String {
    match minute {
        Some(minute) if minute > 0 => format!("{hour} {and} {}", say(minute)),
        _ => hour.to_owned(),
    }
}

/// "dritte", or "dritten" behind what asks for it.
pub(super) fn german_day(at: &At<'_>, day: u128) -> String {
    let ordinal = numbers::german::ordinal(day);
    let before = at.word_before().to_lowercase();
    match before.as_str() {
        "der" | "die" | "das" => ordinal,
        "am" | "vom" | "zum" | "zur" | "den" | "dem" | "des" | "im" | "bis" | "seit" | "ab" | "beim"
        | "jeden" | "ihren" | "seinen" | "unserem" | "meinem" => format!("{ordinal}n"),
        _ => format!("{ordinal}r"),
    }
}

/// "premier", else the number.
pub(super) fn french_day(_: &At<'_>, day: u128) -> String {
    if day == 1 { "premier".to_owned() } else { numbers::french::cardinal(day) }
}

/// The number.
pub(super) fn spanish_day(_: &At<'_>, day: u128) -> String {
    numbers::spanish::cardinal(day)
}

/// "primo", else the number.
pub(super) fn italian_day(_: &At<'_>, day: u128) -> String {
    if day == 1 { "primo".to_owned() } else { numbers::italian::cardinal(day) }
}

/// "primeiro", else the number.
pub(super) fn portuguese_day(_: &At<'_>, day: u128) -> String {
    if day == 1 { "primeiro".to_owned() } else { numbers::portuguese::cardinal(day) }
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn german_is_read() {
        table(
            "de",
            &[
                (
                    "Es war 12:30 Uhr am 3. Oktober 1990.",
                    "Es war zwölf Uhr dreißig am dritten Oktober neunzehnhundertneunzig.",
                ),
                ("Um 1:00 Uhr", "Um ein Uhr"),
                ("um 18.15 Uhr", "um achtzehn Uhr fünfzehn"),
                ("Es kostet 3,50 €.", "Es kostet drei Euro fünfzig."),
                ("1.234,56 €", "eintausendzweihundertvierunddreißig Euro sechsundfünfzig"),
                ("1 €", "ein Euro"),
                ("0,99 €", "neunundneunzig Cent"),
                ("3,2 Mio. €", "drei Komma zwei Millionen Euro"),
                ("42 Menschen", "zweiundvierzig Menschen"),
                ("5 kg und 30 cm", "fünf Kilogramm und dreißig Zentimeter"),
                ("120 km/h", "einhundertzwanzig Kilometer pro Stunde"),
                ("12 m²", "zwölf Quadratmeter"),
                ("20 °C", "zwanzig Grad Celsius"),
                ("-5 °C", "minus fünf Grad Celsius"),
                ("12,5 %", "zwölf Komma fünf Prozent"),
                ("z. B. Dr. Müller", "zum Beispiel Doktor Müller"),
                ("die 3. Etage", "die dritte Etage"),
                ("Seiten 5-7", "Seiten fünf bis sieben"),
                ("1.000.000", "eine Million"),
                ("01.05.2024", "erster Mai zweitausendvierundzwanzig"),
                ("Müller & Söhne", "Müller und Söhne"),
                ("im Jahr 1848", "im Jahr achtzehnhundertachtundvierzig"),
                ("Nr. 5", "Nummer fünf"),
                ("mail@example.de", "mail ät example Punkt D.E"),
            ],
        );
    }

    #[test]
    fn french_is_read() {
        table(
            "fr",
            &[
                (
                    "à 9h30 le 3 octobre 1990",
                    "à neuf heures trente le trois octobre mille neuf cent quatre-vingt-dix",
                ),
                ("le 1er mai", "le premier mai"),
                ("le 1er étage, la 2e fois", "le premier étage, la deuxième fois"),
                ("3,50 €", "trois euros cinquante"),
                ("1 234,56 €", "mille deux cent trente-quatre euros cinquante-six"),
                ("1 livre", "un livre"),
                ("95 crêpes", "quatre-vingt-quinze crêpes"),
                ("12,5 %", "douze virgule cinq pour cent"),
                ("5 kg", "cinq kilogrammes"),
                ("120 km/h", "cent vingt kilomètres par heure"),
                ("20 °C", "vingt degrés Celsius"),
                ("M. Dupont et Mme Durand", "monsieur Dupont et madame Durand"),
                ("à 10:05", "à dix heures cinq"),
                ("20 m²", "vingt mètres carrés"),
            ],
        );
    }

    #[test]
    fn spanish_is_read() {
        table(
            "es",
            &[
                ("el 1 de mayo", "el uno de mayo"),
                ("el 3 de octubre de 1990", "el tres de octubre de mil novecientos noventa"),
                ("3,50 €", "tres euros con cincuenta"),
                ("1 €", "un euro"),
                ("1.234 personas", "mil doscientas treinta y cuatro personas"),
                ("a las 10:30", "a las diez y treinta"),
                ("5 kg", "cinco kilogramos"),
                ("12,5 %", "doce coma cinco por ciento"),
                ("20 °C", "veinte grados Celsius"),
                ("el Sr. García", "el señor García"),
                ("la 3ª vez", "la tercera vez"),
                ("$5", "cinco dólares"),
            ],
        );
    }

    #[test]
    fn italian_is_read() {
        table(
            "it",
            &[
                ("il 1 maggio", "il primo maggio"),
                ("il 3 ottobre 1990", "il tre ottobre millenovecentonovanta"),
                ("3,50 €", "tre euro e cinquanta"),
                ("alle 10:30", "alle dieci e trenta"),
                ("5 kg", "cinque chilogrammi"),
                ("12,5%", "dodici virgola cinque per cento"),
                ("il Sig. Rossi", "il signor Rossi"),
                ("23 gatti", "ventitré gatti"),
                ("1.000.000", "un milione"),
            ],
        );
    }

    #[test]
    fn portuguese_is_read() {
        table(
            "pt-br",
            &[
                ("às 9h30 da noite", "às nove e trinta da noite"),
                ("em 1 de maio de 2024", "em primeiro de maio de dois mil e vinte e quatro"),
                ("R$ 10,50", "dez reais e cinquenta centavos"),
                ("R$ 1,00", "um real"),
                ("5 kg", "cinco quilogramas"),
                ("12,5%", "doze vírgula cinco por cento"),
                ("a Sra. Silva", "a senhora Silva"),
                ("1.234 pessoas", "mil duzentas e trinta e quatro pessoas"),
                ("20 °C", "vinte graus Celsius"),
            ],
        );
    }
}
