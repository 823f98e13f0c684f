//! Memory against what the engines need.

use super::{Check, Place, size};
use crate::{
    base::machine::{self, Memory},
    care::Finding,
    settings::Engine,
};

pub(super) const CHECK: Check =
    Check { name: "memory", about: "memory against what the speech engines need", look };

/// What an engine's process takes at most, as measured (docs/engines.md), in bytes.
fn need(engine: Engine) -> u64 {
    const MIB: u64 = 1 << 20;
    match engine {
        Engine::Kokoro => 620 * MIB,
        Engine::Piper => 400 * MIB,
        Engine::Coqui => 600 * MIB,
        Engine::Espeak | Engine::Edge => 20 * MIB,
    }
}

fn look(place: &Place) -> Vec<Finding> {
    let engine = place.settings().map_or(Engine::Kokoro, |settings| settings.values.tts.engine);
    vec![judge(machine::memory(), engine)]
}

fn judge(memory: Option<Memory>, engine: Engine) -> Finding {
    let Some(memory) = memory else {
        return Finding::good("this system does not tell how much memory is free");
    };
    let all = format!("{} of {} free", size(memory.available), size(memory.total));
    let need = need(engine);
    if memory.available < need {
        return Finding::warning(format!("{all}, and the engine of the settings takes up to {}", size(need)))
            .by_hand("ef tts say --engine espeak \"Hello\" --play");
    }
    Finding::good(format!("{all}; the engine of the settings takes up to {}", size(need)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::Level;

    #[test]
    fn too_little_for_the_engine_is_a_warning() {
        let memory = |mib: u64| Some(Memory { total: 4 << 30, available: mib << 20 });
        assert_eq!(judge(memory(300), Engine::Kokoro).level, Level::Warning);
        assert_eq!(judge(memory(300), Engine::Espeak).level, Level::Good);
        assert_eq!(judge(memory(2000), Engine::Kokoro).level, Level::Good);
        assert_eq!(judge(None, Engine::Kokoro).level, Level::Good);
    }
}
