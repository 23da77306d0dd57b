/** Lists that are read page by page. */
package docket.api.rest.page;
