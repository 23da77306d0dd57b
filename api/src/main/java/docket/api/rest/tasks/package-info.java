/** Tasks: list them, claim one, decide one or many. */
package docket.api.rest.tasks;
