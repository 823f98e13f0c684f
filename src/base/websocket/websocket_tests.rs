//! A talk with a server of a few lines: parts, pings, compression, and what cuts it short.

use super::*;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::{Compress, Compression, FlushCompress};
use sha1::{Digest, Sha1};
use std::net::{TcpListener, TcpStream};

/// Serves one talk: agrees, then does what the test wants.
fn served(
    extension: &'static str,
    talk: impl FnOnce(TcpStream) + Send + 'static,
) -> (Result<Socket, Failure>, std::thread::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let key = head.lines().find_map(|line| line.strip_prefix("Sec-WebSocket-Key: ")).unwrap();
        let accept = STANDARD.encode(Sha1::digest(format!("{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        let answer = format!(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Accept: {accept}\r\n{extension}\r\n"
        );
        stream.write_all(answer.as_bytes()).unwrap();
        talk(stream);
    });
    let address = Address::parse(&format!("ws://127.0.0.1:{port}/")).unwrap();
    (Socket::connect(&address, &[("X-One", "1".to_owned())], Duration::from_secs(5)), server)
}

fn soon() -> Instant {
    Instant::now() + Duration::from_secs(5)
}

#[test]
fn parts_pings_and_the_end() {
    let (socket, server) = served("", |mut stream| {
        stream.write_all(&[0x01, 2, b'a', b'b', 0x89, 1, b'?', 0x80, 1, b'c']).unwrap();
        let mut pong = [0; 7];
        stream.read_exact(&mut pong).unwrap();
        assert_eq!((pong[0], pong[1], pong[6] ^ pong[2]), (0x8a, 0x81, b'?'));
        stream.write_all(&[0x82, 1, 9, 0x88, 5, 3, 0xe8, b'b', b'y', b'e']).unwrap();
    });
    let mut socket = socket.unwrap();
    assert_eq!(socket.receive(soon()), Ok(Message::Text("abc".to_owned())));
    assert_eq!(socket.receive(soon()), Ok(Message::Binary(vec![9])));
    assert_eq!(socket.receive(soon()), Ok(Message::Close { code: 1000, reason: "bye".to_owned() }));
    server.join().unwrap();
}

/// A message as a compressing server sends it.
fn deflated(compress: &mut Compress, text: &str) -> Vec<u8> {
    let mut packed = Vec::with_capacity(text.len() + 64);
    compress.compress_vec(text.as_bytes(), &mut packed, FlushCompress::Sync).unwrap();
    assert!(packed.ends_with(&[0, 0, 0xff, 0xff]));
    packed.truncate(packed.len() - 4);
    let mut frame = vec![0xc1];
    assert!(packed.len() < 126);
    frame.push(u8::try_from(packed.len()).unwrap());
    frame.extend(packed);
    frame
}

#[test]
fn compressed_messages_are_unpacked_and_may_build_on_each_other() {
    for (extension, fresh) in [
        ("Sec-WebSocket-Extensions: permessage-deflate\r\n", false),
        ("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n", true),
    ] {
        let text = "the same words, and the same words again".repeat(3);
        let sent = text.clone();
        let (socket, server) = served(extension, move |mut stream| {
            let mut compress = Compress::new(Compression::best(), false);
            for _ in 0..3 {
                stream.write_all(&deflated(&mut compress, &sent)).unwrap();
                if fresh {
                    compress.reset();
                }
            }
            // Not every message has to be compressed.
            stream.write_all(&[0x81, 1, b'x']).unwrap();
        });
        let mut socket = socket.unwrap();
        for _ in 0..3 {
            assert_eq!(socket.receive(soon()), Ok(Message::Text(text.clone())));
        }
        assert_eq!(socket.receive(soon()), Ok(Message::Text("x".to_owned())));
        server.join().unwrap();
    }
}

#[test]
fn a_talk_that_is_cut_stalls_or_lies_ends_with_its_reason() {
    let (socket, server) = served("", |mut stream| stream.write_all(&[0x82, 10, 1, 2, 3]).unwrap());
    assert!(matches!(socket.unwrap().receive(soon()), Err(Failure::Cut(_))));
    server.join().unwrap();
    let (socket, server) = served("", |mut stream| {
        stream.write_all(&[0x81, 4, 1]).unwrap();
        let _ = stream.read(&mut [0; 16]);
    });
    let mut socket = socket.unwrap();
    assert_eq!(socket.receive(Instant::now() + Duration::from_millis(50)), Err(Failure::Slow));
    drop(socket);
    server.join().unwrap();
    let (socket, server) = served("", |mut stream| stream.write_all(&[0xc1, 1, 0]).unwrap());
    assert!(matches!(socket.unwrap().receive(soon()), Err(Failure::Broken(_))));
    server.join().unwrap();
    let bomb = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    let (socket, server) = served(bomb, |mut stream| {
        let mut compress = Compress::new(Compression::best(), false);
        let zeros = vec![0; 40 << 20];
        let mut packed = Vec::with_capacity(1 << 20);
        compress.compress_vec(&zeros, &mut packed, FlushCompress::Sync).unwrap();
        let mut frame = vec![0xc2, 127];
        frame.extend((packed.len() as u64).to_be_bytes());
        frame.extend(packed);
        stream.write_all(&frame).unwrap();
        let _ = stream.read(&mut [0; 16]);
    });
    let failure = socket.unwrap().receive(soon()).unwrap_err();
    assert_eq!(failure, Failure::Broken("a message is too long".to_owned()));
    server.join().unwrap();
}

#[test]
fn nobody_there_is_told_at_once() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = Address::parse(&format!("ws://127.0.0.1:{free}/")).unwrap();
    let failure = Socket::connect(&address, &[], Duration::from_secs(2)).unwrap_err();
    assert_eq!(failure, Failure::Connect("the connection was refused".to_owned()));
}
