//! The ports of the services, and who holds them.

use super::{Check, Place};
use crate::{
    base::{
        STATE_FOLDER,
        ports::{self, Holder},
        process,
    },
    care::{Finding, Means},
    dev::{self, control},
};

pub(super) const CHECK: Check =
    Check { name: "ports", about: "the services' ports, and who holds them", look };

fn look(place: &Place) -> Vec<Finding> {
    let services = place.services();
    let ports: Vec<(&str, u16)> =
        services.iter().filter_map(|(name, service, _)| Some((*name, service.port?.0))).collect();
    if ports.is_empty() {
        return vec![Finding::good("no service names a port")];
    }
    let found: Vec<Finding> = ports.iter().filter_map(|(name, port)| of_port(place, name, *port)).collect();
    let all: Vec<String> = ports.iter().map(|(name, port)| format!("{port} ({name})")).collect();
    super::or_good(found, format!("free: {}", all.join(", ")))
}

fn of_port(place: &Place, service: &str, port: u16) -> Option<Finding> {
    match ports::holder(port) {
        Holder::Nobody => None,
        Holder::Hidden => Some(
            Finding::error(format!(
                "port {port} of `{service}` is held by a process of another user, or outside this container"
            ))
            .by_hand(format!("sudo ss -ltnp 'sport = :{port}'")),
        ),
        Holder::Known(holder, command) => {
            let what = format!("port {port} of `{service}` is held by {}", dev::describe(&holder, &command));
            if dev::leftovers(&place.root).iter().any(|left| left.pid == holder.pid) {
                let what = format!("{what}, left over from an earlier `ef dev`");
                return Some(Finding::error(what).by_means("ef doctor leftovers --fix", Means::EndLeftovers));
            }
            let running = control::find(&place.root.join(STATE_FOLDER));
            let descends = |pid| process::descendants(pid, |_| false).iter().any(|one| one.pid == holder.pid);
            if running.iter().any(|note| descends(note.pid)) {
                return Some(Finding::good(format!("port {port} is held by the running `{service}`")));
            }
            Some(Finding::error(what).by_hand(format!("kill {}", holder.pid)))
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;
    use std::net::TcpListener;

    #[test]
    fn a_port_that_is_taken_names_its_holder() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let config = format!("[service.api]\nrun = \"x\"\nport = {port}\n");
        let project = Project::new(&[("ef.toml", &config)], &[]);
        let found = look(&project.place());
        assert_eq!(found[0].level, Level::Error);
        assert!(found[0].what.starts_with(&format!("port {port} of `api` is held by `")), "{found:?}");
        assert_eq!(found[0].mend.as_ref().unwrap().command, format!("kill {}", std::process::id()));
        drop(listener);
        assert_eq!(look(&project.place())[0].what, format!("free: {port} (api)"));
    }
}
