/** Puts together what the program serves. */
package docket.api;
