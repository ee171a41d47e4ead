# The researcher's pages and the texts in an export
research-title = Studies
research-study-title = Study { $code }
research-lead = These are the unit's studies. You see numbers, never who takes part.
research-none-title = No studies
research-none = The unit's administrator sets up studies. When there is one, it is shown here.
research-code = Study code
research-name = Name
research-ethics = Ethics approval number
research-made-on = Set up
research-given = Have consented
research-withdrawn = Have withdrawn
research-to-exports = Download data
research-to-codebook = See the codebook
research-pseudonyms = Each study has its own key. The same person has different pseudonyms in two studies, and the key never leaves the server.
research-codebook-title = Codebook
research-codebook-lead = All variables and values of the questionnaires in use now. The export has its own codebook for the versions that were answered.
research-codebook-version = { $id }, version { $version }, checksum
research-codebook-variable = Variable
research-codebook-kind = Kind
research-codebook-value = Value
research-codebook-label = Meaning
research-codebook-range = Limits
research-codebook-kind-item = question
research-codebook-kind-value = answer
research-codebook-kind-missing = missing answer
research-codebook-kind-scale = scale
research-codebook-kind-band = band
research-fault-code = Enter a study code of 2–40 characters: small letters a–z, digits and hyphens, a letter first.
research-fault-code-taken = Choose another study code. This one is in use.
research-fault-name = Enter the name of the study in at most 200 characters.
research-fault-ethics = Enter the number of the ethics approval in at most 60 characters.
research-no-ethics-number = The study needs an ethics approval number before anybody can consent to it.
research-no-ethics-number-heading = The study is not approved yet
export-title = Download data
export-lead = The export holds answers from the { $given } persons who have consented to the study and not withdrawn. Ethics approval { $ethics }.
export-withdrawn = { $withdrawn ->
    [one] One person has withdrawn consent and is not included. Remove that person from earlier exports too.
   *[other] { $withdrawn } persons have withdrawn consent and are not included. Remove them from earlier exports too.
}
export-holds-title = What it holds
export-holds-answers = answers.csv: one answer per row, with version, language, day since the start and why an answer is missing
export-holds-scores = scores.csv: score per scale, band, how it was computed and change since the measure before the start
export-holds-status = status.csv: which questionnaires were answered, late, missed or are not due yet
export-holds-codebook = codebook.csv: all variables and values in Swedish and English, with licences
export-holds-provenance = provenance.json and README.txt: where the data come from, with checksums
export-holds-not-title = What it does not hold
export-holds-not = Names, contact data, case codes, dates and free text. Instead of dates there is the number of days since the start.
export-personal-title = Handle the files as personal data
export-statement = The files are still personal data. The pseudonyms take the place of names but make nobody anonymous, and unusual answers can point to a person.
export-logged = When you download data, it is written in the log before anything is read.
export-download = Download as a zip file
export-fault-format = Choose the format long-csv. Other formats are not in this version.
export-missing-not-applicable = Not applicable: the question was not shown
export-missing-declined = Did not want to answer
export-missing-blank = Shown but left blank
export-readme =
    ENGLISH

    Study: { $study }
    Ethics approval: { $ethics }
    Export: { $export }
    Software version: { $software }
    Persons: { $persons }
    Persons who have withdrawn consent: { $withdrawn }

    THE FILES ARE PERSONAL DATA
    The pseudonyms (pid) take the place of names but make nobody anonymous. Unusual
    answers and combinations of answers can point to a person. No small groups are
    merged or removed in this version. Remove persons who have withdrawn consent
    from earlier exports.

    WHO IS INCLUDED
    Those who have consented to the study and not withdrawn. Nobody else.

    FILES
    answers.csv     one row per question of each answered questionnaire
    scores.csv      one row per scale of each answered questionnaire
    status.csv      one row per planned questionnaire
    codebook.csv    one row per questionnaire, question, answer, missing answer,
                    scale and band
    provenance.json where the data come from, with SHA-256 of each file

    COLUMNS
    pid             pseudonym, for this study only
    event           before, week_N, after, follow_up_N (months); t2_ in front: the
                    second round
    day, due_day    days since the start; minus means before
    value, label    the answer and its meaning in the language of the form
    missing_reason  -97 not applicable, -98 declined, -99 shown but blank;
                    no value and no code: the question was not part of the form
    reliable_change, verdict
                    compared with the complete measure before the start; empty
                    where they cannot be compared
    state           answered, late (answered after the due day), missed,
                    not_due (not closed yet), withdrawn

    FORMAT
    UTF-8, comma between columns, line feed after rows. A text cell that begins with
    = + - @, a tab or an apostrophe has an apostrophe in front. Take it off to get
    the text back. Numbers are unchanged.

    TERMS OF THE QUESTIONNAIRES
    { $attributions }
