# Words for units that run programmes
log-role-clinician = Programme leader
account-role-clinician = Programme leader
role-clinician = Programme leader
rung-responsible = Responsible programme leader
event-care_began = Somebody became responsible for a client
event-care_ended = Somebody is no longer responsible for a client
