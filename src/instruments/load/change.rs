//! How change is judged.

use crate::instruments::change::{Caseness, ChangeParams, Parameter, ResponseRule};
use crate::instruments::definition::Scale;
use crate::instruments::source::Fields;

/// Reads the `[[change]]` tables.
pub fn read(top: &Fields<'_, '_>, scales: &[Scale]) -> Vec<ChangeParams> {
    let mut all: Vec<ChangeParams> = Vec::new();
    for fields in top.tables("change") {
        let scale = fields.text("scale");
        if !scales.iter().any(|known| known.id == scale.value) || all.iter().any(|params| params.scale == scale.value) {
            fields.report_at(scale.line, format!("scale `{}`: accepted: an existing scale, once", scale.value));
        }
        let lower_is_better = fields.flag("lower_is_better", true);
        if scales.iter().any(|known| known.id == scale.value && known.higher_is_worse != lower_is_better) {
            fields.report("`lower_is_better` contradicts `higher_is` of the scale");
        }
        for note in ["note", "caseness_note", "caseness_source"] {
            fields.opt_text(note);
        }
        // Kept in the file for readers; no formula uses the stability over time.
        read_parameter(&fields, "test_retest");
        all.push(ChangeParams {
            scale: scale.value,
            lower_is_better,
            caseness: read_caseness(&fields),
            points: read_parameter(&fields, "points"),
            reliability: read_reliability(&fields),
            sd: read_parameter(&fields, "sd"),
            smallest_important: fields.opt_number("smallest_important").map(|points| points.value),
            response: read_response(&fields),
        });
        fields.finish();
    }
    all
}

fn read_caseness(fields: &Fields<'_, '_>) -> Option<Caseness> {
    let same = fields.opt_number("caseness").map(|limit| Caseness::Same(limit.value));
    let by_sex = fields.opt_table("caseness_by_sex").map(|limits| {
        let caseness = Caseness::BySex { male: limits.number("male").value, female: limits.number("female").value };
        limits.finish();
        caseness
    });
    if same.is_some() && by_sex.is_some() {
        fields.report("accepted: either `caseness` or `caseness_by_sex`");
    }
    by_sex.or(same)
}

fn read_reliability(fields: &Fields<'_, '_>) -> Option<Parameter> {
    let reliability = read_parameter(fields, "reliability")?;
    if !(0.0..1.0).contains(&reliability.value) {
        fields.report(format!("reliability {} is impossible; accepted: from 0 to below 1", reliability.value));
    }
    Some(reliability)
}

fn read_parameter(fields: &Fields<'_, '_>, key: &str) -> Option<Parameter> {
    let parameter = fields.opt_table(key)?;
    let read = Parameter {
        value: parameter.number("value").value,
        source: parameter.text("source").value,
        verified: parameter.flag("verified", false),
    };
    for note in ["kind", "sample", "note"] {
        parameter.opt_text(note);
    }
    if read.value <= 0.0 {
        parameter.report(format!("{key} {} is impossible; accepted: above 0", read.value));
    }
    parameter.finish();
    Some(read)
}

fn read_response(fields: &Fields<'_, '_>) -> Option<ResponseRule> {
    let response = fields.opt_table("response")?;
    let rule = ResponseRule {
        at_most: response.number("at_most").value,
        reduction_percent: response.number("reduction_percent").value,
    };
    response.finish();
    Some(rule)
}
