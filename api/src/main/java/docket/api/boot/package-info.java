/** Brings the program up: its data folder, its database, its first start. */
package docket.api.boot;
