/** Bounds the connections of clients that have not sent a whole request. */
package docket.api.pressure.connection;
