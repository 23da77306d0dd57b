/** Camunda's Tasklist as Docket's clerks see it: login, language, policy, filters. */
package docket.api.webapp;
