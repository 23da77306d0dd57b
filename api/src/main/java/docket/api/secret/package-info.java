/** Takes passwords from outside to the letter. */
package docket.api.secret;
