/** Formats: the bytes of a body become raw readings, each with its line and its own bytes. */
package org.industrymonitor.ingest.decode;
