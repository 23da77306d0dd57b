/** The program. */
package docket.api;
