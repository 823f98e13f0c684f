//! The licence of a model, asked for before its first use.

use super::super::{Error, session::Session};
use crate::tts::{
    self,
    studio::{Ready, Studio, Wish},
};

/// Opens an engine. Where its model may be used only by who accepts its licence, the user is asked, once for all.
pub(super) fn open(session: &Session, studio: &Studio, wish: &Wish) -> Result<Ready, Error> {
    match studio.open(wish) {
        Err(error @ tts::Error::Licence { .. }) => ask(session, studio, error, "ef tts say")?,
        opened => return Ok(opened?),
    }
    Ok(studio.open(wish)?)
}

/// Asks before many texts are spoken, so that no run begins which must not go on.
pub(super) fn settle(
    session: &Session,
    studio: &Studio,
    wish: &Wish,
    command: &'static str,
) -> Result<(), Error> {
    studio.to_accept(wish).map_or(Ok(()), |error| ask(session, studio, error, command))
}

/// Whether there is somebody who can be asked, or has said yes to everything.
pub(super) fn can_ask(session: &Session) -> bool {
    session.global.yes || (session.env.stdin_terminal && session.ui.err.terminal)
}

fn ask(session: &Session, studio: &Studio, error: tts::Error, command: &'static str) -> Result<(), Error> {
    let tts::Error::Licence { model, licence, address } = &error else { return Err(error.into()) };
    session.ui.err.line(&format!(
        "ef: the model `{model}` is under the licence {licence}, which forbids commercial use: {address}"
    ));
    if !can_ask(session) || !session.confirm("Do you accept it?", command)? {
        return Err(error.into());
    }
    Ok(studio.accept(model, licence)?)
}
