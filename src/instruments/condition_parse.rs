//! Reads a condition from its written form and checks every item and option in it.

use super::condition::{Comparison, Condition};
use super::item::{Item, ItemKind};

const SHAPES: &str =
    "accepted: `q1 >= 1`, `w12 has separation`, `any(q1..q9) > 0`, `all(q1, q2) >= 1`, joined by and, or, not, ( )";

impl Condition {
    /// Reads a condition over these items; the refusal says what is wrong and what would be accepted.
    pub fn parse(text: &str, items: &[Item]) -> Result<Self, String> {
        let mut reader = Reader { tokens: tokens(text)?, next: 0, items };
        let condition = reader.alternatives()?;
        match reader.take() {
            None => Ok(condition),
            Some(token) => Err(format!("`{token}` is not expected here; {SHAPES}")),
        }
    }
}

struct Reader<'i> {
    tokens: Vec<String>,
    next: usize,
    items: &'i [Item],
}

impl<'i> Reader<'i> {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.next).map(String::as_str)
    }

    fn take(&mut self) -> Option<String> {
        let token = self.tokens.get(self.next).cloned();
        self.next += 1;
        token
    }

    fn take_if(&mut self, token: &str) -> bool {
        let found = self.peek() == Some(token);
        if found {
            self.next += 1;
        }
        found
    }

    fn demand(&mut self, token: &str) -> Result<(), String> {
        if self.take_if(token) {
            return Ok(());
        }
        let found = self.peek().unwrap_or("the end");
        Err(format!("`{token}` is missing before `{found}`; {SHAPES}"))
    }

    fn alternatives(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.conjunction()?];
        while self.take_if("or") {
            parts.push(self.conjunction()?);
        }
        Ok(single_or(parts, Condition::Or))
    }

    fn conjunction(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.part()?];
        while self.take_if("and") {
            parts.push(self.part()?);
        }
        Ok(single_or(parts, Condition::And))
    }

    fn part(&mut self) -> Result<Condition, String> {
        if self.take_if("not") {
            return Ok(Condition::Not(Box::new(self.part()?)));
        }
        if self.take_if("(") {
            let inner = self.alternatives()?;
            self.demand(")")?;
            return Ok(inner);
        }
        if self.take_if("any") {
            return self.over_several(Condition::Or);
        }
        if self.take_if("all") {
            return self.over_several(Condition::And);
        }
        let item = self.item()?;
        if self.take_if("has") {
            self.choice(item)
        } else {
            self.comparison(&[item]).map(|parts| single_or(parts, Condition::And))
        }
    }

    fn over_several(&mut self, join: fn(Vec<Condition>) -> Condition) -> Result<Condition, String> {
        self.demand("(")?;
        let mut items = self.item_or_range()?;
        while self.take_if(",") {
            items.extend(self.item_or_range()?);
        }
        self.demand(")")?;
        Ok(single_or(self.comparison(&items)?, join))
    }

    fn item_or_range(&mut self) -> Result<Vec<&'i Item>, String> {
        let first = self.item()?;
        if !self.take_if("..") {
            return Ok(vec![first]);
        }
        let last = self.item()?;
        let from = self.items.iter().position(|item| item.id == first.id);
        let to = self.items.iter().position(|item| item.id == last.id);
        match (from, to) {
            (Some(from), Some(to)) if from <= to => Ok(self.items.iter().skip(from).take(to - from + 1).collect()),
            _ => Err(format!("`{}..{}` runs backwards; accepted: the earlier item first", first.id, last.id)),
        }
    }

    fn item(&mut self) -> Result<&'i Item, String> {
        let Some(id) = self.take() else { return Err(format!("the condition ends too early; {SHAPES}")) };
        self.items.iter().find(|item| item.id == id).ok_or_else(|| {
            let known = self.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ");
            format!("item `{id}` does not exist here; accepted: {known}")
        })
    }

    fn choice(&mut self, item: &Item) -> Result<Condition, String> {
        let key = self.take().unwrap_or_default();
        let ItemKind::Multi { options } = &item.kind else {
            return Err(format!("`{}` is no `multi` item; accepted: a comparison such as `{} >= 1`", item.id, item.id));
        };
        if options.iter().any(|option| option.value == key) {
            return Ok(Condition::Has(item.id.clone(), key));
        }
        let known = options.iter().map(|option| option.value.as_str()).collect::<Vec<_>>().join(", ");
        Err(format!("`{}` has no option `{key}`; accepted: {known}", item.id))
    }

    fn comparison(&mut self, items: &[&Item]) -> Result<Vec<Condition>, String> {
        let sign = self.take().unwrap_or_default();
        let comparison = match sign.as_str() {
            "==" => Comparison::Equal,
            "!=" => Comparison::NotEqual,
            "<" => Comparison::Less,
            "<=" => Comparison::AtMost,
            ">" => Comparison::Greater,
            ">=" => Comparison::AtLeast,
            _ => return Err(format!("`{sign}` is no comparison; accepted: == != < <= > >= has")),
        };
        let written = self.take().unwrap_or_default();
        let limit = written.parse::<i64>().map_err(|_| format!("`{written}` is no whole number; {SHAPES}"))?;
        items.iter().map(|item| numeric(item, comparison, limit)).collect()
    }
}

/// A limit outside what the item can hold would make a test that never says anything.
fn numeric(item: &Item, comparison: Comparison, limit: i64) -> Result<Condition, String> {
    let Some((lowest, highest)) = item.bounds() else {
        return Err(format!("`{}` is a `multi` item; accepted: `{} has` and one of its keys", item.id, item.id));
    };
    if limit < lowest || limit > highest {
        return Err(format!("{limit} lies outside `{}`; accepted: {lowest} to {highest}", item.id));
    }
    Ok(Condition::Compare(item.id.clone(), comparison, limit))
}

fn single_or(mut parts: Vec<Condition>, join: fn(Vec<Condition>) -> Condition) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { join(parts) }
}

fn tokens(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut token = String::from(letter);
        match letter {
            ' ' => continue,
            '(' | ')' | ',' => {}
            '.' | '=' | '!' | '<' | '>' => {
                let second = if letter == '.' { '.' } else { '=' };
                token.extend(letters.next_if_eq(&second));
            }
            _ if letter == '-' || letter == '_' || letter.is_ascii_alphanumeric() => {
                while let Some(more) = letters.next_if(|more| *more == '_' || more.is_ascii_alphanumeric()) {
                    token.push(more);
                }
            }
            _ => return Err(format!("`{letter}` has no meaning in a condition; {SHAPES}")),
        }
        tokens.push(token);
    }
    Ok(tokens)
}
