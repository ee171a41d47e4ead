# Ord för enheter som ger stöd: socialtjänsten bedriver inte psykologisk behandling
log-role-clinician = Samtalsledare
account-role-clinician = Samtalsledare
role-clinician = Samtalsledare
rung-responsible = Ansvarig samtalsledare
event-care_began = Någon fick ansvar för en klient
event-care_ended = Någons ansvar för en klient upphörde
intake-programme = Stöd
