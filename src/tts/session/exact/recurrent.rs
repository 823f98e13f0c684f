//! Memory cells that read a row of vectors forwards and backwards.

use super::{
    math::{sigmoid, tanh},
    product::{LAID_OUT, product, turned},
};

/// The weights of the cells, both directions one after the other.
pub(in crate::tts::session) struct Cells<'a> {
    /// For what comes in: four times `hidden` rows.
    pub(in crate::tts::session) input: &'a [f32],
    /// For what was before.
    pub(in crate::tts::session) memory: &'a [f32],
    /// What is added to either.
    pub(in crate::tts::session) bias: &'a [f32],
    /// How many cells there are in each direction.
    pub(in crate::tts::session) hidden: usize,
}

/// What the cells say at each step: for each, `hidden` numbers of the way there and as many of the way back.
pub(in crate::tts::session) fn both_ways(numbers: &[f32], width: usize, cells: &Cells) -> Option<Vec<f32>> {
    let (hidden, gates) = (cells.hidden, 4 * cells.hidden);
    let fits = [
        (cells.input.len(), 2 * gates * width),
        (cells.memory.len(), 2 * gates * hidden),
        (cells.bias.len(), 4 * gates),
    ];
    if fits.iter().any(|(has, wanted)| has != wanted) {
        return None;
    }
    let steps = numbers.len() / width.max(1);
    let mut out = vec![0f32; steps * 2 * hidden];
    std::thread::scope(|scope| {
        let back = scope.spawn(|| one_way(numbers, width, cells, true));
        let there = one_way(numbers, width, cells, false);
        // A thread that failed has no numbers; then they are computed here.
        let back = back.join().unwrap_or_else(|_| one_way(numbers, width, cells, true));
        for (step, out) in out.chunks_exact_mut(2 * hidden).enumerate() {
            out[..hidden].copy_from_slice(&there[step * hidden..(step + 1) * hidden]);
            out[hidden..].copy_from_slice(&back[step * hidden..(step + 1) * hidden]);
        }
    });
    Some(out)
}

fn one_way(numbers: &[f32], width: usize, cells: &Cells, back: bool) -> Vec<f32> {
    let (hidden, gates) = (cells.hidden, 4 * cells.hidden);
    let part = |all: &[f32], length: usize| all[usize::from(back) * length..][..length].to_vec();
    let input = turned(&part(cells.input, gates * width), width);
    let memory = turned(&part(cells.memory, gates * hidden), hidden);
    let both = part(cells.bias, 2 * gates);
    let bias: Vec<f32> =
        both[..gates].iter().zip(&both[gates..]).map(|(of_input, other)| of_input + other).collect();
    let taken = product(numbers, &input, gates, LAID_OUT);
    let steps = numbers.len() / width.max(1);
    let (mut said, mut kept) = (vec![0f32; hidden], vec![0f32; hidden]);
    let mut out = vec![0f32; steps * hidden];
    for at in 0..steps {
        let step = if back { steps - 1 - at } else { at };
        let before = product(&said, &memory, gates, LAID_OUT);
        let taken = &taken[step * gates..];
        let gate = |which: usize, cell: usize| {
            let at = which * hidden + cell;
            taken[at] + before[at] + bias[at]
        };
        for cell in 0..hidden {
            let (enter, leave, stay) =
                (sigmoid(gate(0, cell)), sigmoid(gate(1, cell)), sigmoid(gate(2, cell)));
            kept[cell] = kept[cell] * stay + enter * tanh(gate(3, cell));
            said[cell] = tanh(kept[cell]) * leave;
        }
        out[step * hidden..(step + 1) * hidden].copy_from_slice(&said);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_remember_what_came_before_on_either_way() {
        let (input, memory) = (vec![0.5; 2 * 4], vec![0.25; 2 * 4]);
        let cells = Cells { input: &input, memory: &memory, bias: &[0.0; 16], hidden: 1 };
        let out = both_ways(&[1.0, 0.0, 0.0], 1, &cells).unwrap();
        let (there, back): (Vec<f32>, Vec<f32>) =
            out.as_chunks::<2>().0.iter().map(|[a, b]| (*a, *b)).unzip();
        assert!(there[0] > there[1] && there[1] > there[2] && there[2] > 0.0, "{there:?}");
        assert!(back[0] > 0.0 && back[1] == 0.0 && back[2] == 0.0, "{back:?}");
        assert!(both_ways(&[1.0], 1, &Cells { hidden: 2, ..cells }).is_none());
    }
}
