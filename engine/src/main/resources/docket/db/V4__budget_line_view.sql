-- Nobody reads what each case holds from the view, and a line with thousands of open requests was written whole each time.
UPDATE docket.budget_line_view SET document = document - 'held';
