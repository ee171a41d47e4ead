# Ord för enheter som håller program
log-role-clinician = Programledare
account-role-clinician = Programledare
role-clinician = Programledare
rung-responsible = Ansvarig programledare
event-care_began = Någon fick ansvar för en klient
event-care_ended = Någons ansvar för en klient upphörde
