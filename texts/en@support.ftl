# Words for units that give support: social services do not conduct psychological treatment
log-role-clinician = Support worker
account-role-clinician = Support worker
role-clinician = Support worker
rung-responsible = Responsible support worker
event-care_began = Somebody became responsible for a client
event-care_ended = Somebody is no longer responsible for a client
intake-programme = Support
