//! Statements about some rows.

/// Loads what belongs to some ids. A list of one is asked for by itself, since a statement with a list is prepared anew
/// each time.
macro_rules! load_among {
    ($conn:expr, $statement:expr, $column:expr, $ids:expr) => {
        match $ids {
            [one] => $statement.filter($column.eq(*one)).load($conn),
            many => $statement.filter($column.eq_any(many)).load($conn),
        }
    };
}

pub(crate) use load_among;
