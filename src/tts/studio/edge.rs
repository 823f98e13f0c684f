//! Opening Edge: only with leave, and with a voice of the text's language.

use super::{Studio, Wish};
use crate::tts::{
    Error,
    edge::{self, Client},
    engine::{EdgeEngine, Id},
    front::sentences,
    voices::{EDGE, edge_voice_for, looks_like_edge},
};

impl Studio {
    pub(super) fn open_edge(&self, wish: &Wish, voice: Option<&str>) -> Result<EdgeEngine, Error> {
        // First of all, so that nothing is even looked up without leave.
        let permit = wish.cloud.permit()?;
        if wish.phonemes {
            return Err(Error::Request {
                what: "edge takes text, no phonemes".to_owned(),
                help: "leave `--phonemes` out, or speak with another engine".to_owned(),
            });
        }
        let voice = match voice {
            Some(voice) if looks_like_edge(voice) => voice.to_owned(),
            Some(voice) => return Err(self.no_voice(voice, Some(Id::Edge))),
            None => Self::edge_voice(wish)?,
        };
        let client = Client::new(&self.outside.edge, permit)?;
        let goal = self.outside.edge.url.as_deref().map_or("Microsoft".to_owned(), |url| format!("`{url}`"));
        let warning = format!("ef: edge speaks: the text leaves this machine and is sent to {goal}");
        let language = voice.split('-').next().unwrap_or("en").to_owned();
        let normalise = wish.normalise;
        let reader = move |text: &str| {
            Ok(sentences::read(text, &language, normalise, &|sentence| edge::pieces(sentence, edge::LONGEST)))
        };
        let engine = EdgeEngine::open(client, &voice, self.outside.tell.clone(), warning, Box::new(reader));
        Ok(engine.first_alone(wish.early))
    }

    /// A voice for the language that is wished for, or that of the voice that is not there.
    fn edge_voice(wish: &Wish) -> Result<String, Error> {
        let of_voice = || wish.voice.as_deref().and_then(Self::language_of_name);
        let Some(language) = wish.language.clone().or_else(of_voice) else {
            return Ok(EDGE[0].name.to_owned());
        };
        edge_voice_for(&language).map(str::to_owned).ok_or_else(|| Error::NotInstalled {
            what: format!("a voice of edge for `{language}`"),
            help: "name one of the service's voices: `--voice xx-XX-NameNeural`".to_owned(),
        })
    }
}
