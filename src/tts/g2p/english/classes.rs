//! Words of the closed classes, and verbs that are hardly ever nouns; each list is one text, parted by spaces.

/// Whether a word is in a list.
pub(super) fn is(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|known| known == word)
}

pub(super) const DETERMINERS: &str =
    "a an the this these those every each some any no another either neither both all half";
pub(super) const POSSESSIVES: &str = "my your his her its our their whose thy thine";
pub(super) const SUBJECTS: &str = "i you he she it we they who thou ye y'all";
pub(super) const OBJECTS: &str =
    "me him us them myself yourself himself herself itself ourselves themselves thee";
pub(super) const MODALS: &str = "can could will would shall should may might must can't couldn't won't wouldn't shan't shouldn't \
    mustn't cannot 'll 'd i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd she'd we'd \
    they'd who'll let's needn't mightn't wouldst";
pub(super) const DOES: &str = "do does did don't doesn't didn't dare";
pub(super) const BE: &str = "am is are was were be been being isn't aren't wasn't weren't i'm you're he's she's it's we're \
    they're that's there's who's what's ain't";
pub(super) const HAVE: &str = "have has had having haven't hasn't hadn't i've you've we've they've 've who've should've \
    would've could've might've must've";
pub(super) const PREPOSITIONS: &str = "of in for with on at by from into about between through during without under over after before \
    against within across behind beyond near above below around among upon along toward towards \
    since until till per via like as than beside besides despite inside outside onto off down up out \
    because if while although though unless whether @ vs vs.";
pub(super) const CONJUNCTIONS: &str = "and or but nor yet &";
pub(super) const ADVERBS: &str = "not never always often also just only really very quite too so then now here still already soon \
    again ever even almost perhaps maybe rather well away back together once twice please n't more \
    most less least overseas upstairs downstairs";
pub(super) const QUESTIONS: &str = "what which how why when where whatever";
/// Verbs that take another verb or an object right behind them, or are hardly ever nouns.
pub(super) const VERBS: &str = "go goes went gone come comes came get gets got make makes made take takes took taken see sees \
    saw seen know knows knew known think thinks thought say says said tell tells told give gives \
    gave given find finds found keep keeps kept let lets seem seems seemed ask asks asked begin \
    begins began begun bring brings brought write writes wrote written sit sits sat stand stands \
    stood lose loses lost pay pays paid meet meets met include includes included continue continues \
    continued learn learns learned read want wants wanted need needs needed used became become \
    becomes left felt feel feels put puts held hold holds lived lives live heard hear hears ran run \
    runs spoke speak speaks spoken bought buy buys sent send sends built build builds fell fall \
    falls caught catch wore wear drove drive";

/// Verbs that a clause with "that" follows.
pub(super) const CLAUSE_VERBS: &str = "know knows knew think thinks thought say says said believe believes believed hope hopes hoped \
    assert asserts ensure ensures require requires note means mean meant show shows showed suggest \
    suggests suggested find found see saw hear heard feel felt explain explains explained agree \
    agreed decide decided claim claims claimed assume assumes assumed check checks verify verifies \
    told tell tells wish promise promised realise realised realize realized remember so such sure \
    indicate indicates guarantee guarantees imply implies insist is was are not";
