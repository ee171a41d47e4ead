DROP TABLE unit_content_versions;
DROP TABLE unit_contents;
