/** The places where errors become answers: the container, the filters, Spring MVC. */
package docket.api.problem.door;
