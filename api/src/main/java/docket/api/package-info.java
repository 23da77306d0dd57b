/** What is served: puts its parts together. */
package docket.api;
