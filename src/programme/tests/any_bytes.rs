//! Whatever the files hold and whatever is typed, nothing panics.

use proptest::prelude::*;
use proptest::sample::Index;

use super::site::Site;
use crate::programme::{Module, Worksheet};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_the_reader_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        file in 0_usize..4,
    ) {
        let mut site = Site::good();
        site.0[file].1 = String::from_utf8_lossy(&bytes).into_owned();
        let _ = site.load();
        let _ = Module::from_body(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn no_damage_to_a_good_file_makes_the_reader_panic(
        file in 0_usize..4,
        at in any::<Index>(),
        cut in 0_usize..60,
        put in "[\\[\\]\"=:+#{}<>a-zå\n *!()|&-]{0,12}",
    ) {
        let mut site = Site::good();
        let text: Vec<char> = site.0[file].1.chars().collect();
        let (before, after) = text.split_at(at.index(text.len()));
        let after = after.iter().skip(cut);
        site.0[file].1 = before.iter().copied().chain(put.chars()).chain(after.copied()).collect();
        if let Ok(library) = site.load() {
            for module in library.modules() {
                prop_assert_eq!(&Module::from_body(&module.body).unwrap(), module.as_ref());
            }
        }
    }

    #[test]
    fn whatever_is_typed_is_kept_and_read_the_same_again(
        typed in proptest::collection::vec(".{0,40}", 0..4),
    ) {
        let module = Site::good().module();
        let exercise = module.exercise("pause_plan").unwrap();
        let (worksheet, faults) = exercise.read_form(&|_| typed.clone());
        prop_assert_eq!(exercise.check(&worksheet), faults);
        let json = serde_json::to_string(&worksheet).unwrap();
        prop_assert_eq!(serde_json::from_str::<Worksheet>(&json).unwrap(), worksheet);
    }
}
