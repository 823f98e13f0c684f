//! Who needs whom: the order in which services start, and what comes along when one is chosen.
//! Pure, over names only; `settings` uses it to refuse what cannot work, the launcher to start and stop.

use std::collections::{BTreeMap, BTreeSet};

/// Services and their needs, known to be complete and without circles.
#[derive(Clone, Debug)]
pub struct Graph<'a> {
    names: Vec<&'a str>,
    needs: Vec<Vec<usize>>,
    order: Vec<usize>,
}

/// Why services and their needs do not make a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A service needs one that does not exist.
    Unknown {
        /// Who needs it.
        service: String,
        /// What does not exist.
        need: String,
    },
    /// Services need each other: each needs the next, the last is the first again.
    Circle(Vec<String>),
}

impl<'a> Graph<'a> {
    /// Builds the graph from each service and the names it needs.
    pub fn new(services: &[(&'a str, Vec<&'a str>)]) -> Result<Self, Flaw> {
        let names: Vec<&str> = services.iter().map(|(name, _)| *name).collect();
        let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let mut needs = Vec::with_capacity(names.len());
        for (service, wanted) in services {
            let known = wanted.iter().map(|need| {
                index
                    .get(need)
                    .copied()
                    .ok_or_else(|| Flaw::Unknown { service: (*service).to_owned(), need: (*need).to_owned() })
            });
            needs.push(known.collect::<Result<Vec<_>, _>>()?);
        }
        let order = order(&needs)
            .map_err(|circle| Flaw::Circle(circle.into_iter().map(|at| names[at].to_owned()).collect()))?;
        Ok(Self { names, needs, order })
    }

    /// All services, each after everything it needs; otherwise in the order in which they were given.
    pub fn order(&self) -> Vec<&'a str> {
        self.order.iter().map(|at| self.names[*at]).collect()
    }

    /// These services and everything they need, however far away. Names that are not known are passed over.
    pub fn needed(&self, names: &[&str]) -> BTreeSet<&'a str> {
        let mut chosen: BTreeSet<usize> = BTreeSet::new();
        let mut open: Vec<usize> =
            (0..self.names.len()).filter(|at| names.contains(&self.names[*at])).collect();
        while let Some(at) = open.pop() {
            if chosen.insert(at) {
                open.extend(&self.needs[at]);
            }
        }
        chosen.into_iter().map(|at| self.names[at]).collect()
    }
}

/// The nodes with needs first, or a circle among them. Depth first and without recursion, so that a long
/// chain of needs costs no stack.
fn order(needs: &[Vec<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut order = Vec::with_capacity(needs.len());
    let mut done = vec![false; needs.len()];
    let mut path: Vec<(usize, usize)> = Vec::new();
    let mut on_path = vec![false; needs.len()];
    for start in 0..needs.len() {
        if done[start] {
            continue;
        }
        path.push((start, 0));
        on_path[start] = true;
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(&need) = needs[node].get(*next) else {
                done[node] = true;
                on_path[node] = false;
                order.push(node);
                path.pop();
                continue;
            };
            *next += 1;
            if on_path[need] {
                let circle = path.iter().map(|(node, _)| *node).skip_while(|node| *node != need);
                return Err(circle.chain([need]).collect());
            }
            if !done[need] {
                path.push((need, 0));
                on_path[need] = true;
            }
        }
    }
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn needs_come_first_and_the_given_order_is_kept_otherwise() {
        let graph = Graph::new(&[("ui", vec!["api"]), ("docs", vec![]), ("api", vec!["db"]), ("db", vec![])]);
        assert_eq!(graph.unwrap().order(), ["db", "api", "ui", "docs"]);
    }

    #[test]
    fn a_chosen_service_brings_what_it_needs() {
        let graph = Graph::new(&[("ui", vec!["api"]), ("docs", vec![]), ("api", vec!["db"]), ("db", vec![])])
            .unwrap();
        assert_eq!(graph.needed(&["ui"]), BTreeSet::from(["ui", "api", "db"]));
        assert_eq!(graph.needed(&["docs"]), BTreeSet::from(["docs"]));
        assert_eq!(graph.needed(&["nobody"]), BTreeSet::new());
    }

    #[test]
    fn a_circle_is_shown_from_its_first_member_to_itself() {
        let services = [("x", vec!["a"]), ("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["a"])];
        assert_eq!(
            Graph::new(&services).unwrap_err(),
            Flaw::Circle(["a", "b", "c", "a"].map(str::to_owned).to_vec())
        );
        let alone = Graph::new(&[("a", vec!["a"])]).unwrap_err();
        assert_eq!(alone, Flaw::Circle(vec!["a".to_owned(), "a".to_owned()]));
    }

    #[test]
    fn an_unknown_need_is_named_with_its_service() {
        let flaw = Graph::new(&[("a", vec!["b"])]).unwrap_err();
        assert_eq!(flaw, Flaw::Unknown { service: "a".to_owned(), need: "b".to_owned() });
    }

    /// Any needs among up to twelve services, circles included.
    fn any_needs() -> impl Strategy<Value = Vec<Vec<usize>>> {
        (1..12usize).prop_flat_map(|n| prop::collection::vec(prop::collection::vec(0..n, 0..3), n))
    }

    proptest! {
        #[test]
        fn the_order_holds_each_once_and_needs_first_or_a_true_circle(needs in any_needs()) {
            let names: Vec<String> = (0..needs.len()).map(|at| format!("s{at}")).collect();
            let services: Vec<(&str, Vec<&str>)> = names
                .iter()
                .zip(&needs)
                .map(|(name, needs)| (name.as_str(), needs.iter().map(|at| names[*at].as_str()).collect()))
                .collect();
            let needs_of = |name: &str| services.iter().find(|(n, _)| *n == name).unwrap().1.clone();
            match Graph::new(&services) {
                Ok(graph) => {
                    let order = graph.order();
                    let place = |name: &str| order.iter().position(|n| *n == name).unwrap();
                    prop_assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), names.len());
                    prop_assert_eq!(order.len(), names.len());
                    for (name, needs) in &services {
                        for need in needs {
                            prop_assert!(place(need) < place(name));
                        }
                        let needed = graph.needed(&[name]);
                        prop_assert!(needed.contains(name));
                        for member in &needed {
                            prop_assert!(needs_of(member).iter().all(|need| needed.contains(need)));
                            prop_assert!(member == name || needed.iter().any(|n| needs_of(n).contains(member)));
                        }
                    }
                }
                Err(Flaw::Circle(circle)) => {
                    prop_assert!(circle.len() >= 2);
                    prop_assert_eq!(circle.first(), circle.last());
                    for pair in circle.windows(2) {
                        prop_assert!(needs_of(&pair[0]).contains(&pair[1].as_str()));
                    }
                }
                Err(flaw) => prop_assert!(false, "{flaw:?}"),
            }
        }
    }
}
