//! Downloads from a server that misbehaves in every way that was thought of.

use super::*;
use crate::{base::http::Proxies, tts::engine::Id};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc},
};

/// What the server does with one request.
type Act = Box<dyn Fn(&mut TcpStream, Option<u64>) + Send + Sync>;

/// A server that does one of these for each connection, the last one for all further ones; and the headers it saw.
struct Server {
    url: String,
    seen: Arc<Mutex<Vec<Option<u64>>>>,
}

fn serve(acts: Vec<Act>) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let noted = seen.clone();
    let acts = Arc::new(acts);
    std::thread::spawn(move || {
        for (at, stream) in listener.incoming().flatten().enumerate() {
            let (acts, noted) = (acts.clone(), noted.clone());
            // Each on its own: one that stalls keeps nobody else waiting.
            std::thread::spawn(move || converse(stream, &acts[at.min(acts.len() - 1)], &noted));
        }
    });
    Server { url, seen }
}

fn converse(mut stream: TcpStream, act: &Act, seen: &Mutex<Vec<Option<u64>>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut range = None;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line == "\r\n" {
            break;
        }
        if let Some(from) = line.to_lowercase().strip_prefix("range: bytes=") {
            range = from.trim().trim_end_matches('-').parse().ok();
        }
    }
    seen.lock().unwrap().push(range);
    act(&mut stream, range);
}

fn bytes() -> Vec<u8> {
    (0..200_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect()
}

fn head(stream: &mut TcpStream, status: &str, headers: &str) {
    let _ = write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n");
}

/// All of it, or the rest of it, as it should be.
fn honest() -> Act {
    Box::new(|stream, from| {
        let all = bytes();
        let from = usize::try_from(from.unwrap_or(0)).unwrap();
        let range = format!("Content-Range: bytes {from}-{}/{}\r\n", all.len() - 1, all.len());
        let (status, range) = if from > 0 { ("206 Partial", range.as_str()) } else { ("200 OK", "") };
        head(stream, status, &format!("{range}Content-Length: {}\r\n", all.len() - from));
        let _ = stream.write_all(&all[from..]);
    })
}

/// The head of an honest answer, and then so many bytes only.
fn cut(after: usize) -> Act {
    Box::new(move |stream, from| {
        let all = bytes();
        let from = usize::try_from(from.unwrap_or(0)).unwrap();
        let range = format!("Content-Range: bytes {from}-{}/{}\r\n", all.len() - 1, all.len());
        let (status, range) = if from > 0 { ("206 Partial", range.as_str()) } else { ("200 OK", "") };
        head(stream, status, &format!("{range}Content-Length: {}\r\n", all.len() - from));
        let _ = stream.write_all(&all[from..(from + after).min(all.len())]);
    })
}

fn status(line: &'static str, headers: &'static str) -> Act {
    Box::new(move |stream, _| head(stream, line, &format!("{headers}Content-Length: 0\r\n")))
}

fn entry(url: &str) -> Entry {
    let all = bytes();
    let file = File {
        path: "a/b/voice.bin".to_owned(),
        url: format!("{url}/voice.bin"),
        bytes: Some(all.len() as u64),
        digest: Digest::Sha256(sha256(&all)),
    };
    Entry {
        name: "voice".to_owned(),
        engine: Id::Piper,
        language: None,
        quality: None,
        speakers: 1,
        licence: crate::tts::voices::Licence::default(),
        voices: vec![],
        files: vec![file],
        url: None,
    }
}

fn puller(folder: &Path) -> Puller {
    Puller {
        parts: folder.join("parts"),
        source: Source::Publisher,
        wire: Wire { stall: Duration::from_millis(300), proxies: Proxies::default() },
        tries: 3,
        pause: Duration::from_millis(1),
    }
}

/// Pulls the file; what came of it, and whether it is whole.
fn pull(server: &Server) -> Result<(), Error> {
    let folder = tempfile::tempdir().unwrap();
    pull_into(server, folder.path())
}

fn pull_into(server: &Server, folder: &Path) -> Result<(), Error> {
    let entry = entry(&server.url);
    let path = puller(folder).fetch(&entry, &entry.files[0], &|_| ())?;
    assert!(fs::read(path).unwrap() == bytes(), "only whole files come out");
    Ok(())
}

#[test]
fn whatever_breaks_off_is_gone_on_with() {
    let server = serve(vec![cut(70_000), cut(50_000), status("503 Busy", "Retry-After: 0\r\n"), honest()]);
    pull(&server).unwrap();
    assert_eq!(*server.seen.lock().unwrap(), [None, Some(70_000), Some(120_000), Some(120_000)]);
}

#[test]
fn a_later_run_goes_on_where_an_earlier_one_gave_up() {
    let folder = tempfile::tempdir().unwrap();
    let server = serve(vec![cut(90_000), cut(0)]);
    let error = pull_into(&server, folder.path()).unwrap_err();
    assert!(matches!(error, Error::GaveUp { have: 90_000, .. }), "{error:?}");
    let server = serve(vec![honest()]);
    pull_into(&server, folder.path()).unwrap();
    assert_eq!(*server.seen.lock().unwrap(), [Some(90_000)]);
}

#[test]
fn a_server_that_sends_nothing_is_given_up() {
    let stall = || -> Act {
        Box::new(|stream, _| {
            head(stream, "200 OK", "Content-Length: 200000\r\n");
            let _ = stream.write_all(&bytes()[..1000]);
            let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
            // Until the other side gives up.
            let _ = std::io::Read::read(stream, &mut [0]);
        })
    };
    let server = serve(vec![stall(), stall(), honest()]);
    pull(&server).unwrap();
    let silent: Act = Box::new(|stream, _| {
        let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
        let _ = std::io::Read::read(stream, &mut [0]);
    });
    let error = pull(&serve(vec![silent])).unwrap_err();
    assert!(error.to_string().contains("nothing came for 0.3 s"), "{error}");
}

#[test]
fn one_that_ignores_ranges_or_sends_another_one_is_begun_anew() {
    let whole: fn() -> Act = || {
        Box::new(|stream, _| {
            head(stream, "200 OK", "Content-Length: 200000\r\n");
            let _ = stream.write_all(&bytes());
        })
    };
    pull(&serve(vec![cut(1000), whole()])).unwrap();
    let elsewhere: Act = Box::new(|stream, _| {
        head(stream, "206 Partial", "Content-Range: bytes 5-199999/200000\r\nContent-Length: 199995\r\n");
        let _ = stream.write_all(&bytes()[5..]);
    });
    pull(&serve(vec![cut(1000), elsewhere, honest()])).unwrap();
    pull(&serve(vec![cut(1000), status("416 No", ""), honest()])).unwrap();
}

#[test]
fn lies_about_the_length_do_no_harm() {
    let claims = |length: usize| -> Act {
        Box::new(move |stream, from| {
            let all = bytes();
            let from = usize::try_from(from.unwrap_or(0)).unwrap();
            let (status, range) = if from > 0 {
                ("206 Partial", format!("Content-Range: bytes {from}-199999/200000\r\n"))
            } else {
                ("200 OK", String::new())
            };
            head(stream, status, &format!("{range}Content-Length: {length}\r\n"));
            let _ = stream.write_all(&all[from..]);
        })
    };
    pull(&serve(vec![claims(900_000), honest()])).unwrap();
    pull(&serve(vec![claims(60_000), honest()])).unwrap();
    let endless: Act = Box::new(|stream, _| {
        head(stream, "200 OK", "");
        let all = bytes();
        while stream.write_all(&all).is_ok() {}
    });
    let error = pull(&serve(vec![endless])).unwrap_err();
    assert!(matches!(error, Error::TooLong { bytes: 200_000, .. }), "{error:?}");
}

#[test]
fn wrong_bytes_are_never_taken() {
    let wrong: fn() -> Act = || {
        Box::new(|stream, from| {
            let all = vec![7; 200_000 - usize::try_from(from.unwrap_or(0)).unwrap()];
            let range =
                from.map(|from| format!("Content-Range: bytes {from}-199999/200000\r\n")).unwrap_or_default();
            let status = if from.is_some() { "206 Partial" } else { "200 OK" };
            head(stream, status, &format!("{range}Content-Length: {}\r\n", all.len()));
            let _ = stream.write_all(&all);
        })
    };
    let folder = tempfile::tempdir().unwrap();
    let error = pull_into(&serve(vec![wrong()]), folder.path()).unwrap_err();
    assert!(matches!(error, Error::Digest { .. }), "{error:?}");
    assert!(
        !fs::read_dir(folder.path().join("parts")).unwrap().flatten().any(|entry| entry.path().is_file())
    );
    // A part of another version is noticed, and all of it comes once more.
    pull(&serve(vec![cut(1000), wrong(), honest()])).unwrap();
}

#[test]
fn redirects_are_followed_and_what_is_gone_is_told() {
    let server = serve(vec![honest()]);
    let to: &'static str = Box::leak(format!("Location: {}/elsewhere.bin\r\n", server.url).into_boxed_str());
    pull(&serve(vec![status("302 Found", to)])).unwrap();
    let error = pull(&serve(vec![status("404 Not Found", "")])).unwrap_err();
    assert!(matches!(error, Error::Gone { status: 404, .. }), "{error:?}");
    let error = pull(&serve(vec![status("403 Forbidden", "")])).unwrap_err();
    assert!(matches!(error, Error::Status { status: 403, .. }), "{error:?}");
    let circle = serve(vec![status("302 Found", "Location: /again\r\n")]);
    assert!(pull(&circle).is_err());
}

#[test]
fn no_network_and_a_proxy_that_wants_a_password_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let entry = entry("http://127.0.0.1:1");
    let mut puller = puller(folder.path());
    let error = puller.fetch(&entry, &entry.files[0], &|_| ()).unwrap_err();
    assert!(matches!(&error, Error::Unreachable { host, .. } if host == "127.0.0.1"), "{error:?}");
    let proxy =
        serve(vec![status("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n")]);
    let address = proxy.url.replace("http://", "http://ana:geheim@");
    puller.wire.proxies.http = Some(address);
    let error = puller.fetch(&entry, &entry.files[0], &|_| ()).unwrap_err();
    assert!(matches!(error, Error::ProxyPassword { .. }), "{error:?}");
    assert!(!format!("{error:?}{error}").contains("geheim"));
}

#[test]
fn mirrors_and_folders_serve_too() {
    let server = serve(vec![status("404 Not Found", ""), honest()]);
    let folder = tempfile::tempdir().unwrap();
    let entry = entry("http://127.0.0.1:1");
    let file = &entry.files[0];
    let mirror = Puller { source: Source::Mirror(format!("{}/", server.url)), ..puller(folder.path()) };
    assert!(fs::read(mirror.fetch(&entry, file, &|_| ()).unwrap()).unwrap() == bytes());
    let shelf = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let from = Puller { source: Source::Folder(shelf.path().to_owned()), ..puller(other.path()) };
    assert!(matches!(from.fetch(&entry, file, &|_| ()).unwrap_err(), Error::NotThere { .. }));
    fs::write(shelf.path().join("voice.bin"), b"other").unwrap();
    assert!(matches!(from.fetch(&entry, file, &|_| ()).unwrap_err(), Error::Digest { .. }));
    fs::write(shelf.path().join("voice.bin"), bytes()).unwrap();
    assert!(fs::read(from.fetch(&entry, file, &|_| ()).unwrap()).unwrap() == bytes());
}

#[test]
fn two_at_once_wait_for_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let puller = puller(folder.path());
    let held = puller.hold("voice", &|_| panic!("nobody else has it")).unwrap();
    let (told, waits) = mpsc::channel();
    let told = Mutex::new(told);
    let other = puller.clone();
    let second = std::thread::spawn(move || {
        other.hold("voice", &|news| told.lock().unwrap().send(news).unwrap()).map(drop)
    });
    assert_eq!(waits.recv_timeout(Duration::from_secs(20)).unwrap(), News::Waiting);
    drop(held);
    second.join().unwrap().unwrap();
}

#[test]
fn a_disk_without_room_is_told_before_anything_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut entry = entry("http://127.0.0.1:1");
    entry.files[0].bytes = Some(1 << 60);
    let puller = puller(folder.path());
    fs::create_dir_all(&puller.parts).unwrap();
    let error = puller.check_room(&[&entry.files[0]]).unwrap_err();
    assert!(matches!(error, Error::NoRoom { need, free, .. } if need == 1 << 60 && free < need), "{error:?}");
    // What came of it before need not fit once more.
    entry.files[0].bytes = Some(10);
    puller.check_room(&[&entry.files[0]]).unwrap();
}
