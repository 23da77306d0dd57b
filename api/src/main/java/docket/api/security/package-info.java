/** Decides who may come in, through which door, and as whom the engine then knows them. */
package docket.api.security;
