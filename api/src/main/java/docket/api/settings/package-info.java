/** What is set from outside, read alike by the program and by the commands beside it. */
package docket.api.settings;
