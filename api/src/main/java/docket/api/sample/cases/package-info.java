/** The requests that the sample organisation invents, as cases to look at and as a past to learn from. */
package docket.api.sample.cases;
