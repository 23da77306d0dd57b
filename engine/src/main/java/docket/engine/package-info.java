/** The record: puts its parts together. */
package docket.engine;
