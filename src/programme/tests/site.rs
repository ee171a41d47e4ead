//! A small site in memory, good until one place of it is changed.

use std::sync::Arc;

use crate::programme::{Fault, Library, Module};

const PROGRAMME: &str = r#"id = "anger"
version = "1.0.0"
pacing = "weekly"
title = { sv = "Steg för steg", en = "Step by step" }
modules = ["01-pause"]

[[schedule]]
instrument = "weekly_check"
events = ["before", "weekly", "week_4", "follow_up_3"]
"#;

pub(super) const STRUCTURE: &str = r#"id = "pause"
version = "1.2.0"
minutes = 20
pages = ["start", "summary"]
summary = "summary"

[[exercise]]
id = "pause_plan"
collect = "homework"
plan = "time_out"
required = true
repeat = { min = 1, max = 3 }
[[exercise.field]]
id = "signs"
type = "paragraph"
max_length = 1000
optional = true
[[exercise.field]]
id = "strength"
type = "scale"
min = 0
max = 100
step = 5
[[exercise.field]]
id = "where"
type = "choice"
options = ["home", "work"]

[[self_check]]
id = "silence"
options = ["a", "b"]
right = ["b"]
"#;

const SWEDISH: &str = r#"+++
title = "Paus"
lead = "Du lär dig ta en paus."
[exercises.pause_plan]
title = "Min plan"
intro = "Skriv kort."
row = "Gång {n}"
[exercises.pause_plan.fields.signs]
label = "Tidiga tecken"
help = "Till exempel hjärtat."
[exercises.pause_plan.fields.strength]
label = "Styrka"
min_label = "lugn"
[exercises.pause_plan.fields.where]
label = "Var?"
[exercises.pause_plan.fields.where.options]
home = "Hemma"
work = "På jobbet"
[self_checks.silence]
question = "Vad är en paus?"
[self_checks.silence.options.a]
text = "Tystnad"
answer = "Nej."
[self_checks.silence.options.b]
text = "En stund för sig"
answer = "Ja."
+++
# Början {#start}

Du läser **detta**.

## Pulsen {#pulse}

::: safety
Sluta vid fara. [Hjälp](/help-now)
:::

::: story Amir, 34 & Bo
Amir gick ut.
:::

::: exercise pause_plan

Se [pulsen](#pulse).

**Nästa steg:** läs vidare.
# Slutet {#summary}

::: self_check silence

**Nästa steg:** vila.
"#;

const ENGLISH: &str = r#"+++
title = "Pause"
lead = "You learn to take a pause."
[exercises.pause_plan]
title = "My plan"
intro = "Write briefly."
row = "Time {n}"
[exercises.pause_plan.fields.signs]
label = "Early signs"
[exercises.pause_plan.fields.strength]
label = "Strength"
[exercises.pause_plan.fields.where]
label = "Where?"
[exercises.pause_plan.fields.where.options]
home = "At home"
work = "At work"
[self_checks.silence]
question = "What is a pause?"
[self_checks.silence.options.a]
text = "Silence"
answer = "No."
[self_checks.silence.options.b]
text = "A while alone"
answer = "Yes."
+++
# Beginning {#start}
Text.

::: exercise pause_plan

**Next step:** go on.
# End {#summary}
::: self_check silence

**Next step:** rest.
"#;

pub(super) const LANGUAGES: [&str; 2] = ["sv", "en"];

/// The four files, of which one can be changed.
pub(super) struct Site(pub(super) [(String, String); 4]);

impl Site {
    pub(super) fn good() -> Self {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        Self([
            file("anger/programme.toml", PROGRAMME),
            file("anger/01-pause/module.toml", STRUCTURE),
            file("anger/01-pause/sv.md", SWEDISH),
            file("anger/01-pause/en.md", ENGLISH),
        ])
    }

    pub(super) fn with(name: &str, from: &str, to: &str) -> Self {
        let mut site = Self::good();
        let (_, text) = site.0.iter_mut().find(|(path, _)| path.ends_with(name)).unwrap();
        assert!(text.contains(from), "{name} does not hold {from:?}");
        *text = text.replacen(from, to, 1);
        site
    }

    pub(super) fn load(&self) -> Result<Library, Vec<Fault>> {
        Library::load(&self.0, &LANGUAGES)
    }

    pub(super) fn module(&self) -> Arc<Module> {
        self.load().unwrap().modules().next().unwrap().clone()
    }

    pub(super) fn warnings(&self) -> Vec<String> {
        self.load().unwrap().warnings().iter().map(ToString::to_string).collect()
    }
}
