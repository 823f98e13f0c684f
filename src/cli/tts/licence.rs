//! The licence of a model, asked for before its first use.

use super::super::{Error, session::Session};
use crate::tts::{
    self,
    studio::{Ready, Studio, Wish},
};

/// Opens an engine. Where its model may be used only by who accepts its licence, the user is asked, once for all.
pub(super) fn open(session: &Session, studio: &Studio, wish: &Wish) -> Result<Ready, Error> {
    let error = match studio.open(wish) {
        Err(error @ tts::Error::Licence { .. }) => error,
        opened => return Ok(opened?),
    };
    let tts::Error::Licence { model, licence, address } = &error else { return Err(error.into()) };
    session.ui.err.line(&format!(
        "ef: the model `{model}` is under the licence {licence}, which forbids commercial use: {address}"
    ));
    let answered = session.global.yes || (session.env.stdin_terminal && session.ui.err.terminal);
    if !answered || !session.confirm("Do you accept it?", "ef tts say")? {
        return Err(error.into());
    }
    studio.accept(model, licence)?;
    Ok(studio.open(wish)?)
}
