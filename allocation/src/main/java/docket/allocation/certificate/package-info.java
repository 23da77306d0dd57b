/** What proves to anybody, from one file, that a round was shared out as its rule says. */
package docket.allocation.certificate;
