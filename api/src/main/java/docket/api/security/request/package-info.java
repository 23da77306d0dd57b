/** Says what a request asks for, and whether a browser shows it as a page. */
package docket.api.security.request;
