//! The tables, shared by both back ends. `tests/it/schema.rs` compares them with the migrations.

diesel::table! {
    units (id) {
        id -> Text,
        name -> Text,
        site_name -> Text,
        locale -> Text,
        time_zone -> Text,
        regime -> Text,
        wording -> Text,
        workdays -> Text,
        opens_minute -> Integer,
        closes_minute -> Integer,
        reply_days -> Integer,
        exit_url -> Text,
        duty_address -> Nullable<Binary>,
        out_of_hours -> Text,
        police_text -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        kind -> Text,
        sign_in_hash -> Text,
        name -> Binary,
        locale -> Text,
        password_hash -> Nullable<Text>,
        totp_secret -> Nullable<Binary>,
        totp_step -> BigInt,
        state -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    memberships (id) {
        id -> Text,
        account_id -> Text,
        unit_id -> Text,
        role -> Text,
        from_at -> Timestamp,
        until_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        account_id -> Text,
        token_hash -> Text,
        invited_by -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    recovery_codes (id) {
        id -> Text,
        account_id -> Text,
        code_hash -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        token_hash -> Text,
        account_id -> Text,
        membership_id -> Text,
        stage -> Text,
        pending_secret -> Nullable<Binary>,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        proved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sign_in_failures (id) {
        id -> Text,
        bucket -> Text,
        failed_at -> Timestamp,
    }
}

diesel::table! {
    tokens (id) {
        id -> Text,
        account_id -> Text,
        membership_id -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    once_keys (key_hash) {
        key_hash -> Text,
        location -> Text,
        done_at -> Timestamp,
    }
}

diesel::table! {
    audit_events (seq) {
        seq -> BigInt,
        at -> Timestamp,
        actor_id -> Nullable<Text>,
        role -> Text,
        unit_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        event -> Text,
        detail -> Text,
        previous -> Text,
        hash -> Text,
    }
}

diesel::table! {
    clients (id) {
        id -> Text,
        unit_id -> Text,
        account_id -> Text,
        code -> Text,
        name -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    client_keys (client_id) {
        client_id -> Text,
        key_id -> Text,
        wrapped -> Nullable<Binary>,
        created_at -> Timestamp,
        erased_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    care_relations (id) {
        id -> Text,
        client_id -> Text,
        account_id -> Text,
        kind -> Text,
        from_at -> Timestamp,
        until_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    absences (id) {
        id -> Text,
        account_id -> Text,
        from_at -> Timestamp,
        until_at -> Timestamp,
    }
}

diesel::table! {
    studies (id) {
        id -> Text,
        unit_id -> Text,
        code -> Text,
        name -> Text,
        ethics_number -> Text,
        secret -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    exports (id) {
        id -> Text,
        study_id -> Text,
        unit_id -> Text,
        account_id -> Nullable<Text>,
        format -> Text,
        state -> Text,
        attempts -> Integer,
        runner -> Nullable<Text>,
        lease_until_at -> Nullable<Timestamp>,
        provenance -> Nullable<Text>,
        persons -> Nullable<Integer>,
        gone -> Nullable<Integer>,
        files -> Text,
        fault -> Nullable<Text>,
        asked_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    consents (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        kind -> Text,
        study_id -> Nullable<Text>,
        version -> Text,
        wording_hash -> Text,
        given_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    content_versions (hash) {
        hash -> Text,
        kind -> Text,
        content_id -> Text,
        version -> Text,
        body -> Text,
        registered_at -> Timestamp,
    }
}

diesel::table! {
    reading_periods (unit_id) {
        unit_id -> Text,
        weeks -> Integer,
    }
}

diesel::table! {
    unit_rules (id) {
        id -> Text,
        unit_id -> Text,
        version -> Integer,
        rule -> Text,
        body -> Text,
        why -> Text,
        based_on -> Text,
        content_hash -> Text,
        made_by -> Nullable<Text>,
        made_at -> Timestamp,
    }
}

diesel::table! {
    unit_contents (id) {
        id -> Text,
        unit_id -> Text,
        programme_id -> Text,
        version -> Integer,
        state -> Text,
        body -> Text,
        based_on -> Text,
        content_hash -> Nullable<Text>,
        made_by -> Nullable<Text>,
        made_at -> Timestamp,
    }
}

diesel::table! {
    unit_content_versions (unit_id, content_hash) {
        unit_id -> Text,
        content_hash -> Text,
    }
}

diesel::table! {
    treatments (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        programme_id -> Text,
        content_hash -> Text,
        state -> Text,
        held -> Bool,
        started_on -> Date,
        created_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    steps (id) {
        id -> Text,
        treatment_id -> Text,
        client_id -> Text,
        position -> Integer,
        module_id -> Text,
        content_hash -> Text,
        state -> Text,
        due_on -> Date,
        opened_at -> Nullable<Timestamp>,
        opened_by -> Nullable<Text>,
        submitted_at -> Nullable<Timestamp>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    page_visits (step_id, page_id) {
        step_id -> Text,
        page_id -> Text,
        visited_at -> Timestamp,
    }
}

diesel::table! {
    plans (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        kind -> Text,
        version -> Integer,
        exercise_id -> Text,
        content_hash -> Text,
        body -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    evaluations (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        subject -> Text,
        subject_id -> Text,
        rules_hash -> Text,
        findings -> Integer,
        evaluated_at -> Timestamp,
    }
}

diesel::table! {
    alarms (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        tier -> Text,
        started_at -> Timestamp,
        acknowledged_at -> Nullable<Timestamp>,
        acknowledged_by -> Nullable<Text>,
        act_by -> Nullable<Timestamp>,
    }
}

diesel::table! {
    alarm_rungs (id) {
        id -> Text,
        alarm_id -> Text,
        rung -> Text,
        occurrence -> Integer,
        recipients -> Integer,
        due_at -> Timestamp,
        raised_at -> Timestamp,
    }
}

diesel::table! {
    flags (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        alarm_id -> Nullable<Text>,
        rule -> Text,
        rule_version -> Text,
        tier -> Text,
        state -> Text,
        alarms -> Integer,
        raised_at -> Timestamp,
        changed_at -> Timestamp,
        unread_since -> Nullable<Timestamp>,
    }
}

diesel::table! {
    flag_evidence (id) {
        id -> Text,
        flag_id -> Text,
        evaluation_id -> Text,
        tier -> Text,
        rule_version -> Text,
        because -> Text,
        found_at -> Timestamp,
    }
}

diesel::table! {
    flag_steps (id) {
        id -> Text,
        flag_id -> Text,
        client_id -> Text,
        state -> Text,
        account_id -> Nullable<Text>,
        note -> Nullable<Binary>,
        taken_at -> Timestamp,
        seq -> Integer,
        next -> Nullable<Binary>,
    }
}

diesel::table! {
    alarm_contacts (id) {
        id -> Text,
        alarm_id -> Text,
        client_id -> Text,
        way -> Text,
        is_reached -> Bool,
        contacted_at -> Timestamp,
        account_id -> Text,
        noted_at -> Timestamp,
        note -> Nullable<Binary>,
    }
}

diesel::table! {
    child_decisions (id) {
        id -> Text,
        flag_id -> Text,
        client_id -> Text,
        decision -> Text,
        account_id -> Text,
        decided_at -> Timestamp,
        body -> Binary,
        second_id -> Nullable<Text>,
        agreed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    risk_reviews (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        account_id -> Text,
        form_hash -> Text,
        version -> Integer,
        body -> Binary,
        changed_at -> Timestamp,
        signed_at -> Nullable<Timestamp>,
        gaps -> Integer,
        next_on -> Nullable<Date>,
    }
}

diesel::table! {
    reviews_owed (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        reason -> Text,
        since_at -> Timestamp,
        due_at -> Timestamp,
    }
}

diesel::table! {
    occasions (id) {
        id -> Text,
        treatment_id -> Text,
        client_id -> Text,
        unit_id -> Text,
        event -> Text,
        instrument_id -> Text,
        position -> Integer,
        opens_on -> Date,
        due_on -> Date,
        closes_on -> Date,
        state -> Text,
    }
}

diesel::table! {
    responses (id) {
        id -> Text,
        occasion_id -> Text,
        treatment_id -> Text,
        client_id -> Text,
        unit_id -> Text,
        instrument_id -> Text,
        version -> Text,
        content_hash -> Text,
        language -> Text,
        answers -> Text,
        answered_at -> Timestamp,
        answered_on -> Date,
    }
}

diesel::table! {
    gates (form) {
        form -> Text,
        treatment_id -> Text,
        from_on -> Date,
        until_on -> Date,
    }
}

diesel::table! {
    phone_responses (response_id) {
        response_id -> Text,
        client_id -> Text,
        entered_by -> Text,
    }
}

diesel::table! {
    told (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        instrument_id -> Text,
        version -> Text,
        wording_hash -> Text,
        told_at -> Timestamp,
        read_out_by -> Nullable<Text>,
    }
}

diesel::table! {
    scores (id) {
        id -> Text,
        response_id -> Text,
        client_id -> Text,
        instrument_id -> Text,
        scale -> Text,
        value -> Nullable<Double>,
        band -> Nullable<Text>,
        method -> Text,
        imputed -> Bool,
    }
}

diesel::table! {
    drafts (id) {
        id -> Text,
        step_id -> Text,
        client_id -> Text,
        exercise_id -> Text,
        content_hash -> Text,
        version -> Integer,
        body -> Binary,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    form_drafts (id) {
        id -> Text,
        occasion_id -> Text,
        client_id -> Text,
        content_hash -> Text,
        overtaken -> Bool,
        version -> Integer,
        body -> Binary,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    submissions (id) {
        id -> Text,
        step_id -> Text,
        treatment_id -> Text,
        client_id -> Text,
        unit_id -> Text,
        content_hash -> Text,
        body -> Binary,
        danger -> Text,
        submitted_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    feedback (id) {
        id -> Text,
        submission_id -> Text,
        client_id -> Text,
        unit_id -> Text,
        account_id -> Text,
        body -> Binary,
        version -> Integer,
        updated_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        read_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    diary_entries (id) {
        id -> Text,
        entry_id -> Text,
        version -> Integer,
        client_id -> Text,
        unit_id -> Text,
        happened_on -> Date,
        removed -> Bool,
        body -> Binary,
        written_at -> Timestamp,
        replaced_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    step_decisions (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        submission_id -> Text,
        round -> Integer,
        is_approved -> Bool,
        account_id -> Text,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    messages (id) {
        id -> Text,
        client_id -> Text,
        unit_id -> Text,
        from_client -> Bool,
        account_id -> Text,
        body -> Binary,
        danger -> Nullable<Text>,
        sent_at -> Timestamp,
        seq -> Integer,
        read_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    letter_settings (account_id) {
        account_id -> Text,
        address -> Nullable<Binary>,
        channel -> Text,
        weekdays -> Text,
        from_minute -> Integer,
        until_minute -> Integer,
        stopped -> Bool,
        frozen -> Bool,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    letters (id) {
        id -> Text,
        account_id -> Nullable<Text>,
        unit_id -> Text,
        kind -> Text,
        promise -> Text,
        unique_key -> Nullable<Text>,
        state -> Text,
        attempts -> Integer,
        not_before_at -> Timestamp,
        expires_at -> Nullable<Timestamp>,
        lease_until_at -> Nullable<Timestamp>,
        queued_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    job_runs (job, slot) {
        job -> Text,
        slot -> Text,
        ran_at -> Timestamp,
    }
}

diesel::table! {
    job_states (job) {
        job -> Text,
        began_at -> Timestamp,
        took_ms -> Integer,
        done -> Integer,
        failed -> Bool,
        succeeded_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    spot_checks (id) {
        id -> Text,
        unit_id -> Text,
        drawn_by -> Text,
        drawn_at -> Timestamp,
        from_at -> Timestamp,
        until_at -> Timestamp,
        readings -> Integer,
        signed_by -> Nullable<Text>,
        signed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    spot_check_entries (id) {
        id -> Text,
        check_id -> Text,
        position -> Integer,
        event_seq -> BigInt,
        verdict -> Nullable<Text>,
        note -> Nullable<Binary>,
        judged_by -> Nullable<Text>,
        judged_at -> Nullable<Timestamp>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    units,
    accounts,
    memberships,
    invitations,
    recovery_codes,
    sessions,
    sign_in_failures,
    tokens,
    once_keys,
    audit_events,
    clients,
    client_keys,
    care_relations,
    absences,
    studies,
    exports,
    consents,
    content_versions,
    reading_periods,
    unit_contents,
    unit_content_versions,
    unit_rules,
    treatments,
    steps,
    gates,
    page_visits,
    plans,
    evaluations,
    alarms,
    alarm_rungs,
    flags,
    flag_evidence,
    flag_steps,
    alarm_contacts,
    child_decisions,
    risk_reviews,
    reviews_owed,
    occasions,
    responses,
    phone_responses,
    told,
    scores,
    drafts,
    form_drafts,
    submissions,
    feedback,
    diary_entries,
    step_decisions,
    messages,
    letter_settings,
    letters,
    job_runs,
    job_states,
    spot_checks,
    spot_check_entries,
);
