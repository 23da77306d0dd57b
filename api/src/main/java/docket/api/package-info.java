package docket.api;
