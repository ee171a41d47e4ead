DROP TABLE gates;
DROP TABLE told;
DROP TABLE phone_responses;
DROP TABLE form_drafts;
