//! A project as far as `ef` asks for it: the Auth server's admin API and rows as the service role. Can be told to
//! misbehave, a request at a time.

use serde_json::{Map, Value, json};
use std::{
    collections::{BTreeMap, VecDeque},
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

/// What the server does to the next request instead of answering it.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// This status, with these headers and this body; nothing was carried out.
    Status(u16, &'static str, &'static str),
    /// Half an answer, after the request was carried out.
    CutOff,
    /// Nothing at all, until whoever asks gives up.
    Silent,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) users: Vec<Value>,
    pub(super) tables: BTreeMap<String, Vec<Map<String, Value>>>,
    pub(super) faults: VecDeque<Fault>,
    /// A user is added at the front of the list with each page that is read.
    pub(super) grows: bool,
    /// Whether the filter of the list of users works.
    pub(super) filters: bool,
    /// Each request: its verb and path.
    pub(super) log: Vec<String>,
    /// The headers of the last request.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) signed_out: Vec<String>,
    /// The key of `app_metadata` that somebody else's write loses right after the next one of ours.
    pub(super) lose: Option<&'static str>,
    /// The table whose rows are refused: with this status and this body.
    pub(super) table_fault: Option<(&'static str, u16, &'static str)>,
}

/// The server; it ends with the test's program.
pub(super) struct Server {
    pub(super) url: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub(super) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State { filters: true, ..State::default() }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                thread::spawn(move || serve(stream, &shared));
            }
        });
        Self { url, state }
    }

    pub(super) fn state<T>(&self, look: impl FnOnce(&mut State) -> T) -> T {
        look(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn add_user(&self, email: &str, app_metadata: &Value) -> String {
        self.state(|state| state.add_user(email, app_metadata))
    }

    pub(super) fn app_metadata(&self, id: &str) -> Value {
        self.state(|state| state.users.iter().find(|user| user["id"] == id).unwrap()["app_metadata"].clone())
    }

    pub(super) fn misbehave(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state(|state| state.faults.extend(faults));
    }
}

impl State {
    fn add_user(&mut self, email: &str, app_metadata: &Value) -> String {
        let id = uuid(self.users.len() + 1);
        // The newest is first, as in the list of the real server.
        self.users.insert(0, json!({ "id": id, "email": email, "app_metadata": app_metadata }));
        id
    }
}

fn uuid(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

struct Asked {
    method: String,
    path: String,
    query: Vec<(String, String)>,
    body: Value,
}

impl Asked {
    fn param(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

struct Answer {
    status: u16,
    headers: String,
    body: String,
}

fn answer(status: u16, body: &Value) -> Answer {
    Answer { status, headers: String::new(), body: body.to_string() }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let Some((asked, headers)) = read(&stream) else { return };
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    state.log.push(format!("{} {}", asked.method, asked.path));
    state.headers = headers;
    let fault = state.faults.pop_front();
    if let Some(Fault::Status(status, headers, body)) = fault {
        drop(state);
        return write(&mut stream, &Answer { status, headers: headers.to_owned(), body: body.to_owned() });
    }
    if matches!(fault, Some(Fault::Silent)) {
        drop(state);
        let _ = stream.read(&mut [0; 1]);
        return;
    }
    let given = state.carry_out(&asked);
    drop(state);
    if matches!(fault, Some(Fault::CutOff)) {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"id\": ");
        return;
    }
    write(&mut stream, &given);
}

fn write(stream: &mut TcpStream, answer: &Answer) {
    let (status, headers, body) = (answer.status, &answer.headers, &answer.body);
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    let _ = stream.write_all(text.as_bytes());
}

fn read(stream: &TcpStream) -> Option<(Asked, BTreeMap<String, String>)> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim().split_once(':') else { break };
        headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (name.to_owned(), plain(value))
    };
    let query = query.split('&').map(pair).collect();
    let body = serde_json::from_slice(&body).unwrap_or_default();
    Some((Asked { method, path: path.to_owned(), query, body }, headers))
}

fn plain(text: &str) -> String {
    let (mut bytes, mut rest) = (vec![], text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

impl State {
    fn carry_out(&mut self, asked: &Asked) -> Answer {
        match asked.path.split('/').skip(1).collect::<Vec<_>>()[..] {
            ["auth", "v1", "admin", "users"] => self.page(asked),
            ["auth", "v1", "admin", "users", id] => self.user(asked, id),
            ["auth", "v1", "logout"] => {
                self.signed_out.push(self.headers.get("authorization").cloned().unwrap_or_default());
                Answer { status: 204, headers: String::new(), body: String::new() }
            }
            ["rest", "v1", table] => self.rows(asked, table),
            _ => answer(404, &json!({ "message": "no such path" })),
        }
    }

    fn page(&mut self, asked: &Asked) -> Answer {
        let number = |name| asked.param(name).and_then(|text| text.parse::<usize>().ok());
        let (page, per_page) = (number("page").unwrap_or(1), number("per_page").unwrap_or(50));
        let filter = asked.param("filter").filter(|_| self.filters).unwrap_or_default();
        let fits = |user: &&Value| user["email"].as_str().unwrap_or_default().contains(filter);
        let all: Vec<Value> = self.users.iter().filter(fits).cloned().collect();
        let total = all.len();
        let users: Vec<Value> = all.into_iter().skip((page - 1) * per_page).take(per_page).collect();
        let next = if page * per_page < total { "<x>; rel=\"next\", " } else { "" };
        let headers = format!("X-Total-Count: {total}\r\nLink: {next}<x>; rel=\"last\"\r\n");
        if self.grows {
            self.add_user(&format!("late{}@example.com", self.users.len()), &json!({}));
        }
        Answer { headers, ..answer(200, &json!({ "users": users, "aud": "authenticated" })) }
    }

    fn user(&mut self, asked: &Asked, id: &str) -> Answer {
        let Some(user) = self.users.iter_mut().find(|user| user["id"] == id) else {
            return answer(
                404,
                &json!({ "code": 404, "error_code": "user_not_found", "msg": "User not found" }),
            );
        };
        if asked.method == "PUT" {
            let metadata = user["app_metadata"].as_object_mut().unwrap();
            for (key, value) in asked.body["app_metadata"].as_object().unwrap() {
                if value.is_null() {
                    metadata.remove(key);
                } else {
                    metadata.insert(key.clone(), value.clone());
                }
            }
        }
        let given = answer(200, user);
        if asked.method == "PUT"
            && let Some(key) = self.lose.take()
        {
            user["app_metadata"].as_object_mut().unwrap().remove(key);
        }
        given
    }

    fn rows(&mut self, asked: &Asked, table: &str) -> Answer {
        let own = ["select", "order", "limit", "offset", "on_conflict"];
        let conditions: Vec<(String, String)> = asked
            .query
            .iter()
            .filter(|(name, _)| !own.contains(&name.as_str()) && !name.is_empty())
            .cloned()
            .collect();
        let fits = |row: &Map<String, Value>| {
            conditions.iter().all(|(column, condition)| fits(row, column, condition))
        };
        let workspaces = self.tables.get("workspaces").cloned().unwrap_or_default();
        if let Some((_, status, body)) = self.table_fault.filter(|(name, ..)| *name == table) {
            return Answer { status, headers: String::new(), body: body.to_owned() };
        }
        if table == "nowhere" {
            return answer(404, &json!({ "code": "PGRST205", "message": "Could not find the table" }));
        }
        let rows = self.tables.entry(table.to_owned()).or_default();
        match asked.method.as_str() {
            "GET" => {
                let number = |name| asked.param(name).and_then(|text| text.parse::<usize>().ok());
                let found: Vec<Value> = rows
                    .iter()
                    .filter(|row| fits(row))
                    .map(|row| {
                        let mut row = row.clone();
                        let of = workspaces.iter().find(|one| one.get("id") == row.get("workspace_id"));
                        row.insert("workspaces".into(), json!(of));
                        Value::Object(row)
                    })
                    .collect();
                let headers = format!("Content-Range: 0-0/{}\r\n", found.len());
                let some = found
                    .into_iter()
                    .skip(number("offset").unwrap_or(0))
                    .take(number("limit").unwrap_or(1000));
                Answer { headers, ..answer(200, &some.collect()) }
            }
            "POST" => {
                let row = asked.body.as_object().unwrap();
                let keys: Vec<&str> = asked.param("on_conflict").unwrap_or("id").split(',').collect();
                if let Some(old) =
                    rows.iter_mut().find(|old| keys.iter().all(|key| old.get(*key) == row.get(*key)))
                {
                    old.extend(row.clone());
                } else {
                    let mut row = row.clone();
                    row.entry("created_at").or_insert(json!("2026-01-01T00:00:00.5+00:00"));
                    rows.push(row);
                }
                answer(201, &Value::Null)
            }
            "PATCH" => {
                rows.iter_mut()
                    .filter(|row| fits(row))
                    .for_each(|row| row.extend(asked.body.as_object().unwrap().clone()));
                answer(204, &Value::Null)
            }
            _ => {
                rows.retain(|row| !fits(row));
                if table == "workspaces" {
                    for (_, rows) in self.tables.iter_mut().filter(|(name, _)| *name != "workspaces") {
                        rows.retain(|row| {
                            !conditions
                                .iter()
                                .any(|(_, id)| row["workspace_id"] == id.trim_start_matches("eq."))
                        });
                    }
                }
                answer(204, &Value::Null)
            }
        }
    }
}

fn fits(row: &Map<String, Value>, column: &str, condition: &str) -> bool {
    let value = row.get(column).and_then(Value::as_str);
    match condition.split_once('.') {
        Some(("eq", wanted)) => value == Some(wanted),
        Some(("ilike", wanted)) => {
            value.is_some_and(|value| value.to_lowercase() == wanted.replace('\\', "").to_lowercase())
        }
        Some(("is", "null")) => value.is_none(),
        other => panic!("an unknown condition: {other:?}"),
    }
}
