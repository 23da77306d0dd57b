/** The decision sheet: a case as a document to read and to print. */
package docket.api.page.sheet;
