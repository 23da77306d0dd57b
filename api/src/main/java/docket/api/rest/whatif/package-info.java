/** Scores made again, and what other models and authority tables would have said; for auditors. */
package docket.api.rest.whatif;
