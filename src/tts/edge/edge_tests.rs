//! The client against a server that speaks the protocol, well and badly.

#[path = "../../../tests/fixtures/edge_server.rs"]
mod server;

use super::*;
use crate::tts::audio::mp3;
use server::{Conduct, Server};

/// Short waits, so that the tests are quick.
fn quick() -> Patience {
    Patience {
        connect: Duration::from_secs(5),
        silence: Duration::from_millis(700),
        whole: Duration::from_secs(20),
        pause: Duration::from_millis(5),
    }
}

fn client(server: &Server) -> Client {
    let place = Place { url: Some(server.url()), silence: None, seats: None };
    Client::new(&place, Cloud::Allowed.permit().unwrap()).unwrap().patient(quick())
}

fn request(text: &str) -> Request {
    Request { text: text.to_owned(), voice: "en-US-AriaNeural".to_owned(), speed: 1.0 }
}

fn ask(conducts: &[Conduct], text: &str) -> (Result<Sound, Error>, Server) {
    let server = Server::start(conducts);
    let sound = client(&server).speak(&request(text), &|| false);
    (sound, server)
}

#[test]
fn a_text_comes_back_as_sound_with_the_times_of_its_words() {
    for conduct in [Conduct::Well, Conduct::Compressed { fresh: false }, Conduct::Compressed { fresh: true }]
    {
        let (sound, server) = ask(&[conduct], "Salt & pepper, <please>.");
        let sound = sound.unwrap();
        let words: Vec<&str> = sound.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words, ["Salt", "pepper", "please"], "{conduct:?}");
        assert!((sound.words[1].start_s - 0.08).abs() < 1e-6 && (sound.words[1].end_s - 0.14).abs() < 1e-6);
        let decoded = mp3::decode(&sound.mp3).unwrap();
        assert_eq!(decoded.sample_rate_hz, 24_000);
        assert!(decoded.samples.len() >= 4 * server::WORD, "{}", decoded.samples.len());
        let asked = &server.asked()[0];
        assert!(asked.ssml.contains("Salt &amp; pepper, &lt;please&gt;."), "{}", asked.ssml);
        for header in
            ["Origin: chrome-extension://", "Cookie: muid=", "User-Agent: Mozilla", "&ConnectionId="]
        {
            assert!(asked.head.contains(header), "{header} is not in {}", asked.head);
        }
    }
}

#[test]
fn what_may_pass_is_tried_again_and_nothing_of_a_failed_try_is_kept() {
    let whole = ask(&[Conduct::Well], "one two three").0.unwrap();
    for conduct in [
        Conduct::HangUp,
        Conduct::Garbage,
        Conduct::Cut,
        Conduct::HalfFrame,
        Conduct::Stall,
        Conduct::Silent,
        Conduct::BadHead,
        Conduct::Status(500, None),
        Conduct::Status(429, None),
        Conduct::Status(429, Some(0)),
        Conduct::Close(1013, "try again later"),
        Conduct::Close(1011, "Throttled"),
    ] {
        let (sound, server) = ask(&[conduct, Conduct::Well], "one two three");
        assert_eq!(sound.unwrap(), whole, "{conduct:?}");
        assert_eq!(server.connections(), 2, "{conduct:?}");
    }
}

#[test]
fn what_stays_ends_with_its_reason_after_three_tries() {
    for (conduct, words, connections) in [
        (Conduct::HangUp, "cannot be reached (tried 3 times)", 3),
        (Conduct::Cut, "the connection ended", 3),
        (Conduct::Stall, "no answer in time", 3),
        (Conduct::Silent, "sent no sound (tried 3 times)", 3),
        (Conduct::Status(429, None), "takes no more requests for now", 3),
        // Who asks for more than half a minute is not waited for.
        (Conduct::Status(429, Some(600)), "takes no more requests for now", 1),
        (Conduct::Close(1011, "quota exceeded"), "takes no more requests for now", 3),
        (Conduct::Status(404, None), "answers with status 404", 1),
        (Conduct::Forbidden, "refuses the request (403)", 1),
    ] {
        let (sound, server) = ask(&[conduct], "one");
        let error = sound.unwrap_err();
        assert!(error.to_string().contains(words), "{conduct:?}: {error}");
        assert_eq!(server.connections(), connections, "{conduct:?}");
        assert_eq!(error.exit(), crate::base::Exit::Outside);
        assert!(miette::Diagnostic::help(&error).is_some());
    }
}

#[test]
fn a_clock_that_is_off_is_corrected_once_for_all() {
    let _alone = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let server = Server::start(&[Conduct::Clock(7_200)]);
    let client = client(&server);
    client.speak(&request("one"), &|| false).unwrap();
    assert_eq!(server.connections(), 2);
    // What was learned holds for the next.
    client.speak(&request("two"), &|| false).unwrap();
    assert_eq!(server.connections(), 3);
    // One whose date does not help is asked no third time.
    let (sound, liar) = ask(&[Conduct::Clock(-90_000), Conduct::Forbidden], "one");
    assert!(matches!(sound, Err(Error::Refused { corrected: true })), "{sound:?}");
    assert_eq!(liar.connections(), 2);
    token::correct(&jiff_now());
}

/// The correction holds for the whole process, so only one test may look at it.
static CLOCK: Mutex<()> = Mutex::new(());

fn jiff_now() -> String {
    let now = jiff::Timestamp::from_second(token::clock()).unwrap();
    now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[test]
fn there_are_never_more_than_two_connections() {
    let server = Server::start(&[Conduct::Slow]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| client(&server).speak(&request("one two"), &|| false).unwrap());
        }
    });
    assert_eq!((server.connections(), server.most_open() <= 2), (8, true), "{}", server.most_open());
}

#[test]
fn without_leave_there_is_no_client_and_text_never_travels_in_the_clear() {
    assert!(matches!(Cloud::Off.permit(), Err(Error::NotAllowed)));
    assert!(matches!(Cloud::Private.permit(), Err(Error::Private)));
    let refused = |url: &str| {
        let place = Place { url: Some(url.to_owned()), silence: None, seats: None };
        Client::new(&place, Cloud::Allowed.permit().unwrap()).err().map(|error| error.to_string())
    };
    for url in ["ws://example.com/", "http://127.0.0.1/", "nonsense"] {
        assert_eq!(refused(url), Some(format!("`{url}` is no address for the service")));
    }
    assert_eq!((refused("wss://example.com/"), refused("ws://localhost:1/")), (None, None));
}

#[test]
fn a_person_is_told_each_thing_once() {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let into = heard.clone();
    let tell = Tell::by(move |line| into.lock().unwrap().push(line.to_owned()));
    let other = tell.clone();
    tell.once("a");
    other.once("a");
    other.once("b");
    assert_eq!(*heard.lock().unwrap(), ["a", "b"]);
}
