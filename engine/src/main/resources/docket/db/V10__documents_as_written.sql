-- What is shown is kept as it was written, and not printed anew by PostgreSQL for everyone who reads it or compares it.
ALTER TABLE docket.case_view ALTER COLUMN document TYPE json USING document::json;
ALTER TABLE docket.budget_line_view ALTER COLUMN document TYPE json USING document::json;
