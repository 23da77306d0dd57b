/** Budget lines: appropriate, allot, read. */
package docket.api.rest.budget;
