/** The edge: what feeds push is decoded, validated, and published or refused. */
package org.industrymonitor.ingest;
