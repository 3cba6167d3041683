/** The HTTP adapter of the edge. */
package org.industrymonitor.ingest.http;
