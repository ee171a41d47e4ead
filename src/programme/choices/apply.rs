//! Choices applied to the shipped programme: a programme of its own, read and checked like the shipped one, or every
//! reason why there cannot be one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cut::{self, Cut, LINES_BEFORE_TEXT, PageText, Place};
use super::{Arrangement, Choices, Within};
use crate::programme::fault::{Fault, Report};
use crate::programme::library::{Library, Programme};
use crate::programme::module::Module;

/// What came of applying choices.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The programme as far as it could be made, to be looked at; only without misfits may it be used.
    pub programme: Programme,
    /// What stands in the way.
    pub misfits: Vec<Misfit>,
}

/// One reason why choices cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misfit {
    /// The module; none where the whole programme is concerned.
    pub module: Option<String>,
    /// The page.
    pub page: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The line of the page's text, from 1; none where it is the whole page or its heading.
    pub line: Option<usize>,
    /// What is wrong.
    pub why: Why,
}

/// Why something does not fit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// What was hidden, moved or rewritten is no longer there.
    Gone(String),
    /// What has come since the order was chosen has no place in it.
    New(String),
    /// A fixed part is hidden.
    FixedHidden,
    /// Something stands before a fixed part that did not.
    FixedBehind,
    /// A fixed page is rewritten.
    FixedRewritten,
    /// The summary is hidden or not last.
    Summary,
    /// No module is left.
    Empty,
    /// A stop box of the shipped page is not there word for word.
    BoxLost,
    /// An exercise or self-check stands on no page.
    Lost {
        /// How it is placed.
        directive: String,
        /// Its id.
        id: String,
    },
    /// Another programme begins after so many modules, which must be the shipped ones.
    Needed {
        /// The other programme.
        programme: String,
        /// How many modules.
        modules: u8,
    },
    /// What the reader of files says, in English.
    Said(String),
}

impl Misfit {
    fn of_programme(why: Why) -> Self {
        Self { module: None, page: None, language: None, line: None, why }
    }

    fn of_module(module: &str, why: Why) -> Self {
        Self { module: Some(module.to_owned()), ..Self::of_programme(why) }
    }

    fn of_page(module: &str, page: &str, language: Option<&str>, why: Why) -> Self {
        Self { page: Some(page.to_owned()), language: language.map(str::to_owned), ..Self::of_module(module, why) }
    }
}

impl Attempt {
    /// The programme, where nothing stands in the way.
    ///
    /// # Errors
    /// Everything that stands in the way.
    pub fn into_result(self) -> Result<Programme, Vec<Misfit>> {
        if self.misfits.is_empty() { Ok(self.programme) } else { Err(self.misfits) }
    }
}

impl Choices {
    /// The shipped programme as the unit wants it, and what stands in the way of using it.
    pub fn apply(&self, shipped: &Programme, site: &Library) -> Attempt {
        let mut misfits = Vec::new();
        let ids = shipped.module_ids();
        check_arrangement(&self.modules, &ids, &shipped.fixed, &mut |id, why| {
            misfits.push(match id {
                Some(id) => Misfit::of_module(id, why),
                None => Misfit::of_programme(why),
            });
        });
        let unknown = self.within.keys().filter(|id| !ids.contains(&id.as_str()));
        misfits.extend(unknown.map(|id| Misfit::of_programme(Why::Gone(id.clone()))));
        let shown = self.modules.shown(&ids);
        if shown.is_empty() {
            misfits.push(Misfit::of_programme(Why::Empty));
        }
        misfits.extend(needed(shipped, &shown, site));
        let modules =
            shown.iter().filter_map(|id| shipped.module(id)).map(|module| match self.within.get(&module.id) {
                Some(within) => within.apply(module, &mut misfits),
                None => Arc::clone(module),
            });
        let modules = modules.collect();
        let (programme, faults) = shipped.with(&self.titles, modules);
        if !misfits.iter().any(|misfit| misfit.page.is_none() && misfit.why == Why::FixedHidden) {
            misfits.extend(faults.into_iter().map(|fault| Misfit::of_programme(Why::Said(fault.message))));
        }
        misfits.sort();
        misfits.dedup();
        Attempt { programme, misfits }
    }
}

/// What may be said of an arrangement without knowing what it arranges; `found` takes the part and the reason.
fn check_arrangement(
    arrangement: &Arrangement,
    shipped: &[&str],
    fixed: &[String],
    found: &mut dyn FnMut(Option<&str>, Why),
) {
    for gone in arrangement.gone(shipped) {
        found(None, Why::Gone(gone.to_owned()));
    }
    for new in arrangement.added(shipped) {
        found(Some(new), Why::New(new.to_owned()));
    }
    let shown = arrangement.shown(shipped);
    for fixed in fixed {
        let before = |all: &[&str]| -> Vec<String> {
            all.iter().take_while(|one| *one != fixed).map(|one| (*one).to_owned()).collect()
        };
        if !shown.contains(&fixed.as_str()) {
            found(Some(fixed), Why::FixedHidden);
        } else if before(&shown).iter().any(|one| !before(shipped).contains(one)) {
            found(Some(fixed), Why::FixedBehind);
        }
    }
}

/// What another programme asks to come first must be what its author meant.
fn needed(shipped: &Programme, shown: &[&str], site: &Library) -> Vec<Misfit> {
    let ids = shipped.module_ids();
    let later = site.programmes().iter().filter_map(|other| Some((other, other.after.as_ref()?)));
    let broken = later.filter(|(_, after)| {
        let first = usize::from(after.modules);
        after.programme == shipped.id && !ids.iter().take(first).eq(shown.iter().take(first))
    });
    let misfit = |(other, after): (&Arc<Programme>, &crate::programme::After)| {
        Misfit::of_programme(Why::Needed { programme: other.id.clone(), modules: after.modules })
    };
    broken.map(misfit).collect()
}

impl Within {
    fn apply(&self, shipped: &Arc<Module>, misfits: &mut Vec<Misfit>) -> Arc<Module> {
        let id = shipped.id.as_str();
        let pages = shipped.page_ids();
        check_arrangement(&self.pages, &pages, &shipped.fixed, &mut |page, why| {
            misfits.push(match page {
                Some(page) => Misfit::of_page(id, page, None, why),
                None => Misfit::of_module(id, why),
            });
        });
        let shown = self.pages.shown(&pages);
        if shown.last() != Some(&shipped.summary.as_str()) {
            misfits.push(Misfit::of_page(id, &shipped.summary, None, Why::Summary));
        }
        for page in self.rewritten.keys() {
            if !pages.contains(&page.as_str()) {
                misfits.push(Misfit::of_module(id, Why::Gone(page.clone())));
            } else if shipped.fixed.contains(page) {
                misfits.push(Misfit::of_page(id, page, None, Why::FixedRewritten));
            }
        }
        misfits.extend(self.lost_boxes(shipped, &shown));
        let lost = self.lost(shipped, &shown);
        let (module, faults) = self.read(shipped, &shown);
        let is_told = |fault: &Misfit| {
            let Why::Said(said) = &fault.why else { return false };
            let of_structure = fault.language.is_none() && misfits.iter().any(|known| known.module == fault.module);
            of_structure || (!lost.is_empty() && said.contains("is never placed"))
        };
        let faults: Vec<Misfit> = faults.into_iter().filter(|fault| !is_told(fault)).collect();
        misfits.extend(lost.into_iter().chain(faults));
        module.map_or_else(|| Arc::clone(shipped), Arc::new)
    }

    /// A page in the words that it would have.
    fn texts(&self, shipped: &Module, page: &str) -> BTreeMap<String, PageText> {
        self.rewritten.get(page).map_or_else(|| shipped.page_texts(page), |rewritten| rewritten.words.clone())
    }

    fn lost_boxes(&self, shipped: &Module, shown: &[&str]) -> Vec<Misfit> {
        let mut lost = Vec::new();
        for (page, rewritten) in self.rewritten.iter().filter(|(page, _)| shown.contains(&page.as_str())) {
            for (language, text) in shipped.page_texts(page) {
                let kept = rewritten.words.get(&language).map(PageText::boxes).unwrap_or_default();
                if text.boxes().iter().any(|wanted| !kept.contains(wanted)) {
                    lost.push(Misfit::of_page(&shipped.id, page, Some(&language), Why::BoxLost));
                }
            }
        }
        lost
    }

    /// What stands on no page of any language: told once and in plain words, before the reader counts it in each file.
    fn lost(&self, shipped: &Module, shown: &[&str]) -> Vec<Misfit> {
        let texts: Vec<PageText> = shown.iter().flat_map(|page| self.texts(shipped, page).into_values()).collect();
        let placed: Vec<(&str, &str)> = texts.iter().flat_map(PageText::placed).collect();
        let exercises = shipped.exercises.iter().map(|exercise| ("exercise", exercise.id.as_str()));
        let checks = shipped.self_checks.iter().map(|check| ("self_check", check.id.as_str()));
        let lost = exercises.chain(checks).filter(|wanted| !placed.contains(wanted));
        let lost = lost.map(|(directive, id)| Why::Lost { directive: directive.to_owned(), id: id.to_owned() });
        lost.map(|why| Misfit::of_module(&shipped.id, why)).collect()
    }

    /// Writes the module's files anew and has them read.
    fn read(&self, shipped: &Module, shown: &[&str]) -> (Option<Module>, Vec<Misfit>) {
        let mut files = shipped.files();
        let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for language in shipped.languages() {
            let name = format!("{language}.md");
            let Some(Cut { head, pages }) = files.get(&name).and_then(|file| cut::cut(file)) else { continue };
            let page = |id: &&str| {
                let own = self
                    .rewritten
                    .get(*id)
                    .map(|rewritten| rewritten.words.get(language).cloned().unwrap_or_default().as_page(id));
                let shipped = || pages.iter().find(|(known, _)| known == id).map(|(_, page)| (*page).to_owned());
                Some(((*id).to_owned(), own.or_else(shipped)?))
            };
            let (file, at) = cut::join(head, &shown.iter().filter_map(page).collect::<Vec<_>>());
            places.insert(name.clone(), at);
            files.insert(name, file);
        }
        let report = Report::default();
        let module = shipped.with_files(files, shown, &report);
        let faults = report.into_verdict().err().unwrap_or_default();
        (module, faults.into_iter().map(|fault| place(&shipped.id, &places, fault)).collect())
    }
}

/// A fault of a file, at the page and the line of its text.
fn place(module: &str, places: &BTreeMap<String, Vec<Place>>, fault: Fault) -> Misfit {
    let name = fault.file.rsplit('/').next().unwrap_or_default();
    let line = fault.line.unwrap_or_default();
    let at = places.get(name).and_then(|places| places.iter().rev().find(|place| place.line <= line));
    let why = Why::Said(fault.message);
    match (at, name.strip_suffix(".md")) {
        (Some(place), language @ Some(_)) => Misfit {
            line: (line - place.line).checked_sub(LINES_BEFORE_TEXT).map(|line| line + 1),
            ..Misfit::of_page(module, &place.page, language, why)
        },
        (_, language) => Misfit { language: language.map(str::to_owned), ..Misfit::of_module(module, why) },
    }
}
