-- What is looked through is composed (NFC), so that Hangul is found however it was written; documents stay as they were sent.
UPDATE docket.case_view SET title = normalize(title) WHERE title IS NOT NORMALIZED;
UPDATE docket.budget_line_view SET name = normalize(name) WHERE name IS NOT NORMALIZED;
