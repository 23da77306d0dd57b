/** Writes codes, ids, times and amounts as the reader of a page or of a sheet says them. */
@org.jspecify.annotations.NullMarked
package docket.api.page.words;
