use super::*;

fn wave(at: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let at = (at % 4099) as f32;
    (at * 0.37).sin()
}

fn rows(channels: usize, width: usize) -> Rows {
    let mut rows = Rows::zeros(channels, width);
    for channel in 0..channels {
        let numbers = rows.row_mut(channel).iter_mut().enumerate();
        numbers.for_each(|(at, number)| *number = wave(channel * 1000 + at));
    }
    rows
}

#[test]
fn it_gives_what_the_plain_convolution_gives() {
    for (count, channels, width, taps, spacing) in [
        (64, 64, 500, 3, 1),
        (64, 64, 1000, 3, 3),
        (70, 64, 777, 7, 1),
        (64, 130, 193, 7, 3),
        (64, 65, 2001, 11, 5),
        (64, 64, 400, 4, 2),
        (64, 64, 1501, 7, 12),
    ] {
        let window = Taps { count: taps, spacing, before: taps / 2 * spacing };
        let bias: Vec<f32> = (0..count).map(wave).collect();
        let weight = |filter, channel, tap| wave(filter * 31 + channel * 7 + tap);
        let filters = Filters::new(count, channels, window, &bias, weight);
        let winograd = Winograd::of(&filters, width, 2).unwrap();
        let (from, more) = (rows(channels, width), rows(count, width));
        let [mut plain, mut points] = [(); 2].map(|()| more.clone());
        let mut room = Room::default();
        for onto in [Onto::Nothing, Onto::Itself, Onto::Rows(&more)] {
            plain.stretches_mut(width).iter_mut().for_each(|all| filters.run(&from, onto, all));
            for mut stretch in points.stretches_mut(Winograd::stretch(&filters)) {
                winograd.run(&filters, &from, onto, &mut stretch, &mut room);
            }
            for filter in 0..count {
                for (at, (one, two)) in plain.row(filter).iter().zip(points.row(filter)).enumerate() {
                    let off = (one - two).abs();
                    assert!(
                        off < 2e-3,
                        "{count} {channels} {width} {taps} {spacing}: {filter} {at} {one} {two}"
                    );
                }
                let whole = points.whole(filter);
                assert!(whole[..BEFORE].iter().chain(&whole[BEFORE + width..]).all(|number| *number == 0.0));
            }
        }
    }
}

#[test]
fn few_rows_other_taps_and_short_rows_are_left_to_the_plain_one() {
    let of = |count, channels, taps, width| {
        let taps = Taps { count: taps, spacing: 1, before: 0 };
        Winograd::of(&Filters::new(count, channels, taps, &[], |_, _, _| 1.0), width, 1).is_some()
    };
    assert!(of(64, 64, 3, 192) && of(64, 64, 11, 1000) && of(64, 64, 4, 1000));
    assert!(!of(63, 64, 3, 192) && !of(64, 63, 3, 192) && !of(64, 64, 3, 191));
    assert!(!of(64, 64, 1, 192) && !of(64, 64, 5, 192) && !of(64, 64, 6, 192) && !of(64, 64, 2, 192));
}
