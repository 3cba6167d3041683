/** The short way of readings of which nothing is odd, from the bytes of a line to those of a message. */
package org.industrymonitor.ingest.express;
