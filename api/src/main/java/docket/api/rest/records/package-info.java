/** The end of what is kept: records officers ask for it and confirm it. */
package docket.api.rest.records;
