//! Entries read, checked and found.

use super::*;

fn lexicon(entries: &[(&str, &str)]) -> Lexicon {
    Lexicon::new(entries.iter().map(|(word, says)| Entry::new(word, Says::parse(says))).collect()).unwrap()
}

fn found(lexicon: &Lexicon, text: &str, language: &str) -> Vec<(String, Says)> {
    lexicon
        .find(text, language)
        .into_iter()
        .map(|(range, says)| (text[range].to_owned(), says.clone()))
        .collect()
}

fn words(text: &str) -> Says {
    Says::Words(text.to_owned())
}

#[test]
fn the_longest_entry_is_found_at_whole_words() {
    let lexicon = lexicon(&[
        ("nginx", "engine x"),
        ("New York", "noo york"),
        ("new", "knew"),
        ("C++", "see plus plus"),
        ("Kokoro", "/kˈoʊkəɹoʊ/"),
    ]);
    assert_eq!(
        found(&lexicon, "Nginx in New  York, newer C++ and Kokoro's NGINX", "en-us"),
        [
            ("Nginx".to_owned(), words("engine x")),
            ("New  York".to_owned(), words("noo york")),
            ("C++".to_owned(), words("see plus plus")),
            ("Kokoro".to_owned(), Says::Ipa("kˈoʊkəɹoʊ".to_owned())),
            ("NGINX".to_owned(), words("engine x")),
        ]
    );
    assert_eq!(found(&lexicon, "phonginx nginxes", "en-us"), []);
}

#[test]
fn capitals_count_where_they_must() {
    let mut polish = Entry::new("Polish", words("poh lish"));
    polish.case = Some(true);
    let lexicon = Lexicon::new(vec![Entry::new("US", words("you ess")), polish]).unwrap();
    assert_eq!(found(&lexicon, "polish us, US and Polish", "en-us").len(), 2);
}

#[test]
fn an_entry_may_be_for_a_language() {
    let german = Entry { language: Some("de".to_owned()), ..Entry::new("Handy", words("händi")) };
    let lexicon = Lexicon::new(vec![german]).unwrap();
    assert_eq!((found(&lexicon, "Handy", "de-at").len(), found(&lexicon, "Handy", "en-us").len()), (1, 0));
}

#[test]
fn entries_that_name_others_are_followed_and_circles_refused() {
    let followed = lexicon(&[("K8s", "Kubernetes"), ("Kubernetes", "koo ber net eez")]);
    assert_eq!(found(&followed, "K8s", "en")[0].1, words("koo ber net eez"));
    let entries = [("a1", "b1"), ("b1", "c1"), ("c1", "a1")];
    let circle =
        Lexicon::new(entries.iter().map(|(word, says)| Entry::new(word, Says::parse(says))).collect());
    assert_eq!(
        circle.unwrap_err().to_string(),
        "entries of the dictionary go in a circle: `a1` → `b1` → `c1` → `a1`"
    );
    assert_eq!(found(&lexicon(&[("same", "same")]), "same", "en").len(), 1);
    let chain = (0..1000).map(|at| Entry::new(&format!("w{at}"), Says::Words(format!("w{}", at + 1))));
    assert!(matches!(Lexicon::new(chain.collect()), Err(Error::Chain { most: 50, .. })));
}

#[test]
fn tables_are_read_with_and_without_names_of_columns() {
    let plain =
        read_table("# names\nnginx,engine x\nHandy,händi,de,true\nGIF,/dʒɪf/\n", Delimiter::Comma, "a.csv")
            .unwrap();
    assert_eq!(plain.len(), 3);
    assert_eq!((plain[1].language.as_deref(), plain[1].case), (Some("de"), Some(true)));
    assert_eq!(plain[2].says, Says::Ipa("dʒɪf".to_owned()));
    let named = read_table("word\tipa\tlang\nGIF\tdʒɪf\ten\n", Delimiter::Tab, "a.tsv").unwrap();
    assert_eq!((&named[0].says, named[0].language.as_deref()), (&Says::Ipa("dʒɪf".to_owned()), Some("en")));
    let error = read_table("a,b\nlonely\n", Delimiter::Comma, "a.csv").unwrap_err().to_string();
    assert_eq!(error, "`a.csv`, line 2: nothing is said for `lonely`");
}

#[test]
fn pls_is_read_and_unknown_alphabets_are_named() {
    let text = "<?xml version=\"1.0\"?>\n<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" \
        alphabet=\"ipa\" xml:lang=\"en-US\">\n<lexeme><grapheme>tomato</grapheme><grapheme>tomatoes</grapheme>\
        <phoneme>təˈmeɪtoʊ</phoneme></lexeme>\n<lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme></lexicon>";
    let entries = read_pls(text, "a.pls").unwrap();
    assert_eq!(entries.len(), 3);
    assert_eq!(entries[2].says, words("World Wide Web Consortium"));
    assert_eq!(entries[0].language.as_deref(), Some("en-US"));
    let strange = text.replace("alphabet=\"ipa\"", "alphabet=\"x-martian\"");
    assert_eq!(
        read_pls(&strange, "a.pls").unwrap_err().to_string(),
        "`a.pls`, line 3: the alphabet `x-martian` is not known"
    );
    assert!(
        read_pls("<lexicon><lexeme></lexicon>", "a.pls")
            .unwrap_err()
            .to_string()
            .contains("`a.pls` is not well-formed")
    );
    assert!(
        read_pls("<lexicon>\n<lexeme><grapheme>a</grapheme></lexeme></lexicon>", "a.pls")
            .unwrap_err()
            .to_string()
            .contains("line 2")
    );
}

#[test]
fn a_word_of_a_million_letters_is_passed_over_in_good_time() {
    let lexicon = lexicon(&[("xx", "y"), ("x", "z")]);
    assert_eq!(found(&lexicon, &"x".repeat(1_000_000), "en"), []);
}

#[test]
fn thousands_of_entries_may_begin_with_the_same_word() {
    let mut entries: Vec<Entry> =
        (0..20_000).map(|at| Entry::new(&format!("New Road {at}"), words(&format!("road {at}")))).collect();
    entries.push(Entry::new("new road", words("a road")));
    entries.push(Entry { language: Some("de".to_owned()), ..Entry::new("New Road 7", words("sieben")) });
    entries.push(Entry { case: Some(true), ..Entry::new("NEW ROAD 8", words("large")) });
    entries.push(Entry::new("New Road 9", words("later")));
    let lexicon = Lexicon::new(entries).unwrap();
    let text = (0..20_000).map(|at| format!("New  road {at}")).collect::<Vec<_>>().join(", ");
    let all = found(&lexicon, &text, "en-us");
    assert_eq!(all.len(), 20_000);
    for (at, (_, says)) in all.iter().enumerate().filter(|(at, _)| *at != 9) {
        assert_eq!(*says, words(&format!("road {at}")));
    }
    assert_eq!(all[9].1, words("later"));
    let says = |text: &str, language: &str| found(&lexicon, text, language).remove(0).1;
    assert_eq!(says("New Road 7", "de"), words("sieben"));
    assert_eq!(says("NEW ROAD 8", "en"), words("large"));
    assert_eq!(says("New Road 8", "en"), words("road 8"));
    assert_eq!(says("New Road 20000", "en"), words("a road"));
    assert_eq!(says("New Roadside, new road", "en"), words("a road"));
}

#[test]
fn one_of_equal_entries_wins_and_apostrophes_are_alike() {
    let mut exact = Entry::new("d'Or", words("exact"));
    exact.case = Some(true);
    let lexicon =
        Lexicon::new(vec![exact, Entry::new("d'or", words("first")), Entry::new("D'OR x", words("x"))]);
    let lexicon = lexicon.unwrap();
    assert_eq!(found(&lexicon, "d’Or", "fr"), [("d’Or".to_owned(), words("exact"))]);
    assert_eq!(found(&lexicon, "d’or, X", "fr"), [("d’or".to_owned(), words("first"))]);
    assert_eq!(found(&lexicon, "D’OR x", "fr"), [("D’OR x".to_owned(), words("x"))]);
}
