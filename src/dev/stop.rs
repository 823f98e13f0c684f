//! Requests to stop, counted: the first stops, the second kills, the third gives up. Our guard hands each
//! request on once, whatever echoes it has.

use crate::base::process::Signal;

/// Who wants an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Somebody sent this signal.
    Signal(Signal),
    /// `ef down`, from another terminal.
    Down,
    /// The process that guards us was killed.
    GuardGone,
    /// Nobody reads our output any more.
    OutputGone,
}

/// The requests so far.
#[derive(Debug, Default)]
pub(super) struct StopRequests {
    cause: Option<Asked>,
    signals: u32,
}

impl StopRequests {
    /// A signal came. Returns the how-manieth request to stop that is; 0 when it is none: a terminal that was
    /// closed while a stop was on its way.
    pub(super) fn signal(&mut self, signal: Signal) -> u32 {
        if signal == Signal::Hup && self.cause.is_some() {
            return 0;
        }
        // Whoever read our output may have died of the same signal: then that is what ended us too.
        if self.cause.is_none_or(|cause| matches!(cause, Asked::OutputGone | Asked::Down)) {
            self.cause = Some(Asked::Signal(signal));
        }
        self.signals += 1;
        self.signals
    }

    /// Something else wants an end; `true` when it is the first that does.
    pub(super) fn because(&mut self, cause: Asked) -> bool {
        let first = self.cause.is_none();
        self.cause.get_or_insert(cause);
        first
    }

    /// What wants the end, if something does.
    pub(super) fn cause(&self) -> Option<Asked> {
        self.cause
    }

    /// Whether to stop waiting.
    pub(super) fn given_up(&self) -> bool {
        self.signals >= 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_signals_end_the_patience() {
        let mut requests = StopRequests::default();
        assert_eq!([Signal::Int, Signal::Int, Signal::Term].map(|signal| requests.signal(signal)), [1, 2, 3]);
        assert!(requests.given_up());
        assert_eq!(requests.cause(), Some(Asked::Signal(Signal::Int)));
    }

    #[test]
    fn a_dead_reader_is_no_request_of_a_person() {
        let mut requests = StopRequests::default();
        assert!(requests.because(Asked::OutputGone));
        assert_eq!(requests.signal(Signal::Int), 1, "`ef dev | tee`: both got the same Ctrl-C");
        assert!(!requests.because(Asked::OutputGone));
        assert_eq!(requests.cause(), Some(Asked::Signal(Signal::Int)));
    }

    #[test]
    fn a_terminal_that_closes_during_a_stop_does_not_hurry_it() {
        let mut requests = StopRequests::default();
        assert_eq!([Signal::Int, Signal::Hup, Signal::Int].map(|signal| requests.signal(signal)), [1, 0, 2]);
    }
}
