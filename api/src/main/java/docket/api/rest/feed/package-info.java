/** The events in their one order: as pages, as a stream, as CloudEvents. */
package docket.api.rest.feed;
